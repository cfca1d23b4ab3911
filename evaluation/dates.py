"""What of telling people back and judging has a day by which it should happen."""

from django.db.models import DateField, Exists, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from activities import due
from activities.due import Source
from activities.models import IntendedOutcome, Purpose, PurposeVersion, Status
from evaluation.models import Contribution


def register():
    due.watch(
        Source(
            "telling people back",
            _owed,
            day="promised_on",
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
    """Where people were not told by the day that was agreed, whether or not anything they said was written down.

    Before that nobody was promised a day; then the one that is being written counts for what people said already.
    """
    versions = PurposeVersion.objects.filter(activity=OuterRef("activity")).order_by("-number")
    agreed_on = versions.values(day=Cast(KT("content__told_back_by"), DateField()))[:1]
    said = Contribution.objects.filter(activity=OuterRef("activity"))
    untold = Exists(said.filter(told_back_on=None)) | (Exists(versions) & ~Exists(said))
    dated = Purpose.objects.annotate(promised_on=Coalesce(Subquery(agreed_on), "told_back_by"))
    return dated.filter(untold, promised_on__lt=before)


def _unjudged(today, before):
    running = [Status.OPEN, Status.CLOSED]
    outcomes = IntendedOutcome.objects.filter(activity__status__in=running, is_dropped=False, staff_judgements=None)
    return outcomes.filter(due_on__lt=before)
