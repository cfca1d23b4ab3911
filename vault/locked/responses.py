"""Reading a sealed response once it is open: in the form our pages make it, or nothing of it is believed."""

import json
import zlib
from dataclasses import dataclass, field

from vault.boxes import LENGTH_BYTES, VERSION
from vault.locked.messages import Refused

PARTS = {
    "version",
    "message",
    "box",
    "capacity",
    "answers",
    "not_asked",
    "words_may_be_used",
    "helped_by",
    "channel",
}
LARGEST = 8 * 1024 * 1024  # bytes, unpacked
LONGEST_CODE = 40
MOST_ITEMS = 1000
MOST_OPTIONS = 200


@dataclass(frozen=True)
class Said:
    """What one person sent in, without anything of who it was."""

    answers: dict[str, dict] = field(repr=False)
    not_asked: list[str] = field(repr=False)
    words_may_be_used: bool = field(repr=False)
    helped_by: str = field(repr=False)
    channel: str = field(repr=False)


def read(plain, *, row):
    """What stands in these bytes, if they belong to this row. Raises Refused."""
    said = _unpack(plain)
    if not isinstance(said, dict) or set(said) != PARTS or said["version"] != VERSION:
        raise Refused("not in our form")
    if (said["message"], said["box"], said["capacity"]) != (row.pk.hex, row.box_id.hex, row.capacity):
        raise Refused("copied from another message")
    answers, not_asked = said["answers"], said["not_asked"]
    if not (isinstance(answers, dict) and len(answers) <= MOST_ITEMS and all(map(_is_answer, answers.items()))):
        raise Refused("answers not in our form")
    if not _are_codes(not_asked, at_most=MOST_ITEMS) or set(not_asked) & set(answers):
        raise Refused("answers to what was not asked")
    if not isinstance(said["words_may_be_used"], bool) or not _are_codes([said["helped_by"], said["channel"]]):
        raise Refused("not in our form")
    return Said(answers, sorted(not_asked), said["words_may_be_used"], said["helped_by"], said["channel"])


def _unpack(plain):
    """What the bytes hold, if the database could keep every text of it."""
    length = int.from_bytes(plain[:LENGTH_BYTES], "big")
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(plain[LENGTH_BYTES : LENGTH_BYTES + length], LARGEST)
        if not unpacking.eof:
            raise Refused("not in our form")
        said = json.loads(text)
        json.dumps(said, ensure_ascii=False).encode()  # fails for halves of a character
    except (zlib.error, ValueError, RecursionError):
        raise Refused("not in our form") from None
    return said


def _is_answer(pair):
    code, answer = pair
    if not _are_codes([code]) or not isinstance(answer, dict) or set(answer) != {"options", "words"}:
        return False
    options, words = answer["options"], answer["words"]
    return _are_codes(options) and _is_text(words) and bool(options or words)


def _are_codes(found, *, at_most=MOST_OPTIONS):
    return (
        isinstance(found, list)
        and len(found) <= at_most
        and all(_is_text(code) and 0 < len(code) <= LONGEST_CODE for code in found)
    )


def _is_text(found):
    return isinstance(found, str) and "\0" not in found
