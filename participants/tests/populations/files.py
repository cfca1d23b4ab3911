"""Made-up files of the shape the ONS publishes: one row for each area and category."""

import csv
import io

HEADINGS = (
    "Lower tier local authorities Code",
    "Lower tier local authorities",
    "Ethnic group (5 categories) Code",
    "Ethnic group (5 categories)",
    "Observation",
)
AREAS = {"E06000001": "Eastwick", "E06000002": "St Mary’s, Upper", "W06000003": "Ynys Môn"}
CATEGORIES = {"-8": "Does not apply", "1": "Blue", "2": "Green: dark, or nearly so", "3": "Green: light", "4": "Red"}


def number_of(area: int, category: int) -> int:
    """A different number in every cell, so that a swapped column or row shows."""
    return 0 if category == 0 else 1000 * (area + 1) + 100 * category + 7 * area


def rows() -> list[list[str]]:
    return [
        [area_code, area_name, code, label, str(number_of(area, category))]
        for area, (area_code, area_name) in enumerate(AREAS.items())
        for category, (code, label) in enumerate(CATEGORIES.items())
    ]


def make_file(
    *,
    headings=HEADINGS,
    table=None,
    encoding="utf-8",
    delimiter=",",
    line_end="\n",
    order=None,
    quoting=csv.QUOTE_MINIMAL,
) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    for row in [list(headings), *(rows() if table is None else table)]:
        writer.writerow([row[column] for column in order] if order else row)
    return written.getvalue().encode(encoding)
