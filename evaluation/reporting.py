"""Asking for a report: one at a time for each activity or release, and a finished one is never changed."""

from django.db import transaction

from evaluation.models import Report
from figures.plain import say_date
from vault import releases
from vault.models import Release


@transaction.atomic
def request_report(*, activity, by):
    """The report under way for this activity, or a new one. Two people pressing at once get the same row."""
    title = f"Impact report: {activity.title}"[:300]
    report = Report(activity=activity, organisation_id=activity.organisation_id, title=title, requested_by=by)
    Report.objects.bulk_create([report], ignore_conflicts=True)
    mine = Report.objects.filter(pk=report.pk).first()
    return mine or Report.objects.under_way().filter(activity=activity).latest("requested_at")


@transaction.atomic
def request_diversity_report(*, organisation, by):
    """Ask the vault for figures, and for the report that waits for them; both may be under way already."""
    return report_on(releases.ask(organisation=organisation, by=by), by=by)


@transaction.atomic
def report_on(release, *, by=None):
    """The one report on this release, however often and by whomever it is asked for. `by` None: the calendar."""
    report = Report(
        kind=Report.Kind.DIVERSITY,
        organisation_id=release.organisation_id,
        release=release,
        title=f"Diversity monitoring: the year to {say_date(release.as_at)}",
        requested_by=by,
    )
    Report.objects.bulk_create([report], ignore_conflicts=True)
    return Report.objects.get(release=release)


def report_on_the_calendars_releases():
    """Each quarter the vault's calendar lets figures out; each of them gets its report, once."""
    waiting = Release.objects.filter(asked_by=None, reports=None).exclude(state=Release.State.FAILED)
    return [report_on(release) for release in waiting]


def try_again(*, report, by):
    """Once more after a failure. Where the vault failed, it is asked again, and a new report waits for it."""
    if report.release and report.release.state == Release.State.FAILED:
        return request_diversity_report(organisation=report.organisation, by=by)
    report.try_again()
    return report
