"""From the bytes of a file to its text, or a sentence that says why it cannot be text."""

import re

from participants.populations.sentences import DOWNLOAD_AGAIN, SAVE_AS_CSV, refusal, shown

LARGEST_FILE = 16 * 1024 * 1024

_OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document such as an Excel workbook (.xls)", SAVE_AS_CSV),
    (b"%PDF", "a PDF", DOWNLOAD_AGAIN),
    (b"\x89PNG", "a picture (PNG)", DOWNLOAD_AGAIN),
    (b"\xff\xd8\xff", "a picture (JPEG)", DOWNLOAD_AGAIN),
    (b"GIF8", "a picture (GIF)", DOWNLOAD_AGAIN),
    (b"\x1f\x8b", "a packed file (gzip)", "Unpack it and upload the CSV inside it."),
    (b"{\\rtf", "a text document (RTF)", DOWNLOAD_AGAIN),
)
_BYTE_ORDER_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
# UTF-8 that was once read as cp1252 and saved again: "MÃ´n" for "Môn". A closing quotation mark or a dash
# may follow a capital ("CAFÉ’S"), so these do not count as a second byte.
_SECOND_BYTE = "\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ“”•˜™š›œžŸ"
_DAMAGED = re.compile(f"[Â-ß][{_SECOND_BYTE}]|[à-ï][{_SECOND_BYTE}’‘–—]{{2}}|ð[{_SECOND_BYTE}’‘–—]{{3}}")
# An old Macintosh or DOS file read as cp1252: a sign inside a word ("M™n") or a capital between small letters ("MŽn").
_WRONG_CODE_PAGE = re.compile(
    "[A-Za-z][^\x00-\x7fÀ-ÖØ-öø-ÿŠšŒœŽžŸ’‘–—·\u00a0][A-Za-z]|[a-z][À-ÖØ-ÞŠŒŽŸ][a-z]",
)


def refuse_size(file_bytes: bytes, *, name: str) -> None:
    """Nothing at all, or more than we take."""
    if len(file_bytes) > LARGEST_FILE:
        size = len(file_bytes) / 1024 / 1024
        raise refusal(
            name,
            what=f"is too large: {size:.1f} MB, and the limit is {LARGEST_FILE // 1024 // 1024} MB",
            advice="Download the table for fewer areas, for example local authorities, and upload that.",
        )
    if not file_bytes.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise refusal(name, what="is empty: there is nothing on row 1 or after it", advice=DOWNLOAD_AGAIN)


def decode(file_bytes: bytes, *, name: str) -> str:
    """The text of an uploaded file, whatever of the usual encodings it was saved in."""
    refuse_other_kinds(file_bytes, name=name)
    text = _decode_text(file_bytes, name=name)
    _refuse_damaged_letters(text, name=name)
    return text


def refuse_other_kinds(file_bytes: bytes, *, name: str) -> None:
    """Files that are neither text nor a workbook, known by their first bytes."""
    kind, advice = "", ""
    if file_bytes.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind, advice = "a packed file (ZIP)", "Unpack it and upload the CSV inside it."
        if b"opendocument.spreadsheet" in file_bytes[:200]:
            kind, advice = "an OpenDocument spreadsheet (.ods)", SAVE_AS_CSV
    for beginning, other_kind, what_to_do in _OTHER_KINDS:
        if file_bytes.startswith(beginning):
            kind, advice = other_kind, what_to_do
    if kind:
        raise refusal(
            name,
            what=f"is neither a CSV file nor an Excel workbook (.xlsx): its first bytes are those of {kind}",
            advice=advice,
        )


def _decode_text(file_bytes: bytes, *, name: str) -> str:
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if file_bytes.startswith(mark)), None)
    encoding = marked or _utf_16_without_mark(file_bytes)
    if encoding:
        try:
            return file_bytes.decode(encoding)
        except UnicodeDecodeError as error:
            row = _row_at(file_bytes[: error.start].decode(encoding, errors="replace"))
            spoken = encoding.upper().removesuffix("-SIG")
            raise refusal(
                name,
                what=(
                    f"is damaged on row {row:,}: it begins as {spoken} text but does not go on so, or it was cut short"
                ),
                advice=DOWNLOAD_AGAIN,
            ) from error
    try:
        return file_bytes.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_cp1252(file_bytes, name=name)


def _decode_cp1252(file_bytes: bytes, *, name: str) -> str:
    """What Excel on Windows saves as "CSV": one byte a letter. Other code pages show by letters that make no word."""
    try:
        text = file_bytes.decode("cp1252")
    except UnicodeDecodeError as error:
        row = file_bytes.count(b"\n", 0, error.start) + 1
        raise refusal(
            name,
            what=f"has a letter on row {row:,} in an encoding we do not know",
            advice="Open the file in the program it came from, save it as “CSV UTF-8” and upload that.",
        ) from error
    wrong = _WRONG_CODE_PAGE.search(text)
    if wrong:
        _refuse_letters(text, wrong, name=name)
    return text


def _utf_16_without_mark(file_bytes: bytes) -> str | None:
    """UTF-16 of mostly plain letters has a zero in every second byte."""
    sample = file_bytes[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_damaged_letters(text: str, *, name: str) -> None:
    not_text = _NOT_TEXT.search(text)
    if not_text:
        raise refusal(
            name,
            what=f"is not plain text: row {_row_at(text[: not_text.start()]):,} holds signs that no CSV has",
            advice=DOWNLOAD_AGAIN,
        )
    damaged = _DAMAGED.search(text)
    if damaged:
        _refuse_letters(text, damaged, name=name)


def _refuse_letters(text: str, match: re.Match[str], *, name: str) -> None:
    around = text[max(0, match.start() - 8) : match.end() + 8]
    row = _row_at(text[: match.start()])
    raise refusal(
        name,
        what=f"has damaged letters on row {row:,}: {shown(around)}. It was saved in one encoding and read in another",
        advice="Download it again, or save it as “CSV UTF-8”, and upload that.",
    )


def _row_at(text_before: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text_before)) + 1
