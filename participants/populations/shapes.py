"""What codes and numbers look like, and files that are no table at all."""

import re
from collections.abc import Callable, Iterable

from participants.categories import recognise
from participants.populations.rows import Row, Sheet
from participants.populations.sentences import LONG_CSV, OWN_OR_PUBLISHED, refusal, shown

FEW_COLUMNS = 4  # a list of categories and numbers has no more
AREA_CODE = re.compile(r"[EWSNKJLM][0-9]{8}", re.IGNORECASE)
NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?")


def refuse_markup(text: str, *, name: str) -> None:
    """A web page or data for programs is not a table, whatever it is called."""
    beginning = text[:3000].lstrip()
    shape = ""
    if beginning.startswith("<"):
        shape = "a web page or XML: its text begins with “<”"
    elif beginning.startswith(("{", "[")):
        shape = f"JSON: its text begins with “{beginning[0]}”"
    if shape:
        raise refusal(name, what=f"is {shape}", advice=LONG_CSV)


def refuse_without_areas(rows: list[Row], *, name: str) -> None:
    """Many columns, no area code in sight, and headings that are no categories: some other table."""
    if not rows or len(rows[0][1]) <= FEW_COLUMNS or recognise(rows[0][1][1:]):
        return
    if not any(AREA_CODE.fullmatch(cell) for _number, cells in rows[:1000] for cell in cells):
        number, cells = rows[0]
        raise refusal(
            name,
            what=(
                f"is not a table of areas: no area code such as E08000025 stands in any row. Row {number:,} reads "
                f"{shown(', '.join(cells))}"
            ),
            advice=OWN_OR_PUBLISHED,
        )


def refuse_missing_headings(sheet: Sheet) -> None:
    """A table begins with its headings: a category and a number at least."""
    already = "an area code" if any(AREA_CODE.fullmatch(heading) for heading in sheet.headings) else ""
    if (
        len(sheet.headings) == 2
        and NUMBER.fullmatch(sheet.headings[1])
        and not sheet.headings[1].startswith(("19", "20"))
    ):
        already = "a number"
    if already:
        raise refusal(
            sheet.name, what=f"has no headings: row {sheet.heading_row:,} already holds {already}", advice=LONG_CSV
        )
    if len(sheet.headings) < 2:
        raise refusal(
            sheet.name,
            what=(
                f"has too few headings on row {sheet.heading_row:,}: {len(sheet.headings)}, where a category and a "
                "number are needed, and an area if there is more than one"
            ),
            advice=LONG_CSV,
        )


def mostly(cells: Iterable[str], is_one: Callable[[str], object]) -> bool:
    """Whether more than half of the filled cells are of this kind."""
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if is_one(cell)) * 2 > len(filled)
