"""Asking for equality figures, and reading what was let out. The asking adds a row; the vault does the rest."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation
from participants.models import PresencePlan
from vault.models import Release

MONTHS_A_QUARTER = 3


@transaction.atomic
def ask(*, organisation, by, as_at=None):
    """The release under way for this organisation, or a new one. Two people pressing at once get the same row."""
    release = Release(organisation=organisation, as_at=as_at or timezone.localdate(), asked_by=by)
    Release.objects.bulk_create([release], ignore_conflicts=True)
    mine = Release.objects.filter(pk=release.pk).first()
    return mine or Release.objects.under_way().filter(organisation=organisation).get()


def newest_done(organisation):
    """The release whose figures are the newest on show, or None."""
    return Release.objects.finished().filter(organisation=organisation).first()


def tables_of(release, scope_kind, scope_id):
    """The tables of one scope in the order of the menu, those that are withheld among them."""
    return list(release.tables.filter(scope_kind=scope_kind, scope_id=str(scope_id)))


def ask_for_the_quarter(*, today):
    """Add what the calendar asks for, once a quarter and organisation, however often this runs. Returns the new rows.

    Where another release is under way the row waits for the next run. Newer figures that somebody asked for will do.
    """
    ended_on = last_quarter(today=today)
    due = (
        Organisation.objects.filter(activities__presence_plan__monitoring=PresencePlan.Monitoring.PLANNED)
        .exclude(releases__quarter_ended_on=ended_on)
        .exclude(releases__in=Release.objects.finished().filter(as_at__gte=ended_on))
        .distinct()
    )
    rows = [Release(organisation=each, as_at=ended_on, quarter_ended_on=ended_on) for each in due]
    Release.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Release.objects.filter(pk__in=[row.pk for row in rows]))


def last_quarter(*, today):
    """The last day of the quarter that ended before this day."""
    first_month = (today.month - 1) // MONTHS_A_QUARTER * MONTHS_A_QUARTER + 1
    return date(today.year, first_month, 1) - timedelta(days=1)
