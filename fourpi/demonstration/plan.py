"""The planning of an activity as its file tells it: purpose, commitments, who should be there, what is arranged."""

from activities import locking, planning
from activities.models import Activity, Arrangement, Commitment, IntendedOutcome, Purpose, TopicOfInfluence
from fourpi.demonstration import comparisons, starting
from fourpi.demonstration.days import day
from participants.models import PresencePlan

PLAIN = ("title", "about", "level", "technique", "technique_reason", "credit")


def start(*, told, team, by):
    """The activity with everything written down about it, still a draft."""
    activity = Activity(
        team=team,
        lead=by,
        starts_on=day(told["starts"]),
        ends_on=day(told["ends"]),
        **{field: told[field] for field in PLAIN},
    )
    planning.start(activity=activity, by=by)
    starting.begin(activity=activity, told=told)
    _write_purpose(activity, told)
    Commitment.objects.bulk_create(
        Commitment(activity=activity, text=text, order=order) for order, text in enumerate(told["commitments"])
    )
    if told["presence"]:
        PresencePlan.objects.create(activity=activity, **told["presence"])
    if "population" in told:
        comparisons.compare(owner={"activity": activity}, name=told["population"], by=activity.lead, dimensions=1)
    _arrange(activity, **told["arrangements"])
    return activity


def amend(*, activity, told, by):
    """An amendment with its reason: people are told back on another day than was agreed."""
    locking.start_amendment(activity=activity, reason=told["reason"])
    Purpose.objects.filter(activity=activity).update(told_back_by=day(told["told_back"]))
    locking.lock_purpose(activity=activity, by=by)


def _write_purpose(activity, told):
    purpose = dict(told["purpose"])
    decided_on, told_back_by = day(purpose.pop("decided")), day(purpose.pop("told_back"))
    Purpose.objects.filter(activity=activity).update(decided_on=decided_on, told_back_by=told_back_by, **purpose)
    TopicOfInfluence.objects.bulk_create(
        TopicOfInfluence(activity=activity, text=text, openness=openness) for text, openness in told["topics"]
    )
    IntendedOutcome.objects.bulk_create(
        IntendedOutcome(
            activity=activity,
            text=outcome["text"],
            kind=outcome["kind"],
            how_we_will_know=outcome["how_we_will_know"],
            due_on=day(outcome["due"]),
        )
        for outcome in told["outcomes"]
    )
    activity.refresh_from_db()


def _arrange(activity, *, rest, due=None, done=(), planned=(), not_needed=(), evidence=()):
    """Give every arrangement its state: those named in the file first, the rest as the file says."""
    arrangements = list(activity.arrangements.all())
    for arrangement in arrangements:
        code = arrangement.code
        arrangement.state, arrangement.due_on = rest, day(due)
        if code in done:
            arrangement.state, arrangement.due_on = Arrangement.State.DONE, None
        if code in planned:
            arrangement.state = Arrangement.State.PLANNED
            arrangement.owner, arrangement.due_on = planned[code][0], day(planned[code][1])
        if code in not_needed:
            arrangement.state, arrangement.due_on = Arrangement.State.NOT_NEEDED, None
            arrangement.not_needed_reason = not_needed[code]
        if code in evidence:
            arrangement.evidence = evidence[code]
    fields = ["state", "owner", "due_on", "not_needed_reason", "evidence"]
    Arrangement.objects.bulk_update(arrangements, fields)
