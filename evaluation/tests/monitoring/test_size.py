"""The report of a large organisation: 2,400 closed activities and 100 teams, 20,000 tables let out at once."""

import itertools
import os
import time
import tracemalloc

import pytest

from accounts.models import Team
from activities.models import Status
from evaluation import reporting
from evaluation.indicators.characteristics import BY_CODE
from evaluation.reports import job
from evaluation.tests.monitoring import releases
from figures.cells import Rule
from vault.models import ReleasedTable

LONG = os.environ.get("FOURPI_LONG") == "1"
ACTIVITIES, TEAMS = (2_400, 100) if LONG else (60, 10)
# Seconds on one core of the slowest machine in use, and megabytes above what the worker needs anyway.
LONGEST, LARGEST = 120, 150


@pytest.fixture
def large(cast):
    """A release of an organisation of that size; in one table of four something is shown."""
    organisation = cast.organisation
    teams = Team.objects.bulk_create(Team(organisation=organisation, name=f"Team {n:03}") for n in range(TEAMS))
    template = cast.activity("Activity", status=Status.CLOSED)
    fields = {
        field.attname: getattr(template, field.attname)
        for field in template._meta.concrete_fields
        if not field.primary_key
    }
    activities = type(template).objects.bulk_create(
        type(template)(**fields | {"title": f"Activity {n:04}", "team": teams[n % TEAMS]}) for n in range(ACTIVITIES)
    )
    made = releases.release(organisation)
    scopes = [("organisation", organisation.pk)]
    scopes += [("team", team.pk) for team in teams] + [("activity", activity.pk) for activity in activities]
    kinds = itertools.cycle((True, False, False, False))
    ReleasedTable.objects.bulk_create(
        (_table(made, scope, code, is_shown=next(kinds)) for scope in scopes for code in BY_CODE), batch_size=2_000
    )
    return made


def _table(made, scope, code, *, is_shown):
    table = ReleasedTable(characteristic=code, state=ReleasedTable.State.NOT_ENOUGH, as_at=made.as_at)
    if is_shown:
        counts = {category: 7 * place + 3 for place, category in enumerate(BY_CODE[code].labels)}
        table = releases.draft(code, counts, rule=Rule(), declined=6, blank=2)
    table.release, table.scope_kind, table.scope_id = made, scope[0], str(scope[1])
    return table


def test_a_large_organisation_gets_a_report_of_ordinary_length(large, cast):
    report = reporting.report_on(large, by=cast.monitoring_lead)
    tracemalloc.start()
    began = time.monotonic()
    assert job.build(report.pk)
    took, most = time.monotonic() - began, tracemalloc.get_traced_memory()[1] / 1_000_000
    tracemalloc.stop()
    report.refresh_from_db()
    sizes = {file.format: len(file.content) for file in report.files.all()}
    print(f"{large.tables.count():,} tables: {took:.1f} s, {most:.0f} MB at most, files {sizes}")
    assert report.state == "done", report.error
    assert took < LONGEST
    assert most < LARGEST
    assert len(report.document["blocks"]) < 100
    assert len(str(report.document)) < 200_000
