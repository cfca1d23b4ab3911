"""Questions months later, planned by the calendar from the last day of the activity."""

import calendar
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from activities.models import Activity, Status
from evaluation.models import Phase, QuestionnaireVersion, Round
from evaluation.planning import USUAL_WEEKS, choose_audience

# Four months after the end, or as soon as can be while six months have not gone by.
USUAL_MONTHS, MOST_MONTHS = 4, 6
NOTICE = timedelta(days=14)


def day_of_follow_up(activity, *, today):
    """The day on which people are asked once more; None if the activity has no end, or ended too long ago."""
    if activity.ends_on is None:
        return None
    usual = months_after(activity.ends_on, USUAL_MONTHS)
    if usual > today:
        return usual
    soon = today + NOTICE
    return soon if soon <= months_after(activity.ends_on, MOST_MONTHS) else None


def plan_follow_ups(*, today):
    """Plan a follow-up wherever people were asked afterwards or the work has closed; move those whose dates moved."""
    for activity in _awaiting_follow_up():
        _plan_follow_up(activity, today=today)
    untouched = Round.objects.are_planned().filter(phase=Phase.FOLLOW_UP, planned_by=None)
    for round_ in untouched.select_related("activity"):
        _move_follow_up(round_, today=today)


def months_after(day, months):
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _awaiting_follow_up():
    rounds = Round.objects.filter(activity=OuterRef("pk"))
    asked_after = Exists(rounds.filter(phase=Phase.AFTER, closed_at__isnull=False))
    is_over = Q(status__in=[Status.CLOSED, Status.EVALUATED])
    return Activity.objects.filter(
        asked_after | is_over,
        ~Exists(rounds.filter(phase=Phase.FOLLOW_UP)),
        ends_on__isnull=False,
        no_follow_up=None,
    ).exclude(status__in=[Status.DRAFT, Status.CANCELLED])


@transaction.atomic
def _plan_follow_up(activity, *, today):
    day = day_of_follow_up(activity, today=today)
    versions = QuestionnaireVersion.objects.usual(phase=Phase.FOLLOW_UP, organisation=activity.organisation)
    # Held and looked at once more, so that two clocks, or a person and the clock, do not plan twice.
    Activity.objects.select_for_update().get(pk=activity.pk)
    if day is None or not versions or not _awaiting_follow_up().filter(pk=activity.pk).exists():
        return
    round_ = Round.objects.create(activity=activity, phase=Phase.FOLLOW_UP, opens_on=day, closes_on=_usual_end(day))
    choose_audience(round_, versions)


def _move_follow_up(round_, *, today):
    """Four months after the end as it is now. One that is due opens, or says why not: it is not pushed along."""
    ends_on = round_.activity.ends_on
    day = ends_on and months_after(ends_on, USUAL_MONTHS)
    if not day or day <= today or round_.opens_on <= today:
        return
    untouched = Round.objects.are_planned().filter(pk=round_.pk, planned_by=None).exclude(opens_on=day)
    untouched.update(opens_on=day, closes_on=_usual_end(day))


def _usual_end(day):
    return day + timedelta(weeks=USUAL_WEEKS)
