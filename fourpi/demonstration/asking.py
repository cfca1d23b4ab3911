"""The questionnaires of an activity: people are asked, answer or do not, and judge what became of the outcomes."""

from django.urls import reverse
from django.utils import timezone

from activities.framework import Capacity
from evaluation import invitations, judging, modes, planning, submission
from evaluation.models import (
    Channel,
    HelpedBy,
    Invitation,
    Mode,
    OutcomeJudgement,
    Phase,
    QuestionnaireVersion,
    Round,
)
from fourpi.demonstration import answers
from fourpi.demonstration.days import day
from participants import links
from participants.models import Participant, Route

WORDS_MAY_BE_USED = 0.7
JUDGES = 0.85
BEGUN_PAGES = 2
EASY_READ = "en-easy"


def plan(*, activity, told, by):
    """A round that opens on a day to come."""
    usual = QuestionnaireVersion.objects.usual(phase=told["phase"], organisation=activity.organisation)
    planned = planning.Plan(opens_on=day(told["opens"]), closes_on=day(told["closes"]), versions=usual)
    planning.plan(activity=activity, phase=told["phase"], plan=planned, by=by)


def ask(*, activity, told, outcomes, joined, chance, by):
    """One round: everybody is asked, a share of each capacity answers, and it closes if the file says so."""
    # All of it happens today and is moved back afterwards, so today people can still answer.
    last_day = max(day(told["closes"]), timezone.localdate())
    _choose_easy_read(told, joined)
    round_, _messages = invitations.open_round(
        activity=activity, phase=told["phase"], closes_on=last_day, mode=_mode(told), by=by
    )
    asked = {
        invitation.involvement_id: invitation
        for invitation in Invitation.objects.filter(round=round_).select_related(
            "version", "round", "involvement__participant"
        )
    }
    words = answers.Words(told["words"], chance=chance)
    for capacity, people in joined.items():
        # Whoever has left since is not asked how it goes.
        people = [involvement for involvement in people if involvement.pk in asked]
        answering = round(told["share"].get(capacity, 0) * len(people))
        helped = told.get("helped", {}).get(capacity, [])
        for place, involvement in enumerate(people[:answering]):
            helper, channel = helped[place] if place < len(helped) else (HelpedBy.NOBODY, Channel.WEB)
            if channel == Channel.WEB:
                _open_link(asked[involvement.pk], by=by)
            _answer(asked[involvement.pk], capacity, told, words, chance, helped_by=helper, channel=channel)
        if told.get("begun") and capacity == Capacity.SERVICE_USER:
            for involvement in people[answering : answering + told["begun"]]:
                _open_link(asked[involvement.pk], by=by)
                _begin(asked[involvement.pk], capacity, told, words, chance)
        if told["phase"] == Phase.AFTER and capacity != Capacity.STAFF:
            _judge(people[:answering], capacity, activity, outcomes, chance)
    if told["is_closed"]:
        invitations.close_round(round_=round_, by=by)
    Round.objects.filter(pk=round_.pk).update(closes_on=day(told["closes"]))


def judge_as_staff(*, activity, outcomes, by):
    """What the staff say became of each outcome, where the file has it."""
    for outcome, told in zip(activity.outcomes.all(), outcomes, strict=True):
        if "staff" in told:
            verdict, evidence = told["staff"]
            judging.judge_as_staff(outcome=outcome, verdict=verdict, evidence=evidence, by=by)


def _choose_easy_read(told, joined):
    """The first few of a capacity have chosen Easy Read, and are asked in it from now on."""
    for capacity, number in told.get("easy_read", {}).items():
        readers = [involvement.participant_id for involvement in joined[capacity][:number]]
        Participant.objects.filter(pk__in=readers).update(reads_in=EASY_READ)


def _mode(told):
    """As the file says; where there is no vault to seal answers that are cut off, the usual one."""
    mode = told.get("mode", Mode.CONFIDENTIAL)
    return mode if mode in modes.offered() else Mode.CONFIDENTIAL


def _open_link(invitation, *, by):
    """Whoever answers on a screen has opened a link first: the one in the e-mail, or one that was handed over."""
    involvement = invitation.involvement
    token = links.draw(
        involvement=involvement,
        opens=reverse("evaluation:questionnaire", args=[invitation.pk]),
        by=None if involvement.participant.route == Route.EMAIL else by,
    )
    links.open_link(link=links.find(token), device_secret=None)


def _answer(invitation, capacity, told, words, chance, **how):
    submission.save_page(invitation=invitation, answers=_draw(invitation, capacity, told, words, chance))
    submission.submit(invitation=invitation, words_may_be_used=chance.random() < WORDS_MAY_BE_USED, **how)


def _begin(invitation, capacity, told, words, chance):
    """Somebody has done the first pages and will come back to it."""
    drawn = _draw(invitation, capacity, told, words, chance)
    first = [question.code for page in invitation.version.pages[:BEGUN_PAGES] for question in page.questions]
    submission.save_page(invitation=invitation, answers={code: drawn[code] for code in first if code in drawn})


def _draw(invitation, capacity, told, words, chance):
    return answers.draw(
        version=invitation.version,
        capacity=capacity,
        mood=told["mood"][capacity],
        harder=told["harder"],
        words=words,
        chance=chance,
    )


def _judge(people, capacity, activity, outcomes, chance):
    known = list(zip(activity.outcomes.all(), outcomes, strict=True))
    OutcomeJudgement.objects.bulk_create(
        OutcomeJudgement(involvement=involvement, outcome=outcome, verdict=chance.choice(told["people"][capacity]))
        for involvement in people
        for outcome, told in known
        if capacity in told.get("people", {}) and chance.random() < JUDGES
    )
