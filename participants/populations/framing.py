"""Finding the table between the titles above it and the notes below it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from participants.populations.rows import Row, without_blank_end
from participants.populations.sentences import LONG_CSV, refusal
from participants.populations.shapes import NUMBER
from participants.populations.table import LeftOut

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Framed:
    """The rows of the table, headings first; what stood around them; and the kind of area where a row names it."""

    rows: list[Row]
    left_out: tuple[LeftOut, ...] = ()
    area_kind: str = ""
    has_titles: bool = False


def frame(rows: Iterable[Row], *, name: str) -> Framed:
    """The table alone. A file that begins with its headings is left as it is, so that every row must fit."""
    found = [(number, cells) for number, cells in rows if any(cells)]
    widths = [len(without_blank_end(cells)) for _number, cells in found]
    usual = Counter(width for width in widths if width > 1).most_common(1)
    if not usual or widths[0] >= usual[0][0]:
        return Framed(found)
    first, last = _longest_run([_holds_numbers(cells) for _number, cells in found])
    first, heading = _find_heading(found, widths, first, last, name=name)
    _refuse_second_table(found, last, width=usual[0][0], name=name)
    named = [cells for _number, cells in found[heading + 1 : first]]
    left_out = [
        _around(found[:heading], "above the table: titles and notes"),
        _around(found[heading + 1 : first], "between headings and table: names the kind of area"),
        _around(found[last:], "below the table: notes"),
    ]
    return Framed(
        [found[heading], *found[first:last]],
        tuple(item for item in left_out if item),
        area_kind=named[0][0] if named else "",
        has_titles=True,
    )


def _holds_numbers(cells: list[str]) -> bool:
    """A row of the table: words or a code first, and a number in its last filled cell."""
    filled = without_blank_end(cells)
    return len(filled) > 1 and bool(NUMBER.fullmatch(filled[-1])) and not NUMBER.fullmatch(filled[0])


def _longest_run(are_numbers: list[bool]) -> tuple[int, int]:
    """Where the longest run of rows with numbers begins, and the first row after it."""
    best, begins = (0, 0), 0
    for at, is_one in enumerate([*are_numbers, False]):
        if not is_one:
            best, begins = max(best, (begins, at), key=lambda run: run[1] - run[0]), at + 1
    return best


def _find_heading(found: list[Row], widths: list[int], first: int, last: int, *, name: str) -> tuple[int, int]:
    """Where the rows of numbers begin, and where their headings stand. Headings may be years, so look like numbers."""
    for above in range(first - 1, -1, -1):
        if widths[above] > 1 and widths[above] >= widths[first]:
            if widths[first] > 2 or not _looks_like_headings(found, first, last):
                return first, above
            break
        if widths[above] > 1:
            break
    if last - first > 1 and _looks_like_headings(found, first, last):
        return first + 1, first
    raise refusal(
        name,
        what=f"has titles above its table, but no headings above row {found[first][0]:,}, where the numbers begin"
        if last > first
        else f"is not a table of areas: row {found[0][0]:,} and those below hold no numbers",
        advice=LONG_CSV,
    )


def _looks_like_headings(found: list[Row], first: int, last: int) -> bool:
    """Years in the first row and not in all others, or a blank line below it."""
    numbers = [cell for cell in found[first][1][1:] if cell]
    is_apart = last - first > 1 and found[first + 1][0] - found[first][0] > 1
    are_years = all(_YEAR.fullmatch(cell) for cell in numbers)
    return are_years and (is_apart or not all(_YEAR.fullmatch(cells[-1]) for _number, cells in found[first + 1 : last]))


def _refuse_second_table(found: list[Row], last: int, *, width: int, name: str) -> None:
    for number, cells in found[last:]:
        is_as_wide = width > 2 and len(without_blank_end(cells)) >= width
        if is_as_wide or _holds_numbers(cells):
            raise refusal(
                name,
                what=(
                    f"holds more than one table, or a row that does not fit: the table stops before row "
                    f"{found[last][0]:,}, yet row {number:,} holds numbers or headings again"
                ),
                advice=LONG_CSV,
            )


def _around(rows: list[Row], what: str) -> LeftOut | None:
    if not rows:
        return None
    begins, ends = rows[0][0], rows[-1][0]
    place = f"Row {begins:,}" if begins == ends else f"Rows {begins:,} to {ends:,}"
    where, why = what.split(": ")
    return LeftOut(f"{place}, {where}", f"{why.capitalize()}.")
