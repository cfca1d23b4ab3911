"""Reading an Excel workbook: looked over before it is opened, then row by row."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from participants.populations.packing import refuse_bombs
from participants.populations.rows import Row, clean, without_blank_end
from participants.populations.sentences import DOWNLOAD_AGAIN, SAVE_AS_CSV, refusal
from participants.populations.table import PopulationFileError

MOST_ROWS = 200_000
MOST_CELLS = 2_000_000
WIDEST = 200
FIRST_ROWS = 40
BESIDE = 10  # so far beside the table a cell is still noticed
_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError)


@dataclass(slots=True)
class SheetOfWorkbook:
    """One sheet; its cells are read only when asked for, and never more than a table may have."""

    name: str
    title: str
    sheet: Any

    def rows(self) -> Iterator[Row]:
        """The filled rows of this sheet, every cell as the words it shows."""
        known: dict[Any, str] = {}
        cells_read = 0
        self.sheet.reset_dimensions()  # what the file says about its own size is not believed
        for number, values in enumerate(self._values(MOST_ROWS + 1, self._width() + BESIDE), start=1):
            if values.count(None) == len(values) and number <= MOST_ROWS:
                continue
            cells = without_blank_end([known.get(value) or known.setdefault(value, _words(value)) for value in values])
            cells_read += len(cells)
            if number > MOST_ROWS or len(cells) > WIDEST or cells_read > MOST_CELLS:
                raise self._too_long(number)
            if cells:
                yield number, cells

    def _width(self) -> int:
        """How many columns the first rows fill: reading every row to the widest possible one would take minutes."""
        first = self._values(FIRST_ROWS, WIDEST + 1)
        return max((at for values in first for at, value in enumerate(values, start=1) if value is not None), default=1)

    def _values(self, most_rows: int, widest: int) -> Iterator[tuple[Any, ...]]:
        rows = self.sheet.iter_rows(max_row=most_rows, max_col=widest, values_only=True)
        return _whole(rows, name=self.name)

    def _too_long(self, number: int) -> PopulationFileError:
        return refusal(
            self.name,
            what=(
                f"is not a table we can read: sheet “{self.title}” goes beyond {MOST_ROWS:,} rows, {WIDEST} "
                f"columns or {MOST_CELLS:,} cells at row {number:,}"
            ),
            advice="Download the table for fewer areas, for example local authorities, and upload that.",
        )


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: tuple[SheetOfWorkbook, ...]


def is_workbook(file_bytes: bytes) -> bool:
    """Whether the bytes are those of an Excel workbook (.xlsx), whatever the file is called."""
    return file_bytes.startswith(b"PK\x03\x04") and b"xl/" in file_bytes


@contextmanager
def read_workbook(file_bytes: bytes, *, name: str) -> Iterator[Workbook]:
    """The sheets of a workbook that was found harmless."""
    # Only the worker reads workbooks; web processes are spared the memory.
    from openpyxl import load_workbook

    refuse_bombs(file_bytes, name=name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library tells programmers which decorations it does not know
        try:
            opened = load_workbook(io.BytesIO(file_bytes), read_only=True, data_only=True, keep_links=False)
        except _BROKEN as error:
            raise _broken(name) from error
        try:
            yield Workbook(tuple(SheetOfWorkbook(name, clean(sheet.title), sheet) for sheet in opened.worksheets))
        finally:
            opened.close()


def _whole(rows: Iterator[tuple[Any, ...]], *, name: str) -> Iterator[tuple[Any, ...]]:
    """The rows, or a sentence where the workbook turns out to be damaged in the middle."""
    while True:
        try:
            values = next(rows)
        except StopIteration:
            return
        except _BROKEN as error:
            raise _broken(name) from error
        yield values


def _broken(name: str) -> Exception:
    return refusal(
        name,
        what="cannot be opened: its first bytes are those of an Excel workbook, but it is damaged",
        advice=f"{DOWNLOAD_AGAIN} {SAVE_AS_CSV}",
    )


def _words(value: Any) -> str:
    """What a cell shows: whole numbers without a point, days as text, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return clean(str(value))
