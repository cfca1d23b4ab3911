"""Looking over a packed file before it is opened: small files can hold more than a computer's memory."""

import io
import re
import zipfile
import zlib

from participants.populations.sentences import SAVE_AS_CSV, refusal

MOST_ENTRIES = 1000
MOST_UNPACKED = 50 * 1024 * 1024
MOST_UNPACKED_SMALL = 2 * 1024 * 1024  # what the reader takes into memory whole: styles, names, relations
MOST_STRINGS_UNPACKED = 16 * 1024 * 1024
MOST_STRINGS = 200_000
HIGHEST_RATIO = 100
RATIO_MATTERS_FROM = 100_000
_PIECE = 256 * 1024
_STRING = re.compile(rb"[<:]si[\s/>]")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# A piece of markup first, then what stands in it: looked for at once, what never ends is read over and over.
_MARKUP = re.compile(rb"<[^<>]*>")
_PART = re.compile(rb'PartName\s*=\s*["\']/?([^"\']+)["\']', re.IGNORECASE)
_ALWAYS_SMALL = re.compile(
    r"xl/(?:styles|workbook)\.xml|xl/theme/.*|\[Content_Types\]\.xml|.*\.rels|docProps/.*", re.IGNORECASE
)


def refuse_bombs(file_bytes: bytes, *, name: str) -> None:
    """Refuse what is too large once unpacked, says something false about its size, or holds programs."""
    try:
        with zipfile.ZipFile(io.BytesIO(file_bytes)) as packed:
            entries = packed.infolist()
            _refuse_by_directory(entries, name=name)
            large = _parts_that_may_be_large(packed)
            for entry in entries:
                _look_through(packed, entry, large.get(entry.filename.casefold(), ""), name=name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise _refused(
            name,
            "cannot be opened: its first bytes are those of an Excel workbook, but what it says about itself is false",
        ) from error


def _refuse_by_directory(entries: list[zipfile.ZipInfo], *, name: str) -> None:
    """What the file says about itself is enough to refuse it; it is not enough to trust it."""
    if len(entries) > MOST_ENTRIES:
        raise _refused(
            name,
            f"is packed from {len(entries):,} parts, where a workbook has a few: its first bytes mislead",
        )
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise _refused(name, "holds two parts of the same name, so its first bytes mislead")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise _too_large(name)
    for entry in entries:
        if entry.flag_bits & 1:
            raise _refused(
                name, "is locked with a password: its first bytes are those of an Excel workbook that we cannot open"
            )
        if entry.filename.casefold().endswith((".bin", ".exe", ".js", ".vbs")) and "vba" in entry.filename.casefold():
            raise _refused(name, "holds macros: its first bytes are those of an Excel workbook with programs in it")
        if entry.file_size > RATIO_MATTERS_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
            raise _too_large(name)


def _parts_that_may_be_large(packed: zipfile.ZipFile) -> dict[str, str]:
    """Sheets and the list of strings are read piece by piece, so they may be large; all other parts may not."""
    found: dict[str, str] = {}
    if "[Content_Types].xml" not in packed.namelist():
        return found
    with packed.open("[Content_Types].xml") as opened:
        kinds = opened.read(MOST_UNPACKED_SMALL)
    for markup in _MARKUP.finditer(kinds):
        named = _PART.search(markup[0])
        part = named[1].decode("utf-8", errors="replace").casefold() if named else ""
        if b"worksheet+xml" in markup[0]:
            found[part] = "sheet"
        elif b"sharedStrings+xml" in markup[0]:
            found[part] = "strings"
    return found


def _look_through(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: str, *, name: str) -> None:
    """Unpack piece by piece and keep nothing: the size is what comes out, not what the directory says."""
    limit = {"sheet": MOST_UNPACKED, "strings": MOST_STRINGS_UNPACKED}.get(kind, MOST_UNPACKED_SMALL)
    if _ALWAYS_SMALL.fullmatch(entry.filename):
        limit = MOST_UNPACKED_SMALL
    is_markup = entry.filename.casefold().endswith((".xml", ".rels", ".vml")) or kind
    size = strings = 0
    before = b""
    with packed.open(entry) as opened:
        while piece := opened.read(_PIECE):
            size += len(piece)
            if size > limit and (is_markup or size > MOST_UNPACKED):
                raise _too_large(name)
            if is_markup:
                joined = before + piece
                _refuse_entities(joined, name=name)
                strings += len(_STRING.findall(joined)) - len(_STRING.findall(before))
                before = joined[-16:]
            if strings > MOST_STRINGS:
                raise _too_large(name)


def _refuse_entities(piece: bytes, *, name: str) -> None:
    """Entities can grow without end, and no workbook needs them; nor any encoding in which they could hide."""
    if _ENTITY.search(piece) or b"\x00" in piece:
        raise _refused(
            name, "defines words that stand for other words (entities), which no workbook does: its first bytes mislead"
        )


def _too_large(name: str) -> Exception:
    return _refused(
        name,
        f"grows too large once unpacked: beyond {MOST_UNPACKED // 1024 // 1024} MB or {HIGHEST_RATIO} times its size",
    )


def _refused(name: str, what: str) -> Exception:
    return refusal(name, what=what, advice=SAVE_AS_CSV)
