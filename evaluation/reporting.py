"""Asking for a report: one at a time for each activity, and a finished one is never changed."""

from django.db import transaction

from evaluation.models import Report


@transaction.atomic
def request_report(*, activity, by):
    """The report under way for this activity, or a new one. Two people pressing at once get the same row."""
    report = Report(activity=activity, title=f"Impact report: {activity.title}"[:300], requested_by=by)
    Report.objects.bulk_create([report], ignore_conflicts=True)
    mine = Report.objects.filter(pk=report.pk).first()
    return mine or Report.objects.under_way().filter(activity=activity).latest("requested_at")
