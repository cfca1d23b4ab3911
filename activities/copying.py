"""Copying a past activity: its plan and nothing else. No person, no answer and nothing that came of it goes along.

Every field of what is copied stands in one of the two tables, so that a new field must be decided on; models that are
not named here are never copied (tests/access/test_copying_a_plan.py reads the registry).
"""

from datetime import timedelta

from django.db import transaction

from activities import starting
from activities.models import Activity, Arrangement, IntendedOutcome, Purpose, TopicOfInfluence, ValueCard
from activities.models.activity import FIRST_DAY, LAST_DAY
from activities.plan_templates import taken_along

COPIED = {
    Activity: (
        "team",
        "affects",
        "about",
        "level",
        "technique",
        "technique_reason",
        "service",
        "decision",
        "decision_kind",
        "credit",
    ),
    Purpose: (
        "statement",
        "reason_to_join",
        "decided_by",
        "forum",
        "theory_service_users",
        "theory_carers",
        "theory_staff",
        "payment_statement",
    ),
    TopicOfInfluence: taken_along.OF_TOPIC,
    IntendedOutcome: taken_along.OF_OUTCOME,
    ValueCard: taken_along.OF_VALUE_CARD,
    Arrangement: taken_along.OF_ARRANGEMENT,
}
# Days are moved along with the first day, or left open.
MOVED = {
    Activity: ("starts_on", "ends_on"),
    Purpose: ("decided_on", "told_back_by"),
    IntendedOutcome: ("due_on",),
}
LEFT = {
    Activity: {
        "id": "the copy's own",
        "title": "typed anew, with “copy” at its end to begin with",
        "organisation": "the team's",
        "lead": "whoever copies",
        "created_by": "whoever copies",
        "created_at": "the day of copying",
        "worked_on_at": "the day of copying",
        "status": "a copy is a draft",
        "heard_from": "what people said then",
        "heard_already": "what people said then",
        "first_involved": "asked anew",
        "shaped_with": "may name people",
        "programme": "chosen anew: it may have come to its end",
    },
    Purpose: {
        "id": "the copy's own",
        "activity": "the copy",
        "state": "nobody has agreed to the copy",
        "amendment_reason": "history",
        "proposal": "people are asked about their own text",
    },
    TopicOfInfluence: {"id": "the copy's own", "activity": "the copy"},
    IntendedOutcome: {"id": "the copy's own", "activity": "the copy", "is_dropped": "what was dropped stays behind"},
    ValueCard: {
        "id": "the copy's own",
        "activity": "the copy",
        "order": "numbered anew, in the same order",
        "is_hidden": "hidden cards stay behind",
        "is_fixed": "nobody has picked from the copy's cards",
        "added_at": "history",
    },
    Arrangement: {
        "id": "the copy's own",
        "activity": "the copy",
        "code": "the list in force is given",
        "order": "after the list in force",
        "is_retired": "what was retired stays behind",
        "owned_by": "names a person",
        "owner": "names a person",
        "due_on": "arranged anew",
        "state": "nothing is arranged yet",
        "not_needed_reason": "decided anew",
        "evidence": "of the other activity",
    },
}

# What a coordinator reads before copying.
TAKES_ALONG = (
    "Whom it affects, what it is about, how people are involved and why that fits",
    "Why people are involved, why they would give their time, who decides, and what is paid",
    "Topics, and whether each can change",
    "Intended outcomes and how you will know",
    "Value cards, and what you added to the list of arrangements, each as “not started”",
)
LEAVES_BEHIND = (
    "Everybody who took part, and every invitation and message",
    "Everything people said, answered, agreed or asked for",
    "Agreed commitments and earlier versions of the purpose: they were agreed by others",
    "Who arranges what, by when, and how it was done",
    "Who needed to be heard and the people compared with: decide that anew",
    "Questionnaires, contributions, judgements and reports",
    "Comments and complaints the other plan began from, and the history",
)


@transaction.atomic
def copy(*, activity, title, starts_on, key, by):
    """A new draft with the plan of this activity, its days moved to a new first day or left open."""
    move = _mover(activity.starts_on, starts_on)
    new = Activity(title=title, lead=by, **_fields(activity, move))
    if starts_on and not new.starts_on:
        new.starts_on = starts_on
    own = [(each["area"], each["text"]) for each in taken_along.arrangements(activity)]
    cards = taken_along.value_cards(activity)
    begun = starting.begin(activity=new, key=key, by=by, value_cards=cards, arrangements=own, copied_from=activity)
    if begun.pk == new.pk:
        _copy_purpose(activity, new, move)
        # What kind it is was decided with the plan that is copied.
        starting.note_saved(activity=new, page=starting.KIND)
    return begun


def _copy_purpose(activity, new, move):
    Purpose.objects.filter(activity=new).update(**_fields(activity.purpose, move))
    for model, rows in (
        (TopicOfInfluence, taken_along.topics(activity)),
        (IntendedOutcome, taken_along.outcomes(activity)),
    ):
        model.objects.bulk_create(model(activity=new, **_fields(row, move)) for row in rows)


def _fields(row, move):
    """The copied fields of this row as they are, and its days moved."""
    model = type(row)
    return {name: getattr(row, name) for name in COPIED[model]} | {
        name: move(getattr(row, name)) for name in MOVED.get(model, ())
    }


def _mover(was, becomes):
    """What moves a day along with the first day; without both first days every day is left open."""
    distance = becomes - was if was and becomes else None

    def move(day):
        if not day or distance is None:
            return None
        moved = day.toordinal() + distance // timedelta(days=1)
        return day + distance if FIRST_DAY.toordinal() <= moved <= LAST_DAY.toordinal() else None

    return move
