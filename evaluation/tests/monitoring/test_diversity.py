"""The whole report: what it says when there is little to say, and that the same release always gives the same one."""

import io
import locale
import os
import zipfile

import pytest
from django.utils import timezone

from activities.models import Status
from evaluation.indicators.characteristics import BY_CODE
from evaluation.reports import diversity
from evaluation.reports.blocks import BulletList, Document, Heading, Note, Paragraph, Picture, Quote, Table
from evaluation.reports.html import render_html
from evaluation.reports.pdf import render_pdf
from evaluation.reports.workbook import render_workbook
from evaluation.tests.monitoring import releases
from evaluation.tests.monitoring.published import read_pdf
from evaluation.tests.monitoring.test_representation import compared_with_everything

LONG = os.environ.get("FOURPI_LONG") == "1"
PARTS = (
    "In short",
    "Who answered",
    "Who takes part in the whole organisation",
    "Teams",
    "Closed activities",
    "Joining, staying and leaving",
    "What was tried",
    "How people were protected",
    "What cannot be said",
)


@pytest.fixture
def made(cast):
    return releases.release(cast.organisation)


def part(document, name):
    """The blocks of one part."""
    found, is_in = [], False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            is_in = block.text == name
        elif is_in:
            found.append(block)
    return found


def words_of(blocks):
    """What a reader reads in these blocks, tables and sentences of charts included."""
    said = []
    for block in blocks:
        if isinstance(block, BulletList):
            said += block.items
        elif isinstance(block, Paragraph | Note | Heading | Quote):
            said.append(block.text)
        elif isinstance(block, Picture):
            said.append(block.chart.sentence)
        elif isinstance(block, Table):
            said += [" | ".join(row) for row in block.table.rows]
    return "\n".join(said)


def test_has_its_parts_in_order(made):
    assert diversity.write(made).parts == PARTS


def test_nobody_answered(made):
    # The very first release: fifteen people took part, none of them has sent anything.
    releases.cover(made, given=0, not_given=15)
    document = diversity.write(made)
    answered = words_of(part(document, "Who answered"))
    assert (
        "Fewer than 5 people (perhaps none) sent “About you”, whatever is in it. About 15 people did not." in answered
    )
    assert "No answer to “About you” has been counted yet." in answered
    assert "Nothing can be shown yet." in words_of(part(document, "Who takes part in the whole organisation"))
    assert "Too few people have answered to show anything." in words_of(part(document, "In short"))
    assert "Nothing was asked about age, sex," in words_of(part(document, "What cannot be said"))


def test_everybody_declined(made, monkeypatch):
    # 25 people sent "About you", and all preferred not to say what their religion is.
    compared_with_everything(monkeypatch)
    releases.show(made, "religion", dict.fromkeys(BY_CODE["religion"].labels, 0), declined=25)
    document = diversity.write(made)
    assert "Religion | fewer than 5 (may be none) | 25 | fewer than 5 (may be none)" in words_of(document.blocks)
    assert "Nearly everybody who sent “About you” preferred not to say" in words_of(part(document, "In short"))
    assert "Too few people have answered to judge any of these groups." in words_of(document.blocks)


def test_exactly_at_the_threshold_and_one_below(made, monkeypatch):
    # Ten people said their sex, which is just enough; nine said whether they are disabled.
    compared_with_everything(monkeypatch)
    releases.show(made, "sex", {"female": 6, "male": 4})
    releases.withhold(made, "disability", "not_enough")
    document = diversity.write(made)
    answered = words_of(part(document, "Who answered"))
    assert "Sex | 10 | fewer than 5 (may be none) | fewer than 5 (may be none)" in answered
    assert "Disability | Not enough answers to show" in answered
    assert "About 10 people answered each question that is shown." in words_of(part(document, "In short"))
    chart = next(block.chart for block in document.blocks if isinstance(block, Picture))
    assert [row[:2] for row in chart.table.rows] == [
        ("Female", "5 of 10 people"),
        ("Male", "fewer than 5 of 10 people"),
    ]
    unsaid = words_of(part(document, "What cannot be said"))
    assert "Disability, whole organisation: not enough answers to show." in unsaid
    assert "Whole organisation | Not enough answers to show | 1 table" in unsaid


def test_the_summary_by_hand(made, monkeypatch):
    # Age: 12, 41, 63 and 31 of 147. Under 25 are 10 of 145 where 30 % would be 45; 45 to 64 are 65 where 25 % would
    # be 35. Both hold for every count behind the figures.
    compared_with_everything(monkeypatch)
    releases.cover(made, given=153, not_given=41)
    releases.show(made, "age", {"under_25": 12, "25_44": 41, "45_64": 63, "65_over": 31}, declined=4, blank=2)
    releases.withhold(made, "religion", "unsafe")
    said = words_of(part(diversity.write(made), "In short"))
    assert said.startswith("About 155 people sent “About you”, whatever is in it. About 40 people did not. About 145")
    assert "Fewer than the population would lead us to expect: Under 25 (age)." in said
    assert "More than the population would lead us to expect: 45 to 64 (age)." in said
    assert "1 of 3 tables of the whole organisation are not shown, to protect people." in said


def test_who_leaves_is_compared_only_where_figures_allow(made):
    # 74 of 88 women stayed and 5 of 60 men: that holds whatever the figures stand for. By age, nothing does.
    releases.show(made, "sex", {"female": 88, "male": 60})
    releases.show(made, "age", dict.fromkeys(BY_CODE["age"].labels, 37))
    counts = {("female", "stayed"): 74, ("female", "left"): 14, ("male", "stayed"): 5, ("male", "left"): 55}
    releases.show(made, "sex+stayed", counts)
    releases.withhold(made, "age+stayed", "unsafe")
    document = diversity.write(made)
    staying = words_of(part(document, "Joining, staying and leaving"))
    assert "Female | 75 | 15 | Clearly fewer of them left than of the others." in staying
    assert "Male | 5 | 55 | Clearly more of them left than of the others." in staying
    assert "Clearly more of them left than of the others: Male (sex)." in words_of(part(document, "In short"))
    assert "Whether some groups leave more than others, by age." in words_of(part(document, "What cannot be said"))


def test_figures_of_an_earlier_day_say_so(made):
    releases.show(made, "sex", {"female": 60, "male": 40}, as_at=releases.AS_AT.replace(month=6))
    [chart] = [block.chart for block in diversity.write(made).blocks if isinstance(block, Picture)]
    assert chart.table.caption == "Sex, as at 30 June 2026"
    assert any("fewer than ten people were added, removed or changed since" in note for note in chart.table.notes)


def test_many_groups_make_no_long_report(cast, made):
    """Sixty activities and their figures are listed up to a point; all of them are in the workbook."""
    template = cast.activity("Activity 0", status=Status.CLOSED)
    for number in range(60):
        template.pk, template.title, template._state.adding = None, f"Activity {number:02}", True
        template.save()
        releases.show(made, "sex", {"female": 12, "male": 9}, scope=("activity", str(template.pk)))
    document = diversity.write(made)
    [table] = [block.table for block in part(document, "Closed activities") if isinstance(block, Table)]
    assert len(table.rows) == 40
    assert table.notes == ("The workbook has the others.",)
    [sheet] = list(diversity.sheets(made))
    assert len(list(sheet.rows)) == 60
    assert len(document.blocks) < 60


@pytest.mark.parametrize("turn", range(20 if LONG else 2))
def test_the_same_release_gives_the_same_bytes(cast, made, monkeypatch, turn):
    """In every format, whatever the clock, the language or the zone of the machine."""
    compared_with_everything(monkeypatch)
    releases.cover(made, given=153, not_given=41)
    releases.show(made, "sex", {"female": 92, "male": 51}, declined=8, blank=3)
    releases.show(made, "sex", {"female": 32, "male": 21}, scope=("team", str(cast.team.pk)))
    first = all_formats(made)
    zone = ("Pacific/Kiritimati", "America/Adak")[turn % 2]
    monkeypatch.setenv("TZ", zone)
    locale.setlocale(locale.LC_ALL, "C.UTF-8" if turn % 2 else "C")
    with timezone.override(zone):
        assert all_formats(made) == first


def all_formats(made):
    document = diversity.write(made)
    again = Document.from_json(document.to_json())
    workbook = render_workbook(again, sheets=diversity.sheets(made))
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheets = {name: archive.read(name) for name in archive.namelist()}
    return render_html(again), read_pdf(render_pdf(again)), sheets
