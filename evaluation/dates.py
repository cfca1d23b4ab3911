"""What of telling people back and judging has a day by which it should happen."""

from django.db.models import Exists, OuterRef

from activities import due
from activities.due import Source
from activities.models import IntendedOutcome, Purpose, Status
from evaluation.models import Contribution


def register():
    due.watch(
        Source(
            "telling people back",
            _owed,
            day="told_back_by",
            what=lambda purpose: "Tell people what happened",
            page="evaluation:impact",
        ),
        Source(
            "saying what became of an outcome",
            _unjudged,
            day="due_on",
            what=lambda outcome: f"Say what became of: {outcome.text}",
            page="evaluation:impact",
        ),
    )


def _owed(today, before):
    untold = Contribution.objects.filter(activity=OuterRef("activity"), told_back_on=None)
    return Purpose.objects.filter(Exists(untold), told_back_by__lt=before)


def _unjudged(today, before):
    running = [Status.OPEN, Status.CLOSED]
    outcomes = IntendedOutcome.objects.filter(activity__status__in=running, is_dropped=False, staff_judgements=None)
    return outcomes.filter(due_on__lt=before)
