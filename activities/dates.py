"""What in planning has a day by which it should happen."""

from datetime import timedelta

from django.db.models import DateField, Exists, OuterRef
from django.db.models.functions import Cast, TruncDate

from activities import due
from activities.due import Source
from activities.models import Activity, Arrangement, Paper, Promise, ReviewDate, Session, Status

# A plan that nobody has worked on for so long stands still.
STANDS_STILL = timedelta(weeks=3)


def register():
    due.watch(
        Source(
            "ending it, or changing its dates",
            lambda today, before: Activity.objects.under_way().filter(ends_on__lt=before),
            day="ends_on",
            what=lambda activity: "End the activity, or change its dates",
            page="activities:activity-detail",
            path="pk",
        ),
        Source(
            "going on with the plan",
            _standing_still,
            day="stands_still_on",
            what=lambda activity: "Go on with the plan, or cancel it: nobody has worked on it for three weeks",
            page="activities:activity-detail",
            path="pk",
        ),
        Source(
            "something to arrange",
            lambda today, before: Arrangement.objects.overdue(today=before),
            day="due_on",
            what=lambda arrangement: arrangement.text,
            page="activities:process",
        ),
        Source(
            "keeping a promise",
            lambda today, before: Promise.objects.overdue(today=before),
            day="due_on",
            what=lambda promise: f"Keep a promise: {promise.text}",
            page="activities:promises",
        ),
        Source(
            "looking again at what was agreed",
            lambda today, before: ReviewDate.objects.waiting().filter(due_on__lt=before),
            day="due_on",
            what=lambda review: "Look again at what you agreed to keep to",
            page="activities:principles",
        ),
        Source(
            "sending papers",
            _papers_unsent,
            day="papers_due_on",
            what=lambda session: f"Send the papers for: {session.title}",
            page="activities:session-list",
        ),
    )


def _standing_still(today, before):
    """Plans that stand still today: that they will is not known ahead. What is agreed may wait for its first day."""
    last_day = Cast(TruncDate("worked_on_at") + STANDS_STILL, DateField())
    plans = Activity.objects.filter(status__in=[Status.DRAFT, Status.AGREED])
    plans = plans.exclude(status=Status.AGREED, starts_on__gt=today)
    return plans.annotate(stands_still_on=last_day).filter(worked_on_at__date__lt=today - STANDS_STILL)


def _papers_unsent(today, before):
    waiting = Paper.objects.filter(session=OuterRef("pk"), sent_on=None)
    return Session.objects.taking_place().filter(Exists(waiting), on__gte=today, papers_due_on__lt=before)
