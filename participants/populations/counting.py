"""Going through the entries of a sheet: every number read whole, every name the same throughout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from participants.populations.layout import Entry, Layout
from participants.populations.sentences import DOWNLOAD_AGAIN, refusal, shown
from participants.populations.shapes import AREA_CODE
from participants.populations.table import PopulationFileError

MOST_COUNTS = 1_000_000
_COUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0+)?")
_MOST_DIGITS = 10
_MISSING = -1


@dataclass(slots=True)
class Found:
    """What the entries have told: names, labels, and for each area one number a label, in the order of the labels."""

    layout: Layout
    area_names: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.layout.sheet.name

    @property
    def first_row(self) -> int:
        return self.layout.sheet.row_numbers[0]

    def position(self, code: str) -> int:
        """Where the numbers of this category stand in each area's list."""
        return self.places[code]

    def row_of(self, area_code: str, code: str = "") -> int:
        """The row that gave this number; without a category, the last row of the area. Only sentences ask for it."""
        last = self.first_row
        for entry in self.layout.entries():
            if entry.area_code.upper() == area_code.upper():
                last = entry.row
                if entry.code == code:
                    return last
        return last


def count(layout: Layout) -> Found:
    """Read every entry, or raise a sentence that says which cell is wrong."""
    found = Found(layout)
    for many, entry in enumerate(layout.entries(), start=1):
        _refuse_blank(layout, entry)
        code = entry.area_code
        if layout.has_codes and not layout.is_caseload:
            code = _area_code(layout, entry)
        if found.area_names.setdefault(code, entry.area_name) != entry.area_name:
            earlier = shown(found.area_names[code])
            raise at(
                layout,
                entry.row,
                entry.area_column,
                f"calls {code} {shown(entry.area_name)}; rows above call it {earlier}",
            )
        if found.labels.setdefault(entry.code, entry.label) != entry.label:
            earlier = shown(found.labels[entry.code])
            what = f"gives code {shown(entry.code)} to {shown(entry.label)}; rows above to {earlier}"
            raise at(layout, entry.row, entry.label_column, what)
        place = found.places.setdefault(entry.code, len(found.places))
        numbers = found.counts.setdefault(code, [])
        numbers.extend([_MISSING] * (place + 1 - len(numbers)))
        if numbers[place] != _MISSING:
            first_row = found.row_of(code, entry.code)
            what = f"repeats row {first_row:,}: {entry.area_name} already has {shown(entry.label)}"
            raise at(layout, entry.row, entry.label_column, what)
        numbers[place] = _read_count(layout, entry)
        if many > MOST_COUNTS:
            raise refusal(
                layout.sheet.name,
                what=f"holds more than {MOST_COUNTS:,} numbers: row {entry.row:,} is still not the last",
                advice="Download the table for fewer areas, for example local authorities, and upload that.",
            )
    _refuse_missing(found)
    return found


def at(layout: Layout, row: int, column: int, what: str) -> PopulationFileError:
    """The refusal of one cell."""
    where = layout.sheet.column_name(column)
    return refusal(layout.sheet.name, what=f"is wrong on row {row:,}: {where} {what}", advice=DOWNLOAD_AGAIN)


def _refuse_blank(layout: Layout, entry: Entry) -> None:
    cells = (
        (entry.area_code, entry.area_column),
        (entry.area_name, entry.area_column),
        (entry.label, entry.label_column),
        (entry.code, entry.label_column),
        (entry.number, entry.number_column),
    )
    for cell, column in cells:
        if not cell:
            raise at(layout, entry.row, column, "is blank")


def _area_code(layout: Layout, entry: Entry) -> str:
    if not AREA_CODE.fullmatch(entry.area_code):
        what = f"holds {shown(entry.area_code)}, which is not an area code like E08000025"
        raise at(layout, entry.row, entry.code_column, what)
    return entry.area_code.upper()


def _read_count(layout: Layout, entry: Entry) -> int:
    cell = entry.number
    match = _COUNT.fullmatch(cell)
    if match:
        digits = match[1].replace(",", "")
        if len(digits) <= _MOST_DIGITS:
            return int(digits)
        raise at(layout, entry.row, entry.number_column, f"holds {shown(cell)}, more people than there are")
    if re.fullmatch(r"[-−][0-9.,]+", cell):
        what = f"holds {shown(cell)}: a number of people cannot be below zero"
        raise at(layout, entry.row, entry.number_column, what)
    raise at(layout, entry.row, entry.number_column, f"holds {shown(cell)}, which is not a whole number of people")


def _refuse_missing(found: Found) -> None:
    """An area without a category that others have means that rows are lost: a missing number is never zero."""
    for area_code, numbers in found.counts.items():
        missing = list(_missing(found, numbers))
        if missing:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            raise refusal(
                found.name,
                what=(
                    f"is incomplete after row {found.row_of(area_code):,}: {shown(found.area_names[area_code])} "
                    f"({area_code}) lacks {', '.join(map(shown, missing[:3]))}{more}, which other areas have. The file "
                    "may have been cut short"
                ),
                advice=DOWNLOAD_AGAIN,
            )


def _missing(found: Found, numbers: list[int]) -> Iterator[str]:
    for code, place in found.places.items():
        if place >= len(numbers) or numbers[place] == _MISSING:
            yield found.labels[code]
