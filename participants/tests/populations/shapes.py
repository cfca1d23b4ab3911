"""Made-up files of the other published shapes: wide tables, query exports, Scotland's census builder, workbooks."""

import io

import openpyxl

from participants.tests.populations.files import AREAS

AGES = ("Aged under 1 year", "Aged 1 year", "Aged 2 years", "Aged 3 years", "Aged 4 years")
BANDS = ("Aged 5 to 9 years", "Aged 10 years and over")


def quoted(rows, *, line_end="\n", trailing=""):
    def cell(value):
        return str(value) if isinstance(value, int) else f'"{value}"'

    return "".join(",".join(map(cell, row)) + trailing + line_end for row in rows)


def nomis_bulk(*, order=None, dimension="Age", extra=0) -> bytes:
    """Single years up to 4, a subtotal of them in between, two bands, and a total in front."""
    headings = ["date", "geography", "geography code"]
    headings += [
        f"{dimension}: {label}; measures: Value" for label in ("Total", "Aged 4 years and under", *AGES, *BANDS)
    ]
    table = []
    for at, (code, name) in enumerate(AREAS.items()):
        years = [101 + at, 102 + at, 103 + at, 104 + at, 105 + at]
        bands = [500 + at, 4000 + at]
        table.append(["2021", name, code, sum(years) + sum(bands) + extra, sum(years), *years, *bands])
    order = order or range(len(headings))
    return quoted([[row[column] for column in order] for row in [headings, *table]]).encode()


def nomis_query(*, headings=("local authority: district", "Female", "Male"), rows=None, notes="\n\n\n") -> bytes:
    rows = rows if rows is not None else [["Eastwick", 510, 490], ["Westwick", 1020, 980], ["Northwick", 260, 240]]
    preamble = [["Population estimates"], ["ONS Crown Copyright Reserved [from Nomis on 1 May 2024]"], ["Age :", "All"]]
    return f"\n{quoted(preamble)}\n{quoted([headings])}\n{quoted(rows)}{notes}".encode()


def superweb2(*, dimension="Religion", area_kind="Council Area 2019", headings=None, rows=None) -> bytes:
    headings = headings or ("All people", "Church of Scotland", "Roman Catholic", "No religion", "Religion not stated")
    rows = rows or [["S12000033", 1000, 300, 200, 400, 100], ["S12000034", 500, 100, 150, 200, 50]]
    above = [["Census 2022-Person-2Cv1"], [f"Scotland's Census 2022 - {dimension}"]]
    text = f"SuperWEB2(tm)\n\n{quoted(above)}\nFilters:\n" + quoted([["Summation Options", "Individuals"]]) + "\n"
    text += quoted([(dimension, *headings)], trailing=",") + quoted([[area_kind]], trailing=",")
    text += quoted(rows, trailing=",") + '\n\n"INFO","Data has been perturbed"\n\n"Crown copyright ' + "x" * 400 + '"\n'
    return (text + "\n(c) Copyright WingArc Australia 2018\n").replace("\n", "\r\n").encode()


def workbook(*sheets) -> bytes:
    """Each sheet: its title and its rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
