"""One row for each area and category: which column is which, found by what stands in it and not by its heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from participants.populations.headings import holds_shares
from participants.populations.layout import Entry, not_needed
from participants.populations.rows import Sheet
from participants.populations.sentences import LONG_CSV, OWN_OR_PUBLISHED, refusal, shown
from participants.populations.shapes import AREA_CODE, NUMBER, mostly
from participants.populations.table import LeftOut

MOST_COLUMNS = 30

_CODE_HEADING = re.compile(r"\b(?:code|codes|id)$|cd$", re.IGNORECASE)
_NAME_OR_CODE = re.compile(r"\s*\b(?:code|codes|id|name|names|label|labels)$|(?:cd|nm|nmw)$", re.IGNORECASE)
_COUNT_HEADING = re.compile(
    r"\b(?:observations?|obs_value|counts?|numbers?|value|people|persons|population)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LongLayout:
    """The columns that matter, by number, and those that do not with the reason."""

    sheet: Sheet
    area_code: int
    area_name: int
    category_code: int
    category: int
    observation: int
    ignored: tuple[LeftOut, ...]
    has_codes: bool = True
    is_caseload: bool = False

    @property
    def dimension(self) -> str:
        return self.sheet.headings[self.category] or "Category"

    @property
    def area_kind(self) -> str:
        return self.sheet.headings[self.area_name] or "Area"

    def entries(self) -> Iterator[Entry]:
        said_in = (self.area_name, self.area_code, self.category, self.observation)
        places = (self.area_code, self.area_name, self.category_code, self.category, self.observation)
        cells = zip(self.sheet.row_numbers, *(self.sheet.columns[column] for column in places), strict=True)
        for row, area_code, area_name, code, label, number in cells:
            yield Entry(row, area_code, area_name, code, label, number, *said_in)


def find_long(sheet: Sheet) -> LongLayout:
    """Find areas, categories and counts, or say what is missing."""
    area_code = _find_area_code(sheet)
    _refuse_many_columns(sheet)
    others = [column for column in range(len(sheet.headings)) if column != area_code and any(sheet.columns[column])]
    numeric = [column for column in others if mostly(sheet.columns[column], NUMBER.fullmatch)]
    worded = [column for column in others if column not in numeric]
    area_name = _find_area_name(sheet, worded, area_code)
    steady = [column for column in worded if column != area_name and _follows(sheet, column, area_code)]
    ignored = [not_needed(sheet, column) for column in steady]
    labels = [column for column in worded if column != area_name and column not in steady]
    category, category_code, coarser = find_category(sheet, labels)
    ignored += [not_needed(sheet, column) for column in coarser]
    if category_code is None:
        category_code = find_numeric_code(sheet, numeric, category)
    observation, unused = find_observation(sheet, [column for column in numeric if column != category_code])
    ignored += [not_needed(sheet, column) for column in unused]
    return LongLayout(
        sheet,
        area_code,
        area_name,
        category if category_code is None else category_code,
        category,
        observation,
        tuple(ignored),
    )


def _refuse_many_columns(sheet: Sheet) -> None:
    if len(sheet.headings) > MOST_COLUMNS:
        raise refusal(
            sheet.name,
            what=(
                f"has {len(sheet.headings)} columns on row {sheet.heading_row:,}, more than a table of areas "
                f"and categories needs ({MOST_COLUMNS} at most)"
            ),
            advice=LONG_CSV,
        )


def _find_area_code(sheet: Sheet) -> int:
    coded = [number for number, cells in enumerate(sheet.columns) if mostly(cells, AREA_CODE.fullmatch)]
    if not coded:
        headings = ", ".join(shown(heading) for heading in sheet.headings[:5])
        raise refusal(
            sheet.name,
            what=(
                "is not a table of areas: no column holds area codes such as E08000025 from row "
                f"{sheet.row_numbers[0]:,} on. Its headings are {headings}"
            ),
            advice=OWN_OR_PUBLISHED,
        )
    if len(coded) > 1:
        places = " and ".join(sheet.column_name(column) for column in coded)
        raise refusal(
            sheet.name,
            what=(
                f"names more than one kind of area on each row, in {places}. It may be a lookup from one kind "
                "of area to another"
            ),
            advice=LONG_CSV,
        )
    return coded[0]


def _find_area_name(sheet: Sheet, worded: list[int], area_code: int) -> int:
    """The column that shares its heading with the code; else the nearest that names each area differently."""
    twin = _twin(sheet, area_code, worded)
    if twin is not None:
        return twin
    areas = len(set(sheet.columns[area_code]))
    naming = [
        column for column in worded if _follows(sheet, column, area_code) and len(set(sheet.columns[column])) == areas
    ]
    return min(naming, key=lambda column: abs(column - area_code), default=area_code)


def find_category(sheet: Sheet, labels: list[int]) -> tuple[int, int | None, list[int]]:
    """The one column of category names, its code if that is words too, and coarser groupings of the same names."""
    if not labels:
        raise refusal(
            sheet.name,
            what=(
                f"has no column of category names: from row {sheet.row_numbers[0]:,} on no column of words "
                "changes within an area"
            ),
            advice=LONG_CSV,
        )
    finest = max(labels, key=lambda column: len(set(sheet.columns[column])))
    crossing = [column for column in labels if column != finest and not _follows(sheet, column, finest)]
    crossing = [column for column in crossing if _twin(sheet, column, [finest]) is None]
    if crossing:
        places = " with ".join(sheet.column_name(column) for column in sorted([finest, *crossing]))
        raise refusal(
            sheet.name,
            what=(
                f"is a two-way table: row {sheet.row_numbers[0]:,} and those below cross {places}. Choose one "
                "of them only"
            ),
            advice=LONG_CSV,
        )
    same = [column for column in labels if column == finest or _follows(sheet, finest, column)]
    same += [column for column in labels if column not in same and _twin(sheet, column, [finest]) is not None]
    code = next((column for column in same if len(same) > 1 and _CODE_HEADING.search(sheet.headings[column])), None)
    names = [column for column in same if column != code]
    category = max(names, key=lambda column: sum(map(len, sheet.columns[column])))
    return category, code, [column for column in labels if column not in (category, code)]


def find_numeric_code(sheet: Sheet, numeric: list[int], category: int) -> int | None:
    """The column of numbers that only repeats the categories. In a small file a count may look so too: then none is."""
    twin = _twin(sheet, category, numeric)
    if twin is not None:
        return twin
    repeating = [
        column
        for column in numeric
        if _follows(sheet, column, category)
        and _follows(sheet, category, column)
        and not _COUNT_HEADING.search(sheet.headings[column])
        and not holds_shares(sheet, column)
    ]
    if len(repeating) > 1:
        repeating = [column for column in repeating if _CODE_HEADING.search(sheet.headings[column])]
    still_counting = [n for n in numeric if n not in repeating and len(set(sheet.columns[n])) > 1]
    return repeating[0] if len(repeating) == 1 and still_counting else None


def find_observation(sheet: Sheet, numeric: list[int]) -> tuple[int, list[int]]:
    """The column that counts people, and the other numbers, which do not."""
    chosen = numeric
    for fits in (
        lambda column: not holds_shares(sheet, column),
        lambda column: _COUNT_HEADING.search(sheet.headings[column]),
        lambda column: len(set(sheet.columns[column])) > 1,
    ):
        chosen = [column for column in chosen if fits(column)] or chosen
    if not chosen or holds_shares(sheet, chosen[0]):
        raise refusal(
            sheet.name,
            what=f"has no column of counts: from row {sheet.row_numbers[0]:,} on no column holds numbers of people",
            advice=LONG_CSV,
        )
    if len(chosen) > 1:
        places = " and ".join(sheet.column_name(column) for column in chosen)
        raise refusal(
            sheet.name,
            what=f"holds numbers in {places}, and we cannot tell which counts people. Remove the others",
            advice=LONG_CSV,
        )
    return chosen[0], [column for column in numeric if column != chosen[0]]


def _twin(sheet: Sheet, column: int, others: list[int]) -> int | None:
    """The column with the same heading but for "code" or "name": "Ethnic group Code" and "Ethnic group"."""
    stem = _stem(sheet.headings[column])
    return next((other for other in others if other != column and stem and _stem(sheet.headings[other]) == stem), None)


def _stem(heading: str) -> str:
    return _NAME_OR_CODE.sub("", heading.casefold()).strip(" _-")


def _follows(sheet: Sheet, column: int, leading: int) -> bool:
    """Whether each value of the leading column always comes with the same value in this one."""
    first_seen: dict[str, str] = {}
    pairs = zip(sheet.columns[leading], sheet.columns[column], strict=True)
    return all(first_seen.setdefault(lead, value) == value for lead, value in pairs)
