"""The workbook says what the page says, as text, with nothing computed and nothing hidden."""

import io
import time
import zipfile
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from evaluation.reports.blocks import Document, Heading, Paragraph, Table
from evaluation.reports.workbook import LONGEST_NAME, Sheet, render_workbook
from evaluation.tests.reports.sample import SAMPLE
from figures.protected import ProtectedTable

HOSTILE = (
    "=1+1",
    "+1",
    "-Ann",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "http://example.org",
    "00123",
    "=cmd|' /C calc'!A0",
)


def parts_of(workbook):
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def open_book(workbook):
    return openpyxl.load_workbook(io.BytesIO(workbook))


def words_of(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.fixture(scope="module")
def workbook():
    return render_workbook(SAMPLE)


def test_the_same_report_gives_the_same_bytes(workbook):
    time.sleep(0.01)
    assert render_workbook(Document.from_json(SAMPLE.to_json())) == workbook


def test_the_clock_of_the_reader_changes_nothing(workbook):
    elsewhere = SAMPLE.made_at.astimezone(ZoneInfo("Pacific/Kiritimati"))
    assert isinstance(elsewhere, datetime)
    other = parts_of(render_workbook(replace(SAMPLE, made_at=elsewhere)))
    assert other["docProps/core.xml"] == parts_of(workbook)["docProps/core.xml"]


def test_has_a_sheet_for_each_part_and_begins_with_what_the_report_says_of_itself(workbook):
    names = open_book(workbook).sheetnames
    assert names[0] == "About this report"
    assert names[1:] == [part.rstrip("?")[:LONGEST_NAME].strip() for part in SAMPLE.parts]


def test_holds_every_word_of_every_table(workbook):
    book = open_book(workbook)
    words = {word for sheet in book for word in words_of(sheet)}
    for block in SAMPLE.blocks:
        table = block.table if isinstance(block, Table) else getattr(getattr(block, "chart", None), "table", None)
        if table:
            assert {*table.header, *(cell for row in table.rows for cell in row if cell)} <= words


def test_nothing_is_hidden_computed_or_linked(workbook):
    parts = parts_of(workbook)
    everything = "".join(parts.values())
    assert "<f>" not in everything
    assert 'state="hidden"' not in everything
    assert "hidden=" not in everything
    assert not [name for name in parts if "chart" in name or "external" in name or "sharedStrings" in name]
    assert "<hyperlink" not in everything


def test_every_sheet_keeps_its_first_row_in_sight(workbook):
    assert all(sheet.freeze_panes == "A2" for sheet in open_book(workbook))


def test_what_looks_like_a_formula_a_link_or_a_number_stays_text():
    table = ProtectedTable("=1+1", ("Who", "What"), tuple((words, words) for words in HOSTILE))
    blocks = (Heading("=2+2"), Paragraph("=3+3"), Table(table))
    sheets = [Sheet("=4+4", ("Who", "How many"), [("=5+5", 25)])]
    book = open_book(render_workbook(replace(SAMPLE, blocks=blocks), sheets=sheets))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells if cell.data_type == "n"] == [25]
    values = {cell.value for cell in cells}
    assert {"=1+1", "=2+2", "=3+3", "=4+4", "=5+5", "00123", "http://example.org"} <= values


def test_long_and_equal_names_of_parts_become_different_sheets():
    heading = "What [was] said / done: a part with a very long name?"
    blocks = (Heading(heading), Heading(heading), Heading("History"), Heading("???"))
    names = open_book(render_workbook(replace(SAMPLE, blocks=blocks))).sheetnames
    assert len({name.lower() for name in names}) == 5
    assert all(len(name) <= LONGEST_NAME for name in names)


def test_a_cell_longer_than_a_workbook_can_hold_is_cut():
    blocks = (Heading("Long"), Paragraph("x" * 40_000))
    assert len(words_of(open_book(render_workbook(replace(SAMPLE, blocks=blocks)))["Long"])[1]) == 32_767
