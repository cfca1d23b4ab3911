"""A document as a Word file: read back with the library that reads them."""

import io
from datetime import UTC, date, datetime

import docx

from evaluation.reports.blocks import BulletList, Document, Heading, KeyValues, Note, Paragraph, Quote, Table
from evaluation.reports.word import render_word
from figures.protected import ProtectedTable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = ProtectedTable(
    caption="Who answered", header=("Who", "People"), rows=(("Carers", "7 of 9"),), notes=("A note",)
)


def document(*blocks, title="A plan"):
    return Document(
        title=title,
        about="Crisis care",
        organisation="Northfield Trust",
        as_at=date(2026, 3, 1),
        made_at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        blocks=blocks,
    )


def opened(*blocks, **kwargs):
    return docx.Document(io.BytesIO(render_word(document(*blocks, **kwargs))))


def test_headings_lists_notes_and_quotes_are_what_they_are_called():
    file = opened(
        Heading("Why?"),
        Heading("Who decides", level=3),
        Paragraph("To listen."),
        BulletList(("Opening hours",)),
        Note("Nothing is agreed.", title="Mind"),
        Quote("I was heard.", who="A carer"),
    )
    told = [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs if paragraph.text]
    assert told == [
        ("Title", "A plan"),
        ("Heading 1", "Why?"),
        ("Heading 2", "Who decides"),
        ("Normal", "To listen."),
        ("List Bullet", "Opening hours"),
        ("Intense Quote", "Mind\nNothing is agreed."),
        ("Quote", "“I was heard.”\nA carer"),
    ]


def test_title_author_and_language_are_said_for_screen_readers():
    file = opened()
    assert (file.core_properties.title, file.core_properties.author) == ("A plan", "Northfield Trust")
    normal = file.styles["Normal"].element
    assert normal.find(f"{W}rPr/{W}lang").get(f"{W}val") == "en-GB"


def test_a_table_has_its_caption_a_row_that_heads_it_and_its_notes():
    body = opened(Table(TABLE)).element.body
    first, *_ = [table for table in body.iter(f"{W}tbl") if "Carers" in "".join(table.itertext())]
    rows = list(first.iter(f"{W}tr"))
    assert [rows[0].find(f"{W}trPr/{W}tblHeader") is not None, rows[1].find(f"{W}trPr/{W}tblHeader")] == [True, None]
    words = "".join(body.itertext())
    assert words.index("Who answered") < words.index("7 of 9") < words.index("A note")


def test_peoples_words_are_text_whatever_they_hold():
    hostile = "<w:p>&amp; 😀 \x00\x0b\x1f ﻿{{ 7 }}"
    file = opened(Paragraph(hostile), KeyValues((("Why", hostile),)), title="<b>\x01")
    assert file.paragraphs[0].text == "<b>"
    assert "<w:p>&amp; 😀  ﻿{{ 7 }}" in [paragraph.text for paragraph in file.paragraphs]
    assert file.tables[1].rows[0].cells[1].text == "<w:p>&amp; 😀  ﻿{{ 7 }}"
