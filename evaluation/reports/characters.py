"""Which characters can be printed in a PDF, and what stands for the others: an emoji never stops a report."""

import re
import unicodedata

SYMBOL = "[symbol]"

# What our typeface and those inside typst can set between them: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari,
# Georgian, punctuation and common signs. Found by trying every character; a test prints them all.
PRINTABLE = (
    (0x20, 0x7e), (0xa0, 0xac), (0xae, 0x34e), (0x350, 0x483), (0x48a, 0x4ff), (0x531, 0x58f), (0x5b0, 0x5c3),
    (0x5d0, 0x5f4), (0x606, 0x60c), (0x615, 0x615),
    (0x61b, 0x61b), (0x61f, 0x61f), (0x621, 0x63a), (0x640, 0x655), (0x65a, 0x65a), (0x660, 0x66d), (0x674, 0x674),
    (0x679, 0x67b), (0x67e, 0x680), (0x683, 0x684), (0x686, 0x687), (0x691, 0x691), (0x698, 0x698), (0x6a4, 0x6a4),
    (0x6a9, 0x6a9), (0x6af, 0x6af), (0x6be, 0x6be), (0x6cc, 0x6cc), (0x6f0, 0x6f9), (0x900, 0x97f),
    (0x10d0, 0x10ff), (0x1e00, 0x1ffe), (0x2010, 0x2027), (0x2030, 0x2040), (0x2042, 0x2042), (0x2044, 0x2052),
    (0x2054, 0x205e), (0x2070, 0x20c0), (0x2100, 0x211e), (0x2120, 0x2120), (0x2122, 0x2122), (0x2124, 0x2124),
    (0x2127, 0x2151), (0x2153, 0x2184), (0x2189, 0x2189), (0x2190, 0x23ff), (0x2422, 0x2423), (0x2460, 0x2606),
    (0x2609, 0x262f), (0x2638, 0x268b), (0x2690, 0x269c), (0x26a0, 0x26a7), (0x26aa, 0x26af), (0x26b2, 0x26b2),
    (0x2701, 0x2704), (0x2706, 0x2709), (0x270c, 0x2714), (0x2717, 0x2726), (0x272a, 0x274b), (0x274d, 0x274d),
    (0x274f, 0x2752), (0x2756, 0x2756), (0x2758, 0x275e), (0x2761, 0x277f), (0x2794, 0x2794),
)  # fmt: skip

_CLASS = "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in PRINTABLE)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c]")
# Selectors, joiners and direction marks have no look of their own; control characters have no meaning in print.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACE = re.compile(r"[^\S\n\u00a0]")
_UNPRINTABLE = re.compile(rf"[^\n{_CLASS}]+")
_BEYOND_LATIN = re.compile(r"[^\n\u0020-\u007e\u00a0-\u017f\u2010-\u2022]+")


def make_printable(words: str) -> str:
    """Keep what can be printed; write "[symbol]" for what cannot, once for characters that follow one another."""
    words = _LINE_END.sub("\n", unicodedata.normalize("NFC", words))
    return _UNPRINTABLE.sub(SYMBOL, _SPACE.sub(" ", _INVISIBLE.sub("", words)))


def make_latin(words: str) -> str:
    """Keep Latin letters and plain punctuation alone: the second try, for marks that no typeface has together."""
    return _BEYOND_LATIN.sub(SYMBOL, make_printable(words))
