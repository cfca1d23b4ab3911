"""Two columns, a category and a number: the people an organisation works with itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from participants.categories import recognise
from participants.populations.columns import find_category, find_numeric_code, find_observation
from participants.populations.layout import Entry, not_needed
from participants.populations.rows import Sheet
from participants.populations.sentences import LONG_CSV, refusal
from participants.populations.shapes import AREA_CODE, FEW_COLUMNS, NUMBER, mostly
from participants.populations.table import LeftOut

_NAMES_AREAS = re.compile(
    r"\b(?:areas?|authority|authorities|regions?|county|counties|wards?|districts?|geography|place|borough)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CaseloadLayout:
    sheet: Sheet
    caseload_name: str
    category_code: int
    category: int
    observation: int
    ignored: tuple[LeftOut, ...]
    has_codes: bool = False
    is_caseload: bool = True
    area_kind: str = "Our own caseload"

    @property
    def dimension(self) -> str:
        return self.sheet.headings[self.category] or "Category"

    def entries(self) -> Iterator[Entry]:
        columns = (self.sheet.columns[column] for column in (self.category_code, self.category, self.observation))
        for row, code, label, number in zip(self.sheet.row_numbers, *columns, strict=True):
            places = (self.category, self.category, self.category, self.observation)
            yield Entry(row, self.caseload_name, self.caseload_name, code, label, number, *places)


def find_caseload(sheet: Sheet, *, caseload_name: str) -> CaseloadLayout | None:
    """The layout of a list of categories with numbers; None if the sheet has another shape."""
    filled = [column for column in range(len(sheet.headings)) if any(sheet.columns[column])]
    numeric = [column for column in filled if mostly(sheet.columns[column], NUMBER.fullmatch)]
    worded = [column for column in filled if column not in numeric]
    is_short = len(filled) <= FEW_COLUMNS and len(numeric) in (1, 2) and len(worded) in (1, 2)
    if not is_short or any(AREA_CODE.fullmatch(cell) for column in worded for cell in sheet.columns[column]):
        return None
    category, category_code, coarser = find_category(sheet, worded)
    if category_code is None:
        category_code = find_numeric_code(sheet, numeric, category)
    observation, unused = find_observation(sheet, [column for column in numeric if column != category_code])
    _refuse_areas(sheet, category, observation)
    if not caseload_name:
        raise refusal(
            sheet.name,
            what=(
                f"names no area: from row {sheet.row_numbers[0]:,} on it lists categories and numbers only. If these "
                "are the people you work with, say who they are under “Your own caseload”"
            ),
            advice="Otherwise download a table with areas.",
        )
    return CaseloadLayout(
        sheet,
        caseload_name,
        category if category_code is None else category_code,
        category,
        observation,
        tuple(not_needed(sheet, column) for column in [*coarser, *unused]),
    )


def _refuse_areas(sheet: Sheet, category: int, observation: int) -> None:
    """Areas with one number each look like categories with numbers, but hold nobody's characteristics."""
    if _NAMES_AREAS.search(sheet.headings[category]) and not recognise(sheet.columns[category]):
        raise refusal(
            sheet.name,
            what=(
                f"has only one number for each area, in {sheet.column_name(observation)}: to compare, at least two "
                "groups of people are needed"
            ),
            advice=LONG_CSV,
        )
