"""QR codes: the square pattern that a phone's camera reads."""

from dataclasses import dataclass
from itertools import groupby

import segno

# Cameras need so many empty squares around the pattern.
BORDER = 4


@dataclass(frozen=True)
class Pattern:
    """A drawing `size` squares wide with its border; `path` draws the dark ones, as an SVG path does."""

    size: int
    path: str

    @property
    def svg(self):
        box = f'viewBox="0 0 {self.size} {self.size}"'
        paper = f'<rect width="{self.size}" height="{self.size}" fill="#fff"/>'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{paper}<path d="{self.path}"/></svg>'


def draw_qr(address):
    """The pattern of an address. Level M stands a fold or a stain, and stays coarse enough for old phones."""
    rows = segno.make_qr(address, error="m").matrix
    path = "".join(_row(row, top) for top, row in enumerate(rows, start=BORDER))
    return Pattern(size=len(rows) + 2 * BORDER, path=path)


def _row(squares, top):
    drawn, left = "", BORDER
    for is_dark, run in groupby(squares):
        width = len(list(run))
        if is_dark:
            drawn += f"M{left} {top}h{width}v1h-{width}z"
        left += width
    return drawn
