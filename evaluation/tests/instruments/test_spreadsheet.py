"""Files as people upload them: read whatever they were saved in, or refused with a sentence."""

import io
import zipfile

import openpyxl
import pytest

from evaluation.instruments.reading import read_instrument
from evaluation.instruments.spreadsheet import CannotRead, read_rows
from evaluation.instruments.template import write_template

LINES = "Page,Code,Kind,Question,Hint\r\nHope,H1,Own words,Wie geht’s – café?,Bitte\r\n"


def workbook(rows, *, merge=""):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_it_was_saved_in(encoding):
    assert read_rows(LINES.encode(encoding), name="a.csv") == [
        [2, {"Page": "Hope", "Code": "H1", "Kind": "Own words", "Question": "Wie geht’s – café?", "Hint": "Bitte"}]
    ]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_stand_between_cells_too(delimiter):
    assert len(read_rows(LINES.replace(",", delimiter).encode(), name="a.csv")[0][1]) == 5


def test_the_template_can_be_read_as_it_is():
    instrument = read_instrument(read_rows(write_template(), name="instrument.xlsx"))
    assert instrument.problems == []
    assert [(title, [one.code for one in questions]) for title, questions in instrument.pages] == [
        ("Hope", ["HOPE1", "HOPE2"]),
        ("In your own words", ["HOPE3"]),
    ]
    assert instrument.questions[0].options == instrument.questions[1].options


def test_titles_above_the_headings_and_columns_of_ones_own_do_no_harm():
    rows = [["Our instrument"], [], ["code", "KIND", "Question *", "Remarks"], ["H1", "Own words", "How?", "old"]]
    assert read_rows(workbook(rows), name="a.xlsx") == [[4, {"Code": "H1", "Kind": "Own words", "Question": "How?"}]]


def test_a_cell_merged_over_rows_counts_for_its_first_row():
    rows = [
        ["Page", "Code", "Kind", "Question"],
        ["Hope", "H1", "Own words", "How?"],
        ["Hope", "H2", "Own words", "Why?"],
    ]
    instrument = read_instrument(read_rows(workbook(rows, merge="A2:A3"), name="a.xlsx"))
    assert instrument.problems == []
    assert [(title, len(questions)) for title, questions in instrument.pages] == [("Hope", 2)]


def test_a_formula_is_text_and_computes_nothing():
    rows = read_rows(b'Code,Kind,Question\nH1,Own words,"=HYPERLINK(""http://x"",""y"")"\n', name="a.csv")
    assert rows[0][1]["Question"] == '=HYPERLINK("http://x","y")'
    # A workbook keeps what the formula showed; one that nobody ever opened shows nothing.
    rows = read_rows(workbook([["Code", "Kind", "Question"], ["H1", "Own words", "=1+1"]]), name="a.xlsx")
    assert "Question" not in rows[0][1]


def bomb():
    buffer = io.BytesIO(workbook([["Code", "Kind", "Question"]]))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet9.xml", b"0" * 60_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"x" * (2 * 1024 * 1024 + 1), "is too large: 2.0 MB, and the limit is 2 MB"),
        (b"%PDF-1.7 ...", "those of a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"PK\x03\x04 nothing of ours", "a packed file (ZIP)"),
        (b"PK\x03\x04 xl/ but broken", "cannot be opened"),
        (b"name,age\nAnn,40\n", "has no row of headings that holds “Code”, “Kind”, “Question”"),
        (b"Code,Kind,Question\n", "has headings and nothing under them"),
        (b"Code,Kind,Question\n" + b"H1,Own words,How?\n" * 501, "goes on after 500 rows"),
        (b'Code,Kind,Question\nH1,Own words,"How?\n', "does not open and close"),
        (b"Code,Kind,Question\nH1,Own words,\x00\x01\x02How?\n", "is not plain text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content, says):
    with pytest.raises(CannotRead, match="“a file”") as refusal:
        read_rows(content, name="a file")
    assert says in str(refusal.value)


def test_a_bomb_is_refused_before_it_is_opened():
    assert len(bomb()) < 100_000
    with pytest.raises(CannotRead, match="grows too large once unpacked"):
        read_rows(bomb(), name="a.xlsx")
