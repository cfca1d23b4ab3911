"""From rows to a sheet of columns: every row as wide as the headings, or a sentence that says which is not."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from participants.populations.sentences import DOWNLOAD_AGAIN, refusal, shown
from participants.populations.table import PopulationFileError

LONGEST_ROW = 100_000
LONGEST_CELL = 300
MOST_ROWS = 400_000  # no row of a published table is so short that more would fit under the size limit
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
Row = tuple[int, list[str]]  # the number of the row in the file, and its cells
# Signs that take no room on a page but can turn or hide the words around them.
_HIDDEN_SIGNS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table as it stands in the file: headings, columns of cells, and the row each cell came from."""

    name: str
    headings: tuple[str, ...]
    columns: tuple[list[str], ...]
    row_numbers: list[int]
    heading_row: int

    def column_name(self, column: int) -> str:
        """How a sentence names a column: its number and heading."""
        heading = self.headings[column]
        return f"column {column + 1} ({shown(heading)})" if heading else f"column {column + 1} (no heading)"


def read_text(text: str, *, name: str) -> Iterator[Row]:
    """The rows of a CSV that are not blank, whichever of comma, semicolon or tab stands between the cells."""
    return _rows(text, delimiter=_delimiter_of(text), name=name)


def refuse_without_line_end(text: str, sheet: Sheet) -> None:
    """A table that stops in mid-line may have lost the last digits of a number."""
    if not text.endswith(("\n", "\r")):
        raise refusal(
            sheet.name,
            what=(
                f"may have been cut short: its last row, row {sheet.row_numbers[-1]:,}, has no line end, so its last "
                "number may lack digits"
            ),
            advice=DOWNLOAD_AGAIN,
        )


def lay_out(rows: Iterable[Row], *, name: str) -> Sheet:
    """The columns of a table whose first row is its headings."""
    rows = iter(rows)
    heading_row, headings = next(rows, (1, []))
    headings = without_blank_end(headings)
    columns: tuple[list[str], ...] = tuple([] for _heading in headings)
    row_numbers: list[int] = []
    late: PopulationFileError | None = None
    for row_number, cells in rows:
        if late:
            raise late
        _refuse_long_cells(cells, row_number=row_number, name=name)
        late = _wrong_width(cells, len(headings), row_number=row_number, name=name)
        if late and len(cells) > len(headings):
            raise late
        for column, cell in zip(columns, cells, strict=False):
            column.append(cell)
        row_numbers.append(row_number)
    if late:
        raise refusal(
            name,
            what=(
                f"was cut short, or a note stands below the table: its last row, row {row_numbers[-1]:,}, stops before "
                "the other rows do"
            ),
            advice=DOWNLOAD_AGAIN,
        )
    if not row_numbers:
        raise refusal(
            name, what=f"stops after row {heading_row:,}: there is nothing below its first row", advice=DOWNLOAD_AGAIN
        )
    return Sheet(name, tuple(headings), columns, row_numbers, heading_row)


def without_blank_end(cells: list[str]) -> list[str]:
    """The cells up to the last that is filled."""
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return cells[:width]


def _wrong_width(cells: list[str], width: int, *, row_number: int, name: str) -> PopulationFileError | None:
    """A row shorter or longer than the headings; empty cells at the end do not count."""
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) == width:
        return None
    extra = f" The first cell too many is in column {width + 1}." if len(cells) > width else ""
    return refusal(
        name,
        what=(
            f"has {_cells(len(cells))} on row {row_number:,} where the headings have {width}.{extra} "
            "Remove notes and anything else around the table"
        ),
        advice=DOWNLOAD_AGAIN,
    )


def _refuse_long_cells(cells: list[str], *, row_number: int, name: str) -> None:
    for column, cell in enumerate(cells, start=1):
        if len(cell) > LONGEST_CELL:
            raise refusal(
                name,
                what=(
                    f"has {len(cell):,} letters in one cell, row {row_number:,}, column {column}: too long for "
                    "the name of an area or a category"
                ),
                advice=DOWNLOAD_AGAIN,
            )


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"


def _rows(text: str, *, delimiter: str, name: str) -> Iterator[Row]:
    """Each row that is not blank, with its number in the file."""
    cleaned: dict[str, str] = {}  # one copy of each word keeps a large file small in memory, and quick
    reader = csv.reader(_lines(text, name=name), delimiter=delimiter, strict=True)
    while True:
        row_number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refusal(
                name,
                what=(
                    f"has a quotation mark on row {row_number:,} that does not open and close as it should. The "
                    "file may have been cut short"
                ),
                advice=DOWNLOAD_AGAIN,
            ) from error
        cells = [cleaned[cell] if cell in cleaned else cleaned.setdefault(cell, clean(cell)) for cell in cells]
        if not any(cells):
            continue
        yield row_number, cells


def _lines(text: str, *, name: str) -> Iterator[str]:
    for number, line in enumerate(_LINE.finditer(text), start=1):
        if line.end() - line.start() > LONGEST_ROW:
            raise refusal(
                name,
                what=f"is not a table we can read: row {number:,} is longer than {LONGEST_ROW:,} letters",
                advice=DOWNLOAD_AGAIN,
            )
        if number > MOST_ROWS:
            raise refusal(
                name, what=f"is not a table we can read: row {number:,} is still not the last", advice=DOWNLOAD_AGAIN
            )
        yield line.group()


def clean(cell: str) -> str:
    """A cell without hidden signs and needless space."""
    return " ".join(_HIDDEN_SIGNS.sub("", cell).split())


def _delimiter_of(text: str) -> str:
    """The sign that splits the first rows into columns most evenly; titles above the table have none."""
    sample = [line.group() for line, _number in zip(_LINE.finditer(text), range(40), strict=False)]

    def evenness(delimiter: str) -> tuple[float, int]:
        widths = [len(cells) for cells in csv.reader((line[:5000] for line in sample), delimiter=delimiter) if cells]
        wide = [width for width in widths if width > 1]
        usual = max(wide, key=wide.count, default=0)
        return (widths.count(usual) / max(len(widths), 1), usual)

    return max(",;\t", key=evenness)
