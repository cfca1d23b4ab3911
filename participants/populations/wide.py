"""One row for each area, and a column for each category."""

from collections.abc import Iterator
from dataclasses import dataclass

from participants.categories import recognise
from participants.populations.headings import (
    common_beginning,
    holds_shares,
    is_measured,
    names_time_or_key,
    without_beginning,
    without_measure,
)
from participants.populations.layout import Entry, not_needed
from participants.populations.leaving_out import is_a_total, part_of_total
from participants.populations.rows import Sheet
from participants.populations.sentences import LONG_CSV, refusal
from participants.populations.shapes import AREA_CODE, NUMBER, mostly
from participants.populations.table import LeftOut


@dataclass(frozen=True, slots=True)
class WideLayout:
    sheet: Sheet
    dimension: str
    area_kind: str
    area_code: int
    area_name: int
    labels: dict[int, str]
    ignored: tuple[LeftOut, ...]
    has_codes: bool = True
    is_caseload: bool = False

    def entries(self) -> Iterator[Entry]:
        columns = self.sheet.columns
        for at, row in enumerate(self.sheet.row_numbers):
            area_code, area_name = columns[self.area_code][at], columns[self.area_name][at]
            for column, label in self.labels.items():
                places = (self.area_name, self.area_code, column, column)
                yield Entry(row, area_code, area_name, label, label, columns[column][at], *places)


def find_wide(sheet: Sheet, *, area_kind: str, has_titles: bool) -> WideLayout | None:
    """The layout of a wide table; None if the sheet has another shape. Refuses numbers that may not be groups."""
    worded = [column for column in _filled(sheet) if not mostly(sheet.columns[column], NUMBER.fullmatch)]
    coded = [column for column in worded if mostly(sheet.columns[column], AREA_CODE.fullmatch)]
    if len(coded) > 1:
        return None
    areas = coded or [column for column in worded if _is_different_on_every_row(sheet, column)]
    if not areas or not _is_different_on_every_row(sheet, areas[0]):
        return None
    numbers = _counting_columns(sheet, worded)
    labels, beginning = _labels(sheet, numbers)
    if not coded and not (has_titles or recognise(labels.values())):
        return None
    if not coded and recognise(sheet.columns[areas[0]]):
        raise refusal(sheet.name, what=_two_way(sheet, areas[0], numbers), advice=LONG_CSV)
    if len(numbers) < 2:
        raise refusal(sheet.name, what=_too_few(sheet, numbers), advice=LONG_CSV)
    _refuse_unrelated(sheet, labels, is_certain=bool(beginning) or any(map(is_measured, sheet.headings)))
    names = [column for column in worded if column not in coded and _is_different_on_every_row(sheet, column)]
    area_name = min(names, key=lambda column: abs(column - areas[0]), default=areas[0])
    used = {areas[0], area_name, *numbers}
    corner = sheet.headings[area_name]
    return WideLayout(
        sheet,
        dimension=beginning or (corner if area_kind else "") or "Category",
        area_kind=area_kind or corner or "Area",
        area_code=areas[0],
        area_name=area_name,
        labels=labels,
        ignored=tuple(not_needed(sheet, column) for column in _filled(sheet) if column not in used),
        has_codes=bool(coded),
    )


def _filled(sheet: Sheet) -> list[int]:
    return [column for column in range(len(sheet.headings)) if any(sheet.columns[column])]


def _is_different_on_every_row(sheet: Sheet, column: int) -> bool:
    return len(set(sheet.columns[column])) == len(sheet.columns[column])


def _counting_columns(sheet: Sheet, worded: list[int]) -> list[int]:
    """The columns that count people: those that say so, else every number that is no share, date or key."""
    numbers = [column for column in _filled(sheet) if column not in worded and not holds_shares(sheet, column)]
    measured = [column for column in numbers if is_measured(sheet.headings[column])]
    return measured or [column for column in numbers if not names_time_or_key(sheet.headings[column])]


def _labels(sheet: Sheet, numbers: list[int]) -> tuple[dict[int, str], str]:
    headings = {column: without_measure(sheet.headings[column]) for column in numbers}
    beginning = common_beginning(list(headings.values())) if len(numbers) > 1 else ""
    return {column: without_beginning(heading, beginning) for column, heading in headings.items()}, beginning


def _refuse_unrelated(sheet: Sheet, labels: dict[int, str], *, is_certain: bool) -> None:
    """Numbers side by side need not be groups of the same people: they are if the headings or the sums say so."""
    groups = [label for label in labels.values() if not is_a_total(label)]
    add_up = part_of_total({label: sheet.columns[column] for column, label in labels.items()})
    if not (is_certain or add_up or recognise(groups)):
        first, second = list(labels)[:2]
        raise refusal(
            sheet.name,
            what=(
                f"has {len(labels)} columns of numbers, from {sheet.column_name(first)} and "
                f"{sheet.column_name(second)} on, and we cannot tell whether they are groups of the same people"
            ),
            advice=LONG_CSV,
        )


def _two_way(sheet: Sheet, worded: int, numbers: list[int]) -> str:
    return (
        f"is a two-way table: row {sheet.row_numbers[0]:,} and those below cross {sheet.column_name(worded)} with "
        f"{sheet.column_name(numbers[0])} and those beside it. Choose one of them only"
    )


def _too_few(sheet: Sheet, numbers: list[int]) -> str:
    if not numbers:
        return f"has no column of counts: from row {sheet.row_numbers[0]:,} on no column holds numbers of people"
    return (
        f"has only one number for each area, in {sheet.column_name(numbers[0])}: to compare, at least two groups of "
        "people are needed"
    )
