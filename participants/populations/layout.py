"""Which cells of a sheet say what: the common form into which every shape of file is brought."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from participants.populations.rows import Sheet
from participants.populations.sentences import shown
from participants.populations.table import LeftOut


class Entry(NamedTuple):
    """One number of the table: whom it counts, and the columns in which that stands.

    `code_column` is that of the area's code, `area_column` that of its name.
    """

    row: int
    area_code: str
    area_name: str
    code: str
    label: str
    number: str
    area_column: int
    code_column: int
    label_column: int
    number_column: int


class Layout(Protocol):
    """A sheet of any shape, read as one entry for each area and category."""

    @property
    def sheet(self) -> Sheet: ...

    @property
    def dimension(self) -> str: ...

    @property
    def area_kind(self) -> str: ...

    @property
    def has_codes(self) -> bool: ...

    @property
    def is_caseload(self) -> bool: ...

    @property
    def ignored(self) -> tuple[LeftOut, ...]: ...

    def entries(self) -> Iterator[Entry]:
        """Every number with its area and category, in the order of the file."""


def not_needed(sheet: Sheet, column: int) -> LeftOut:
    """A column that does not count people, and why it is left out."""
    values = list(dict.fromkeys(sheet.columns[column]))
    why = f"It says {shown(values[0])} on every row." if len(values) == 1 else "It is not needed to count people."
    place = sheet.column_name(column)
    return LeftOut(what=place[0].upper() + place[1:], why=why)
