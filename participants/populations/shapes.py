"""The shapes of file that are not one row for each area and category: each is named and refused."""

import re
from collections.abc import Callable, Iterable

from participants.populations.rows import Sheet
from participants.populations.sentences import LONG_CSV, refusal, shown

AREA_CODE = re.compile(r"[EWSNKJLM][0-9]{8}", re.IGNORECASE)
NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?")
MOST_COLUMNS = 30
_AREA_CODE_SOMEWHERE = re.compile(rf"(?<![A-Za-z0-9]){AREA_CODE.pattern}(?![A-Za-z0-9])", re.IGNORECASE)


def refuse_known_other_shapes(text: str, *, name: str) -> None:
    """Name the published shapes that are not one row for each area and category, as far as their text tells."""
    nomis = text[:3000].casefold().find("from nomis on")
    beginning = text[:3000].lstrip()
    shape = ""
    if beginning.startswith("<"):
        shape = "a web page or XML: its text begins with “<”"
    elif beginning.startswith(("{", "[")):
        shape = f"JSON: its text begins with “{beginning[0]}”"
    elif "superweb2" in beginning.casefold() or "wingarc" in text[-2000:].casefold():
        shape = (
            "a table built on the Scotland’s Census website: notes stand above and below it, and row 1 is not headings"
        )
    elif nomis >= 0:
        row = len(text[:nomis].splitlines())
        shape = f"a Nomis query download: titles stand above the table (row {row} says “from Nomis on”)"
    elif not _AREA_CODE_SOMEWHERE.search(text):
        first_row = next((line for line in beginning.splitlines() if line.strip()), "")
        shape = (
            f"not a table of areas: no area code such as E08000025 stands in any row. Row 1 reads {shown(first_row)}"
        )
    if shape:
        raise refusal(name, what=f"is {shape}", advice=LONG_CSV)


def refuse_missing_headings(sheet: Sheet) -> None:
    """A table begins with its headings: an area, a category and a number at least."""
    if any(AREA_CODE.fullmatch(heading) for heading in sheet.headings):
        raise refusal(
            sheet.name, what=f"has no headings: row {sheet.heading_row:,} already holds an area code", advice=LONG_CSV
        )
    if len(sheet.headings) < 3:
        raise refusal(
            sheet.name,
            what=(
                f"has too few headings on row {sheet.heading_row:,}: {len(sheet.headings)}, where an area, a "
                "category and a number are needed. Remove any lines above the table"
            ),
            advice=LONG_CSV,
        )


def refuse_wide(sheet: Sheet, area_code: int) -> None:
    """One row for each area means that the categories stand in columns, or that there are none."""
    codes = sheet.columns[area_code]
    numeric = [
        column
        for column, cells in enumerate(sheet.columns)
        if column != area_code and mostly(cells, NUMBER.fullmatch) and (len(cells) == 1 or len(set(cells)) > 1)
    ]
    measured = [column for column in numeric if "measures:" in sheet.headings[column].casefold()]
    if len(set(codes)) == len(codes) and (len(numeric) > 1 or measured):
        first = (measured or numeric)[0]
        source = "a wide Nomis download" if measured else "a wide table"
        raise refusal(
            sheet.name,
            what=(
                f"is {source}: {len(measured or numeric)} columns of numbers, from {sheet.column_name(first)} "
                "on, and one row for each area. Its columns may hold subtotals, so people would be counted "
                "twice"
            ),
            advice=LONG_CSV,
        )
    if len(sheet.headings) > MOST_COLUMNS:
        raise refusal(
            sheet.name,
            what=(
                f"has {len(sheet.headings)} columns on row {sheet.heading_row:,}, more than a table of areas "
                f"and categories needs ({MOST_COLUMNS} at most)"
            ),
            advice=LONG_CSV,
        )
    if len(set(codes)) == len(codes):
        raise refusal(
            sheet.name,
            what=f"has no categories: from row {sheet.row_numbers[0]:,} on every area stands on one row only",
            advice=LONG_CSV,
        )


def mostly(cells: Iterable[str], is_one: Callable[[str], object]) -> bool:
    """Whether more than half of the filled cells are of this kind."""
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if is_one(cell)) * 2 > len(filled)
