"""A questionnaire with one question of every kind, one of them on a page that an answer leads to, and a round of it."""

from datetime import timedelta

from django.utils import timezone

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations, submission
from evaluation.models import Given, Invitation, Item, Kind, Phase, Questionnaire, QuestionnaireVersion

OPT_OUT = {"code": "rather_not_say", "label": "I would rather not say", "meaning": "rather_not_say"}
YES_NO = [
    {"code": "yes", "label": "Yes", "meaning": "favourable"},
    {"code": "no", "label": "No", "meaning": "unfavourable"},
    OPT_OUT,
]
BARRIERS = [
    {"code": "cost", "label": "The cost", "meaning": "unfavourable"},
    {"code": "time", "label": "The time of day", "meaning": "unfavourable"},
    {"code": "nothing", "label": "None of these", "meaning": "favourable", "is_exclusive": True},
    OPT_OUT,
]
WISHES = [
    {"code": code, "label": label, "meaning": "neutral"}
    for code, label in (("calls", "Phone calls"), ("letters", "Letters"), ("visits", "Visits"), ("texts", "Texts"))
]
QUESTIONS = (
    ("WENT", Kind.CHOICE, "Did you go to a session?", YES_NO, "process"),
    ("HARD", Kind.MANY, "What made it hard to come?", BARRIERS, "process"),
    ("WISH", Kind.RANKING, "What should we do more of?", WISHES, "impact"),
    ("LAST", Kind.DATE, "When did you last come?", [], "presence"),
    ("WORD", Kind.SHORT_TEXT, "One word for it?", [], "principles"),
)
LED_TO = "HARD"


def publish(cast, *, led_to=LED_TO, by=("no",), code="all-kinds"):
    """Publish it for Northfield: every question on a page of its own; `led_to` only for those who said `by` to WENT."""
    for name, kind, text, _, stage in QUESTIONS:
        Item.objects.get_or_create(
            code=name,
            defaults={
                "organisation": cast.organisation,
                "kind": kind,
                "stage": stage,
                "texts": {"en": {"text": text}},
                "use": Item.Use.TEXT if kind == Kind.SHORT_TEXT else Item.Use.COUNTED,
            },
        )
    pages = [page(*question) for question in QUESTIONS]
    for one in pages:
        if one["items"][0]["code"] == led_to:
            one["shown_if"] = {"code": "WENT", "options": list(by)}
    content = {"title": "Every kind of question", "minutes": 2, "note": "", "pages": pages}
    questionnaire, _ = Questionnaire.objects.get_or_create(
        code=code,
        defaults={
            "organisation": cast.organisation,
            "title": "Every kind of question",
            "phase": Phase.AFTER,
            "capacities": [Capacity.SERVICE_USER, Capacity.CARER],
        },
    )
    return QuestionnaireVersion.objects.create(
        questionnaire=questionnaire,
        number=questionnaire.versions.count() + 1,
        content=content,
        content_hash=QuestionnaireVersion.hash_of(content),
    )


def page(code, kind, text, options, _):
    item = {"code": code, "kind": kind, "text": text, "hint": "", "is_sensitive": False, "options": options}
    return {"title": text, "intro": "", "items": [item]}


def run_round(cast, answers, *, version=None, activity=None, **asked):
    """Ask, answer and close. `answers`: {capacity: [{item code: options, or words}, …]}. Returns the round."""
    version = version or publish(cast)
    activity = activity or cast.activity(status=Status.OPEN)
    people = [(cast.person(activity, capacity), one) for capacity, many in answers.items() for one in many]
    round_, _ = invitations.open_round(
        activity=activity,
        phase=Phase.AFTER,
        closes_on=timezone.localdate() + timedelta(days=14),
        by=cast.coordinator,
        versions=dict.fromkeys(answers, version),
        **asked,
    )
    for person, one in people:
        send(person, one, round_=round_)
    invitations.close_round(round_=round_, by=cast.coordinator)
    round_.refresh_from_db()
    return round_


def send(person, answers, *, round_, **how):
    """Send in {item code: options, or words}; None for somebody who does not answer."""
    if answers is None:
        return
    invitation = Invitation.objects.get(round=round_, involvement=person)
    given = {code: Given(words=said) if isinstance(said, str) else Given(tuple(said)) for code, said in answers.items()}
    submission.save_page(invitation=invitation, answers=given)
    submission.submit(invitation=invitation, **({"words_may_be_used": True} | how))
