"""What should happen by a day, across activities: one list for the home page, the dashboard and the weekly letter."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from activities.models import Activity, Arrangement, IntendedOutcome, Status
from figures.plain import say_count
from participants.models import ExpenseClaim, Outreach

# So many of one kind at most: more than anybody reads, and few enough to hold in memory for a whole organisation.
OF_A_KIND = 500
PLANNED_OR_OPEN = (Status.DRAFT, Status.AGREED, Status.OPEN)


@dataclass(frozen=True)
class Due:
    """One thing that should happen by a day, the activity it belongs to, and the page where it is done."""

    what: str
    activity: Activity
    due_on: date
    page: str


def due(activities, *, before, at_most=OF_A_KIND):
    """What should have happened before that day in these activities, the oldest first."""
    running = activities.exclude(status__in=[Status.EVALUATED, Status.CANCELLED])
    found = [item for source in SOURCES for item in source(running, before, at_most)]
    return sorted(found, key=lambda item: item.due_on)[:at_most]


def _telling_back(running, before, at_most):
    owed = running.filter(purpose__told_back_by__lt=before, contributions__told_back_on=None).distinct()
    return [
        Due("Tell people what happened", activity, activity.purpose.told_back_by, "evaluation:impact")
        for activity in owed.select_related("purpose").order_by("purpose__told_back_by", "pk")[:at_most]
    ]


def _ending(running, before, at_most):
    over = running.filter(ends_on__lt=before, status__in=PLANNED_OR_OPEN)
    return [
        Due("End the activity, or change its dates", activity, activity.ends_on, "activities:activity-detail")
        for activity in over.order_by("ends_on", "pk")[:at_most]
    ]


def _arranging(running, before, at_most):
    late = Arrangement.objects.overdue(today=before).filter(activity__in=running).select_related("activity")
    return [
        Due(arrangement.text, arrangement.activity, arrangement.due_on, "activities:process")
        for arrangement in late.order_by("due_on", "pk")[:at_most]
    ]


def _judging(running, before, at_most):
    unjudged = IntendedOutcome.objects.filter(
        activity__in=running.filter(status__in=[Status.OPEN, Status.CLOSED]),
        is_dropped=False,
        due_on__lt=before,
        staff_judgements=None,
    )
    return [
        Due(f"Say what became of: {outcome.text}", outcome.activity, outcome.due_on, "evaluation:impact")
        for outcome in unjudged.select_related("activity").order_by("due_on", "pk")[:at_most]
    ]


def _giving_back(running, before, at_most):
    owed = Outreach.objects.filter(activity__in=running, owed_by__lt=before, given_back_on=None).exclude(owed_back="")
    return [
        Due(f"Give back what is owed: {entry.owed_back}", entry.activity, entry.owed_by, "participants:outreach")
        for entry in owed.select_related("activity").order_by("owed_by", "pk")[:at_most]
    ]


def _paying(running, before, at_most):
    """Activities in which a claim waits longer than was promised, each with how many, and since when; nobody's name."""
    late = ExpenseClaim.objects.overdue(today=before).filter(involvement__activity__in=running)
    counted = late.order_by().values_list("involvement__activity").annotate(number=Count("pk"), first=Min("due_on"))
    of_activities = running.in_bulk([activity for activity, *_ in counted])
    return [
        Due(
            f"Pay people: {say_count(number, one='claim', many='claims')}",
            of_activities[activity],
            first,
            "participants:payment",
        )
        for activity, number, first in counted
    ][:at_most]


SOURCES = (_telling_back, _ending, _arranging, _judging, _giving_back, _paying)
