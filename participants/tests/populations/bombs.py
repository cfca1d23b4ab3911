"""Workbooks that mean harm: small to send, large or endless once opened, or not what they say."""

import hashlib
import io
import struct
import zipfile

from participants.tests.populations.files import HEADINGS, rows
from participants.tests.populations.shapes import workbook

GOOD = workbook(("Dataset", [HEADINGS, *rows()]))
SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1024 * 1024


def repacked(changes, *, good=GOOD):
    """The good workbook with some parts replaced or added."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return written.getvalue()


def sheet_of(inside, *, before=b""):
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return b'<?xml version="1.0"?>' + before + head + b"<sheetData>" + inside + b"</sheetData></worksheet>"


def strings_of(inside):
    return b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + inside + b"</sst>"


def with_strings(inside):
    """The workbook whose kinds of parts name a list of strings, and the list."""
    kinds = zipfile.ZipFile(io.BytesIO(GOOD)).read("[Content_Types].xml")
    return repacked({"[Content_Types].xml": kinds, "xl/sharedStrings.xml": strings_of(inside)})


def lying(file_bytes, *, says=1000):
    """The directory says that each part is small once unpacked."""
    lied = bytearray(file_bytes)
    at = lied.find(b"PK\x01\x02")
    while at >= 0:
        if struct.unpack_from("<I", lied, at + 24)[0] > says:
            struct.pack_into("<I", lied, at + 24, says)
        at = lied.find(b"PK\x01\x02", at + 4)
    return bytes(lied)


def many_words():
    return b"".join(b"<si><t>w%d</t></si>" % number for number in range(600_000))


def noise(size, *, spaces=0):
    """Digits that pack to about half, so that only the unpacked size tells; with spaces between, to less."""
    piece = 64 + spaces
    return b"".join(
        hashlib.sha256(b"%d" % number).hexdigest().encode() + b" " * spaces for number in range(size // piece)
    )


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BOMBS = {
    "one part packed a thousandfold": lambda: repacked({SHEET: sheet_of(b" " * 40 * MEGABYTE)}),
    "more than fifty megabytes in all": lambda: repacked({SHEET: sheet_of(noise(51 * MEGABYTE, spaces=400))}),
    "a thousand parts and one": lambda: repacked({f"xl/media/{number}.xml": b"<x/>" for number in range(1001)}),
    "a directory that lies": lambda: lying(repacked({SHEET: sheet_of(b" " * 40 * MEGABYTE)})),
    "a directory that lies a little": lambda: lying(GOOD, says=700),
    "entities": lambda: repacked({SHEET: sheet_of(b"<row><c><v>&b;</v></c></row>", before=LAUGHS)}),
    "entities across pieces": lambda: repacked(
        {SHEET: b"<!--" + noise(256 * 1024 - 64)[: 256 * 1024 - 12] + b"-->" + LAUGHS + sheet_of(b"")}
    ),
    "entities in another encoding": lambda: repacked({SHEET: sheet_of(b"", before=LAUGHS).decode().encode("utf-16")}),
    "hundreds of thousands of words": lambda: with_strings(many_words()),
    "kinds of parts that never end": lambda: repacked({"[Content_Types].xml": b"<PartName='" * 8000}),
    "styles of many megabytes": lambda: repacked(
        {"xl/styles.xml": b"<styleSheet>" + noise(3 * MEGABYTE) + b"</styleSheet>"}
    ),
    "a million rows": lambda: repacked({SHEET: sheet_of(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')}),
    "a cell beyond the last column": lambda: repacked(
        {SHEET: sheet_of(b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 20_000)))}
    ),
    "macros": lambda: repacked({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "two parts of one name": lambda: repacked({SHEET.upper(): b"<x/>"}),
    "damaged in the middle": lambda: GOOD[: len(GOOD) // 2] + b"\0" * 40 + GOOD[len(GOOD) // 2 + 40 :],
    "cut short": lambda: GOOD[:-300],
    "broken markup": lambda: repacked({SHEET: b"<worksheet><sheetData><row>"}),
    "no sheets": lambda: repacked(
        {"xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'}
    ),
}
