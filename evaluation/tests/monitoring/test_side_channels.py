"""No true count leaves with a report: not in words, attributes, drawings, files, their metadata, headers or names."""

import itertools
import json
import re

import pytest
from django.test import Client

from activities.models import Status
from evaluation import reporting
from evaluation.charts import dots
from evaluation.charts.svg import element
from evaluation.indicators.characteristics import BY_CODE
from evaluation.reports import diversity, job
from evaluation.reports.blocks import Document, Picture, Table
from evaluation.reports.workbook import Sheet
from evaluation.tests.monitoring import releases
from evaluation.tests.monitoring.published import everything, sightings
from evaluation.tests.monitoring.test_representation import compared_with_everything

# Counts that no drawing's coordinates and no date could be mistaken for; none of them is a multiple of five.
SENTINELS = [11_213 + 1_009 * step + (step % 3) for step in range(80)]
SENTINELS = [count + 1 if count % 5 == 0 else count for count in SENTINELS]


@pytest.fixture
def published(cast, monkeypatch):
    """A report on true counts that may be seen nowhere; returns (what left, the true counts)."""
    compared_with_everything(monkeypatch)
    made, true = _release(cast)

    def publish():
        report = reporting.report_on(made, by=cast.monitoring_lead)
        assert job.build(report.pk)
        report.refresh_from_db()
        assert report.state == "done", report.error
        client = Client()
        client.force_login(cast.manager)
        return everything(client, report)

    return publish, true


def _release(cast):
    made, numbers, true = releases.release(cast.organisation), iter(SENTINELS), set()
    closed = cast.activity(status=Status.CLOSED)
    scopes = (None, ("team", str(cast.team.pk)), ("activity", str(closed.pk)))
    for scope in scopes:
        codes = BY_CODE if scope is None else ("sex", "ethnic_group")
        for code in codes:
            counts = {category: next(numbers) for category in BY_CODE[code].labels}
            releases.show(made, code, counts, scope=scope, declined=next(numbers), blank=3)
            true |= {*counts.values(), sum(counts.values())}
    pairs = itertools.product(BY_CODE["age"].labels, ("stayed", "left"))
    counts = {pair: next(numbers) for pair in pairs}
    releases.show(made, "age+stayed", counts)
    given, not_given = next(numbers), next(numbers)
    releases.cover(made, given=given, not_given=not_given)
    return made, {count for count in true | {*counts.values(), given, not_given} if count % 5}


def test_no_true_count_is_anywhere(published):
    publish, true = published
    assert sightings(publish(), true) == []
    assert len(true) > 40


def _in_an_attribute(monkeypatch, count):
    draw = dots.draw_dot

    def sabotaged(sheet, dot, **place):
        sheet.parts.append(element("g", data_count=str(count)))
        return draw(sheet, dot, **place)

    monkeypatch.setattr("evaluation.charts.drawing.draw_dot", sabotaged)


def _in_the_title(monkeypatch, count):
    write = diversity.write
    monkeypatch.setattr(
        diversity,
        "write",
        lambda release: Document.from_json(write(release).to_json() | {"title": f"{count:,} people"}),
    )


def _on_a_sheet_of_the_workbook(monkeypatch, count):
    monkeypatch.setattr(diversity, "sheets", lambda release: [Sheet("All", ("Group", "People"), [("Asian", count)])])


@pytest.mark.parametrize(
    ("sabotage", "places"),
    [
        (_in_an_attribute, {"page"}),
        (_in_the_title, {"pdf: words", "pdf: about itself", "xlsx: docProps/core.xml"}),
        (_on_a_sheet_of_the_workbook, {"xlsx: xl/worksheets/sheet11.xml"}),
    ],
)
def test_a_true_count_that_gets_out_is_found(published, monkeypatch, sabotage, places):
    publish, true = published
    sabotage(monkeypatch, max(true))
    found = {sighting.rpartition(": ")[0] for sighting in sightings(publish(), true)}
    assert places <= found


def test_counts_that_print_the_same_give_the_same_report(cast, monkeypatch):
    """Whoever holds two reports, or one report and the truth, learns no more than the rounded figures say."""
    compared_with_everything(monkeypatch)
    # 23 to 27 all print 25, and 0 to 4 all print "fewer than 5"; sums of two or more may print differently, so that
    # what answered is held fixed here.
    written = []
    for first, second in ((23, 27), (27, 23), (25, 25), (24, 26)):
        made = releases.release(cast.organisation)
        releases.show(made, "sex", {"female": first, "male": second}, declined=first % 5, blank=second - 23)
        few = {"asian": 4 - first % 5, "black": first % 5, "mixed": 0, "other": 3}
        releases.show(made, "ethnic_group", {**few, "white": 50 - sum(few.values())}, declined=2)
        written.append(json.dumps(diversity.write(made).to_json()))
    assert len(set(written)) == 1


def test_every_count_on_show_is_rounded(cast, monkeypatch):
    compared_with_everything(monkeypatch)
    made, _ = _release(cast)
    document = diversity.write(made)
    tables = [block.table if isinstance(block, Table) else block.chart.table for block in _with_tables(document)]
    cells = [cell for table in tables for row in table.rows for cell in row[1:]]
    numbers = [
        int(number.replace(",", "")) for cell in cells for number in re.findall(r"(?<![\d.])\d[\d,]*\b(?!%|\.\d)", cell)
    ]
    assert len(numbers) > 100
    assert [number for number in numbers if number % 5] == []


def _with_tables(document):
    """Blocks with figures of people; counts of tables that are not shown are no counts of people."""
    found = [block for block in document.blocks if isinstance(block, Table | Picture)]
    return [
        block
        for block in found
        if "not shown" not in (block.table if isinstance(block, Table) else block.chart.table).caption
    ]
