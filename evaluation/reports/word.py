"""A document as a Word file: headings as headings, tables as tables, people's words as text and nothing else."""

import io
import re
from datetime import UTC

import docx
from docx.oxml.ns import qn
from docx.oxml.shared import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from evaluation.reports.blocks import (
    BulletList,
    Document,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from figures.protected import ProtectedTable

INK = RGBColor(0x0B, 0x0C, 0x0C)
NAME_AND_VALUE = (Cm(5), Cm(11))
ROOM = Pt(4)
BRAND = RGBColor(0x12, 0x3F, 0x47)
# Characters that no XML file may hold. Line breaks and tabs stay.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def render_word(document: Document) -> bytes:
    """Write a document as DOCX. Charts are told by their sentence and their table."""
    file = docx.Document()
    _set_up(file, document)
    file.add_heading(_clean(document.title), level=0)
    _write_pairs(file, document.facts)
    for block in document.blocks:
        _WRITERS[block.kind](file, block)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _set_up(file, document):
    """The file's title, language and look; a screen reader says the first two."""
    told = file.core_properties
    told.title, told.author, told.language = _clean(document.title)[:255], _clean(document.organisation)[:255], "en-GB"
    told.created = told.modified = document.made_at.astimezone(UTC).replace(tzinfo=None)
    told.comments = ""
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = file.styles[name]
        style.font.name, style.font.color.rgb = "Arial", INK if name == "Normal" else BRAND
        # Headings name their typeface through the theme, which would win.
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
    file.styles["Normal"].font.size = Pt(12)
    language = file.styles["Normal"].element.get_or_add_rPr()
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), "en-GB")
    language.append(tag)


def _write_heading(file, block: Heading):
    file.add_heading(_clean(block.text), level=block.level - 1)


def _write_paragraph(file, block: Paragraph):
    for part in re.split(r"\n{2,}", _clean(block.text)):
        file.add_paragraph(part.strip("\n"))


def _write_list(file, block: BulletList):
    for item in block.items:
        file.add_paragraph(_clean(item), style="List Bullet")


def _write_note(file, block: Note):
    paragraph = file.add_paragraph(style="Intense Quote")
    if block.title:
        paragraph.add_run(f"{_clean(block.title)}\n").bold = True
    paragraph.add_run(_clean(block.text))


def _write_quote(file, block: Quote):
    said = f"“{_clean(block.text)}”"
    file.add_paragraph(f"{said}\n{_clean(block.who)}" if block.who else said, style="Quote")


def _write_table(file, block: Table):
    _write_protected(file, block.table)


def _write_picture(file, block: Picture):
    file.add_paragraph().add_run(_clean(block.chart.title)).bold = True
    file.add_paragraph(_clean(block.chart.sentence))
    _write_protected(file, block.chart.table)


def _write_key_values(file, block: KeyValues):
    _write_pairs(file, block.rows)


def _write_pairs(file, rows):
    """Facts with their names, as a table whose first column heads each row."""
    if not rows:
        return
    table = _add_table(file, columns=2)
    for name, value in rows:
        _write_row(table, (name, value), bold=(0,))
    for column, width in zip(table.columns, NAME_AND_VALUE, strict=True):
        for cell in column.cells:
            cell.width = width
    file.add_paragraph()


def _write_protected(file, protected: ProtectedTable):
    file.add_paragraph(style="Caption").add_run(_clean(protected.caption))
    table = _add_table(file, columns=len(protected.header))
    _repeat(_write_row(table, protected.header, bold=range(len(protected.header))))
    for row in protected.rows:
        _write_row(table, row)
    for note in protected.notes:
        file.add_paragraph(_clean(note))


def _add_table(file, *, columns):
    table = file.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    return table


def _write_row(table, texts, *, bold=()):
    row = table.add_row()
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(_clean(text)).bold = number in bold or None
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = ROOM
    return row


def _repeat(row):
    """Say that this row heads its table, on every page of it."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _clean(text):
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


_WRITERS = {
    Heading.kind: _write_heading,
    Paragraph.kind: _write_paragraph,
    BulletList.kind: _write_list,
    Table.kind: _write_table,
    Picture.kind: _write_picture,
    Note.kind: _write_note,
    Quote.kind: _write_quote,
    KeyValues.kind: _write_key_values,
}
