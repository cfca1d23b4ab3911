"""From the bytes of an uploaded spreadsheet to its rows, or a sentence that says why it cannot be read."""

from itertools import islice

from evaluation.instruments.columns import COLUMNS, MOST_BYTES, MOST_ROWS, NEEDED
from participants.populations import PopulationFileError
from participants.populations.decoding import decode, refuse_size
from participants.populations.rows import read_text
from participants.populations.sentences import shown
from participants.populations.workbook import is_workbook, read_workbook

# A title or a few words of one's own may stand above the headings.
FIRST_ROWS = 10
USE_THE_TEMPLATE = "Download the template, fill it in, and upload that."


class CannotRead(Exception):
    """Says in a sentence what is wrong with the file as a whole, and what to do."""


def read_rows(content, *, name):
    """The rows under the headings: [[number in the file, {heading: words}], …], only columns that we know.

    Words stand as they are: a formula in a CSV stays the letters it is written with, one in a workbook is what it
    showed when it was saved. Raises CannotRead.
    """
    if len(content) > MOST_BYTES:
        size = len(content) / 1024 / 1024
        raise CannotRead(f"{shown(name)} is too large: {size:.1f} MB, and the limit is 2 MB. {USE_THE_TEMPLATE}")
    try:
        refuse_size(content, name=name)
        if is_workbook(content):
            return _rows_of_workbook(content, name)
        return _under_headings(read_text(decode(content, name=name), name=name), name)
    except PopulationFileError as refusal:
        raise CannotRead(str(refusal)) from refusal


def _rows_of_workbook(content, name):
    """The rows of the first sheet that has our headings."""
    with read_workbook(content, name=name) as workbook:
        for sheet in workbook.sheets:
            rows = sheet.rows()
            first = list(islice(rows, FIRST_ROWS))
            if any(_headings(cells) for _, cells in first):
                return _under_headings([*first, *islice(rows, MOST_ROWS + 1)], name)
    raise _without_headings(name)


def _under_headings(rows, name):
    headings, found = {}, []
    for count, (number, cells) in enumerate(rows, start=1):
        if not headings:
            headings = _headings(cells)
            if not headings and count >= FIRST_ROWS:
                break
            continue
        words = {heading: cells[place] for place, heading in headings.items() if place < len(cells) and cells[place]}
        if words:
            found.append([number, words])
        if len(found) > MOST_ROWS:
            raise CannotRead(
                f"{shown(name)} goes on after {MOST_ROWS} rows, on row {number}. A questionnaire that long would tire "
                "people out: leave out what you do not need."
            )
    if not headings:
        raise _without_headings(name)
    if not found:
        raise CannotRead(f"{shown(name)} has headings and nothing under them. Add the questions, one on each row.")
    return found


def _headings(cells):
    """{place of the column: heading}, if this row holds the headings that are needed; else nothing."""
    known = {heading.casefold(): heading for heading in COLUMNS}
    found = {}
    for place, cell in enumerate(cells):
        heading = known.get(cell.casefold().strip(" *:"))
        if heading and heading not in found.values():
            found[place] = heading
    return found if set(NEEDED) <= set(found.values()) else {}


def _without_headings(name):
    needed = ", ".join(f"“{heading}”" for heading in NEEDED)
    return CannotRead(f"{shown(name)} has no row of headings that holds {needed}. {USE_THE_TEMPLATE}")
