"""A file we cannot read whole is refused with a sentence: what is wrong, where, and what to do."""

import io
import re
import zipfile

import pytest

from participants.populations import PopulationFileError, read_population
from participants.tests.populations.files import HEADINGS, make_file, rows

ADVICE = re.compile(r"(?:[Dd]ownload|Open it|Open the file|Unpack it)\b.*\.$")
ROW_OR_COLUMN = re.compile(r"\b[Rr]ow \d|\bcolumn \d|\bheadings?\b|first bytes|its text begins|MB")


def refusal_of(file_bytes, name="people.csv"):
    """The sentence, after checks that hold for each: it names the file, a place and something to do."""
    with pytest.raises(PopulationFileError) as caught:
        read_population(file_bytes, name)
    sentence = str(caught.value)
    assert sentence.startswith(f"“{name}” "), sentence
    assert ROW_OR_COLUMN.search(sentence), sentence
    assert ADVICE.search(sentence), sentence
    assert sentence.isprintable(), sentence
    return sentence


def changed(row, column, cell):
    """The rows of the file with one cell changed; rows count from 0, below the headings."""
    table = rows()
    table[row][column] = cell
    return make_file(table=table)


def packed(*names):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "<x/>")
    return written.getvalue()


@pytest.mark.parametrize("nothing", [b"", b"\n\r\n \t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 40])
def test_empty(nothing):
    assert "is empty: there is nothing on row 1 or after it" in refusal_of(nothing)


def test_headings_alone():
    assert "stops after row 1: there is nothing below" in refusal_of(b"E06000001,E06000002,E06000003\n")
    assert "no area code such as E08000025 stands in any row" in refusal_of(make_file(table=[]))


@pytest.mark.parametrize(
    ("file_bytes", "kind", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel workbook (.xls)", "save the sheet"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook, but", "save the sheet"),
        (packed("mimetype", "content.xml"), "an OpenDocument spreadsheet (.ods)", "save the sheet"),
        (packed("census2021-ts021-ltla.csv"), "a packed file (ZIP)", "Unpack it and upload the CSV inside it."),
        (b"\x1f\x8b\x08" + b"\0" * 20, "a packed file (gzip)", "Unpack it"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF", "Download it again"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "a picture (PNG)", "Download it again"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "a picture (JPEG)", "Download it again"),
        (b"<!doctype html><title>E08000025</title>", "a web page or XML", "Download one table"),
        (b'{"observations": ["E08000025"]}', "JSON", "Download one table"),
    ],
)
def test_another_kind_of_file_named_csv(file_bytes, kind, advice):
    sentence = refusal_of(file_bytes)
    assert kind in sentence
    assert advice in sentence


def test_too_large():
    assert "is too large: 16.2 MB, and the limit is 16 MB" in refusal_of(make_file() + b"\n" * 17_000_000)


def test_too_many_rows():
    assert "is not a table we can read: row 400,001 is still not the last" in refusal_of(make_file() + b"\n" * 400_000)


@pytest.mark.parametrize(
    ("file_bytes", "problem"),
    [
        (make_file().decode().encode("mac-roman"), 'damaged letters on row 7: “,"St MaryÕs, Upper"”'),
        (make_file().replace("’".encode(), b"'").decode().encode("cp850"), "damaged letters on row 12"),
        (make_file().decode("cp1252").encode(), "damaged letters on row 7"),
        (make_file().decode().replace("ô", "\ufffd").encode(), "is not plain text: row 12"),
        (make_file().decode().replace("ô", "\x00").encode(), "is not plain text: row 12"),
        (make_file(encoding="cp1252").replace(b"\xf4", b"\x81"), "letter on row 12 in an encoding we do not know"),
        (make_file(encoding="utf-8-sig").replace("ô".encode(), b"\xf4"), "is damaged on row 12: it begins as UTF-8"),
        (make_file(encoding="utf-16")[:-1], "is damaged on row 16: it begins as UTF-16"),
    ],
)
def test_damaged_letters(file_bytes, problem):
    assert problem in refusal_of(file_bytes)


def test_cut_short_in_a_row():
    whole = make_file()
    assert "was cut short, or a note stands below the table: its last row, row 16, stops" in refusal_of(whole[:-12])
    assert "row 16, has no line end, so its last number may lack digits" in refusal_of(whole[:-3])


def test_cut_short_between_rows():
    sentence = refusal_of(make_file(table=rows()[:-2]))
    assert "is incomplete after row 14: “Ynys Môn” (W06000003) lacks “Green: light”, “Red”" in sentence
    assert "cut short" in sentence


def test_cut_short_in_the_first_area():
    sentence = refusal_of(make_file(table=rows()[:3]))
    assert "“Ethnic group (5 categories)” holds only 3 categories down to row 4" in sentence


def test_an_area_lacks_a_category_in_the_middle():
    table = rows()
    del table[3]
    assert "after row 5: “Eastwick” (E06000001) lacks “Green: light”" in refusal_of(make_file(table=table))


def test_unclosed_quote():
    table = rows()
    file_bytes = make_file(table=table).replace(b'"St Mary', b"St Mary", 1).replace(b'Upper"', b"Upper", 1)
    assert "has 6 cells on row 7 where the headings have 5. The first cell too many is in column 6" in refusal_of(
        file_bytes
    )
    cut = make_file()[: make_file().rindex(b'"')]
    assert "has a quotation mark on row 14 that does not open and close as it should" in refusal_of(cut)


def test_a_short_row_in_the_middle_and_a_note_below():
    table = rows()
    table[4] = table[4][:3]
    assert "has 3 cells on row 6 where the headings have 5" in refusal_of(make_file(table=table))
    assert "a note stands below the table: its last row, row 17" in refusal_of(make_file() + b"Source: ONS\n")


def test_a_wide_file_of_one_group_only():
    headings = ["date", "geography", "geography code", "Age: Total; measures: Value", "Age: Aged 1; measures: Value"]
    table = [["2021", "North East", "E12000001", "300", "100"], ["2021", "Wales", "W92000004", "200", "50"]]
    assert "has fewer than two categories to compare, from row 2 on" in refusal_of(
        make_file(headings=headings, table=table)
    )


def test_a_wide_file_of_numbers_that_may_be_anything():
    table = [["E06000001", "Eastwick", "5", "6"], ["E06000002", "Westwick", "7", "8"]]
    sentence = refusal_of(make_file(headings=["code", "name", "cars", "trees"], table=table))
    assert (
        "has 2 columns of numbers, from column 3 (“cars”) and column 4 (“trees”) on, and we cannot tell whether "
        "they are groups of the same people"
    ) in sentence


def test_one_number_for_each_area():
    preamble = b'\n"Population estimates"\n"Crown Copyright [from Nomis on 1 May 2024]"\n\n"area","2023"\n"A",1\n'
    scotland = b'SuperWEB2(tm)\r\n\r\n"Table UV205"\r\n"Religion","All people",\r\n"S01006506",969,\r\n'
    for file_bytes, column in ((preamble, "2023"), (scotland, "All people")):
        assert f"has only one number for each area, in column 2 (“{column}”)" in refusal_of(file_bytes)


def test_two_way_table():
    headings = (*HEADINGS[:4], "Sex (2 categories) Code", "Sex (2 categories)", "Observation")
    table = [[*row[:4], code, sex, row[4]] for row in rows() for code, sex in (("1", "Female"), ("2", "Male"))]
    sentence = refusal_of(make_file(headings=headings, table=table))
    assert "cross column 4 (“Ethnic group (5 categories)”) with column 6 (“Sex (2 categories)”)" in sentence
    assert "Choose one of them only" in sentence


def test_repeated_row():
    table = rows()
    assert (
        "on row 17: column 4 (“Ethnic group (5 categories)”) repeats row 9: St Mary’s, Upper already has"
        in refusal_of(make_file(table=[*table, table[7]]))
    )


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("-12", "holds “-12”: a number of people cannot be below zero"),
        ("c", "holds “c”, which is not a whole number of people"),
        ("12.5", "holds “12.5”, which is not a whole number"),
        ("1,23", "holds “1,23”, which is not a whole number"),
        ("1e5", "holds “1e5”, which is not a whole number"),
        ("٣", "holds “٣”, which is not a whole number"),
        ("9" * 200, "more people than there are"),
        ("", "is blank"),
    ],
)
def test_a_number_that_is_none(cell, problem):
    sentence = refusal_of(changed(7, 4, cell))
    assert "is wrong on row 9: column 5 (“Observation”)" in sentence
    assert problem in sentence


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [
        (0, "E0600", "row 9: column 1 (“Lower tier local authorities Code”) holds “E0600”, which is not an area code"),
        (
            1,
            "Weston",
            "row 9: column 2 (“Lower tier local authorities”) calls E06000002 “Weston”; rows above call it “St",
        ),
        (1, "", "row 9: column 2 (“Lower tier local authorities”) is blank"),
        (3, "Mauve", "row 9: column 4 (“Ethnic group (5 categories)”) gives code “2” to “Mauve”; rows above to “Green"),
        (3, "x" * 400, "has 400 letters in one cell, row 9, column 4"),
        (3, "x" * 200_000, "row 9 is longer than 100,000 letters"),
    ],
)
def test_a_cell_that_does_not_fit_its_column(column, cell, problem):
    assert problem in refusal_of(changed(7, column, cell))


def test_words_of_the_file_are_quoted_short_and_without_hidden_signs():
    sentence = refusal_of(changed(7, 4, "\u202e=cmd()<script>" + "!" * 100))
    assert "holds “=cmd()<script>!!!" in sentence
    assert "!…”" in sentence


def test_the_name_of_the_file_cannot_hide_or_turn_words():
    with pytest.raises(PopulationFileError, match=r"^“people fdp\.csv” is empty"):
        read_population(b"", "people\n\u202efdp.csv")


def test_no_headings():
    assert "has no headings: row 1 already holds an area code" in refusal_of(make_file().split(b"\n", 1)[1])


@pytest.mark.parametrize(
    ("file_bytes", "problem"),
    [
        (
            b"phone number,name\n07700 900123,Pat\n",
            "is not a table of areas: no column holds area codes such as E08000025",
        ),
        (b"name\nPat\n", "has too few headings on row 1: 1, where a category and a number"),
        (b"name,note\nPat,E08000025\n", "has no column of counts"),
        (make_file(order=(0, 1, 2, 3)), "has no column of counts"),
        (make_file(order=(0, 1, 4)), "has no column of category names"),
        (make_file(order=(1, 2, 3, 4)) + b"E06000001,1,Blue,3\n", "no column holds area codes such as E08000025"),
        (make_file(table=rows()[1::5]), "has only one number for each area, in column 5 (“Observation”)"),
        (
            make_file(headings=["a", "b", "c", "d", "e"], table=[[*row[:4], row[0]] for row in rows()]),
            "more than one kind of area",
        ),
        (
            make_file(headings=[*HEADINGS, *"x" * 40], table=[[*row, *"y" * 40] for row in rows()]),
            "has 45 columns on row 1",
        ),
        (
            make_file(
                headings=[*HEADINGS, "Usual residents"], table=[[*row, str(int(row[4]) // 3)] for row in rows()]
            ).replace(b"Observation", b"Everyone"),
            "holds numbers in column 5 (“Everyone”) and column 6 (“Usual residents”)",
        ),
        (make_file(headings=[*HEADINGS[:4], "Percent"]), "has no column of counts"),
        (
            make_file(headings="abcde", table=[row for row in rows() if row[2] in {"-8", "1"}]),
            "has fewer than two categories to compare",
        ),
    ],
)
def test_tables_without_what_is_needed(file_bytes, problem):
    assert problem in refusal_of(file_bytes)


def test_a_heading_of_categories_whose_parts_do_not_make_it_up():
    greens = [[row[0], row[1], "9", "Green", "77"] for row in rows() if row[2] == "2"]
    sentence = refusal_of(make_file(table=rows() + greens))
    assert "does not add up on row 17: “Green” has 77 people, its parts (“Green: …”) have 2,500" in sentence


def test_one_area_with_strange_headings_is_refused_rather_than_guessed():
    headings = ["a", "b", "c", "d", "e", "f"]
    table = [[*row, "2021"] for row in rows()[1:5]]
    assert "cannot tell which counts people" in refusal_of(make_file(headings=headings, table=table))
