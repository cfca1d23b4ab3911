"""Planning whom to ask what and when, and changing it until people are asked."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from activities.models import Activity, Status
from evaluation import modes
from evaluation.models import Mode, NoFollowUp, Phase, Round, RoundAudience

USUAL_WEEKS = 3
NOT_AGREED = "Agree and lock the purpose before you ask people: they answer about what was agreed."
WAS_CANCELLED = "This activity was cancelled, so nobody is asked about it any more."
IS_EVALUATED = (
    "This activity has been evaluated, so nobody is asked about it any more. Questions months later still can be."
)
TOO_LATE_FOR_BEFORE = "The work with people is over, so nobody can be asked any more what they expect of it."
NOTHING_IN_BETWEEN = "The work with people is over, so there is nothing in between to ask about."
ASKED_ALREADY = "This activity has already asked people at this point, or plans to."
NOBODY_CHOSEN = "Choose at least one group to ask."
IS_OPEN = (
    "These questions are open already. People were told who may see what they say, and each answers what they were "
    "asked, so only the last day can still be changed."
)
IS_CLOSED = "These questions are closed, so nothing about them can be changed any more."


@dataclass(frozen=True)
class Plan:
    """What staff decide about a round before it opens. `versions` is {capacity: version}: who is asked, and what."""

    closes_on: date
    versions: dict = field(default_factory=dict)
    opens_on: date | None = None
    mode: str = Mode.CONFIDENTIAL
    asks_leavers: bool = True
    reminders: int = 2

    @property
    def fields(self):
        names = ("closes_on", "opens_on", "mode", "asks_leavers", "reminders")
        return {name: getattr(self, name) for name in names}


def refusal_to_ask(activity, *, phase):
    """Why people cannot be asked at this point now, in a sentence; empty if they can."""
    always = {Status.DRAFT: NOT_AGREED, Status.CANCELLED: WAS_CANCELLED}
    over = {
        Phase.BEFORE: {Status.CLOSED: TOO_LATE_FOR_BEFORE, Status.EVALUATED: IS_EVALUATED},
        Phase.AFTER: {Status.EVALUATED: IS_EVALUATED},
        Phase.FOLLOW_UP: {},
        Phase.PULSE: {Status.CLOSED: NOTHING_IN_BETWEEN, Status.EVALUATED: NOTHING_IN_BETWEEN},
    }
    return (always | over[Phase(phase)]).get(activity.status, "")


@transaction.atomic
def plan(*, activity, phase, plan, by):
    """Plan a round; nobody is asked yet. Raises ValidationError with the sentence why it cannot be planned."""
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if refusal := refusal_to_ask(held, phase=phase) or modes.refusal(plan.mode):
        raise ValidationError(refusal)
    try:
        with transaction.atomic():
            round_ = Round.objects.create(activity=activity, phase=phase, planned_by=by, **plan.fields)
    except IntegrityError as error:
        raise ValidationError(ASKED_ALREADY) from error
    choose_audience(round_, plan.versions)
    return round_


@transaction.atomic
def change(*, round_, plan, by):
    """Plan it otherwise; the calendar leaves it alone from then on. Raises ValidationError once it is open."""
    held = _hold_planned(round_)
    if refusal := modes.refusal(plan.mode):
        raise ValidationError(refusal)
    Round.objects.filter(pk=held.pk).update(planned_by=by, **plan.fields)
    choose_audience(held, plan.versions)


@transaction.atomic
def cancel(*, round_, by):
    """Nobody is asked, and the calendar does not plan a follow-up again. Raises ValidationError once it is open."""
    held = _hold_planned(round_)
    if held.phase == Phase.FOLLOW_UP:
        NoFollowUp.objects.get_or_create(activity_id=held.activity_id, defaults={"said_by": by})
    held.delete()


@transaction.atomic
def move_last_day(*, round_, closes_on):
    """Give people more time, or less, but never a day that is over. Raises ValidationError once it is closed."""
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if held.is_closed:
        raise ValidationError(IS_CLOSED)
    if closes_on < timezone.localdate():
        raise ValidationError("The last day to answer must be today or later.")
    Round.objects.filter(pk=held.pk).update(closes_on=closes_on)


def choose_audience(round_, versions):
    """Who is asked what: {capacity: version}. Replaces what was chosen before; the database refuses it once open."""
    if not versions:
        raise ValidationError(NOBODY_CHOSEN)
    round_.audience.all().delete()
    RoundAudience.objects.bulk_create(
        RoundAudience(round=round_, capacity=capacity, version=version) for capacity, version in versions.items()
    )


def _hold_planned(round_):
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if not held.is_planned:
        raise ValidationError(IS_CLOSED if held.is_closed else IS_OPEN)
    return held
