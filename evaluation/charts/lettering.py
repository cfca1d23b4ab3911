"""How wide text is in our typeface, and where it breaks: SVG does not wrap lines by itself."""

import json
from pathlib import Path

# Advance widths in thousandths of the font size, made from the font files it stands beside.
WIDTHS = Path(__file__).parents[2] / "static" / "vendor" / "fonts" / "widths.json"
# A character the typeface does not have is set in another one: assume a wide one, so that it never runs over.
UNKNOWN_WIDTH = 1000

_BY_WEIGHT: dict[str, dict[str, int]] = json.loads(WIDTHS.read_text(encoding="utf-8"))
_REGULAR, _BOLD = _BY_WEIGHT["400"], _BY_WEIGHT["700"]


def measure(text: str, *, size: float, is_bold: bool = False) -> float:
    """Give the width of a line of text. Unit: the unit of `size` (pixels of the drawing)."""
    widths = _BOLD if is_bold else _REGULAR
    return sum(widths.get(character, UNKNOWN_WIDTH) for character in text) * size / 1000


def wrap(text: str, *, within: float, size: float, is_bold: bool = False) -> list[str]:
    """Break text into lines no wider than `within`; a word wider than a line is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if measure(longer, size=size, is_bold=is_bold) <= within:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, within=within, size=size, is_bold=is_bold)
        lines.extend(full)
    return [*lines, line] if line else lines


def _cut(word: str, *, within: float, size: float, is_bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character, size=size, is_bold=is_bold) > within:
            pieces.append("")
        pieces[-1] += character
    return pieces
