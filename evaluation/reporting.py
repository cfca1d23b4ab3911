"""Asking for a report: one at a time for each activity or release, and a finished one is never changed."""

from django.db import transaction
from django.utils import timezone

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
    """The report on figures of today; where there are none yet, the vault is asked for them, and the report waits."""
    newest = releases.newest_done(organisation)
    if newest and newest.as_at == timezone.localdate() and not newest.reports.exists():
        return report_on(newest, by=by)
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


def report_on_the_quarter(*, today):
    """One report for each organisation whose figures of the last quarter are there or asked for; twice changes nothing.

    Somebody's own report on figures at least as new will do.
    """
    ended_on = releases.last_quarter(today=today)
    recent = Release.objects.filter(as_at__gte=ended_on).exclude(state=Release.State.FAILED)
    reported = Report.objects.filter(release__as_at__gte=ended_on).exclude(state=Report.State.FAILED)
    waiting = recent.exclude(organisation__in=reported.values("organisation")).order_by("organisation_id", "-as_at")
    return [report_on(release) for release in waiting.distinct("organisation_id")]


def try_again(*, report, by):
    """Once more after a failure. Where the vault failed, it is asked again, and a new report waits for it."""
    if report.release and report.release.state == Release.State.FAILED:
        return request_diversity_report(organisation=report.organisation, by=by)
    report.try_again()
    return report
