"""The report as a workbook: one sheet for each part, text as text, nothing computed, nothing hidden."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import xlsxwriter

from evaluation.reports.blocks import (
    Block,
    BulletList,
    Document,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from figures.protected import ProtectedTable

# Text is never read as a formula or a link; rows leave memory as they are written.
OPTIONS = {
    "in_memory": False,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# What a sheet's name and a cell can hold.
LONGEST_NAME, LONGEST_CELL = 31, 32_767
FIRST_COLUMN, OTHER_COLUMNS = 60, 24
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
ABOUT = "About this report"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A long table that stands in the workbook only. A whole number is written as a number, everything else as text."""

    name: str
    header: tuple[str, ...]
    rows: Iterable[Sequence[str | int]]
    about: str = ""


def render_workbook(document: Document, *, sheets: Iterable[Sheet] = ()) -> bytes:
    """Write a report as XLSX. The same document and sheets always give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    made_at = document.made_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": document.title, "author": document.organisation, "created": made_at})
    pages = _Pages(book)
    page = pages.add(ABOUT, title=document.title)
    page.write_block(KeyValues(document.facts))
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            page = pages.add(block.text, title=block.text)
        else:
            page.write_block(block)
    for sheet in sheets:
        pages.add(sheet.name, title=sheet.name, width=36).write_sheet(sheet)
    book.close()
    return buffer.getvalue()


class _Pages:
    """The sheets of one workbook, each with a name of its own."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.names: set[str] = set()
        base = {"text_wrap": True, "valign": "top", "font_size": 11}
        self.formats = {
            "text": book.add_format(base),
            "title": book.add_format({"bold": True, "font_size": 16, "valign": "top"}),
            "heading": book.add_format({"bold": True, "font_size": 13, "valign": "top", "text_wrap": True}),
            "strong": book.add_format(base | {"bold": True}),
            "header": book.add_format(base | {"bold": True, "bg_color": "#eef4f4", "bottom": 1}),
            "quiet": book.add_format(base | {"font_color": "#505a5f"}),
            "number": book.add_format({"valign": "top", "num_format": "#,##0"}),
        }

    def add(self, name: str, *, title: str, width: int = FIRST_COLUMN) -> "_Page":
        sheet = self.book.add_worksheet(self._name(name))
        sheet.set_column(0, 0, width)
        sheet.set_column(1, 12, OTHER_COLUMNS)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        # Figures are text on purpose: what is rounded must not be added up.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        page = _Page(sheet, self.formats)
        page.write_row([title], format_name="title")
        return page

    def _name(self, words: str) -> str:
        stem = _NOT_IN_A_NAME.sub(" ", words).strip() or "Part"
        name, number = stem[:LONGEST_NAME].strip(), 1
        while name.lower() in self.names or name.lower() == "history":
            number += 1
            name = f"{stem[: LONGEST_NAME - 4].strip()} {number}"
        self.names.add(name.lower())
        return name


class _Page:
    """One sheet under way, written from the top down and never gone back to."""

    def __init__(self, sheet: Any, formats: dict[str, Any]) -> None:
        self.sheet = sheet
        self.formats = formats
        self.row = 0

    def write_row(self, cells: Sequence[str | int], *, format_name: str = "text", first: str = "") -> None:
        """Write one row; `first` is the format of its first cell where that differs."""
        for column, cell in enumerate(cells):
            style = self.formats[first if first and not column else format_name]
            if isinstance(cell, int):
                self.sheet.write_number(self.row, column, cell, self.formats["number"])
            elif cell:
                self.sheet.write_string(self.row, column, cell[:LONGEST_CELL], style)
        self.row += 1

    def write_sheet(self, sheet: Sheet) -> None:
        if sheet.about:
            self.write_row([sheet.about])
        self.write_row(sheet.header, format_name="header")
        self.sheet.freeze_panes(self.row, 1)
        for row in sheet.rows:
            self.write_row(row)

    def write_block(self, block: Block) -> None:
        match block:
            case Heading():
                self.row += 1
                self.write_row([block.text], format_name="heading")
            case Paragraph():
                self.write_row([block.text])
            case BulletList():
                for item in block.items:
                    self.write_row([f"• {item}"])
            case Note():
                if block.title:
                    self.write_row([block.title], format_name="strong")
                self.write_row([block.text])
            case Quote():
                self.write_row([f"“{block.text}”", block.who])
            case KeyValues():
                for row in block.rows:
                    self.write_row(row, first="strong")
            case Table():
                self._write_table(block.table)
            case Picture():
                self._write_table(block.chart.table, title=block.chart.title, sentence=block.chart.sentence)

    def _write_table(self, table: ProtectedTable, *, title: str = "", sentence: str = "") -> None:
        self.row += 1
        self.write_row([title or table.caption], format_name="strong")
        if sentence:
            self.write_row([sentence])
        self.write_row(table.header, format_name="header")
        for row in table.rows:
            self.write_row(row)
        for note in table.notes:
            self.write_row([note], format_name="quiet")
        self.row += 1
