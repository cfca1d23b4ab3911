"""Draws a share as a dot on a line from 0%, with the range it may lie in and a hollow mark to compare it with."""

import math
from collections.abc import Iterator

from evaluation.charts.chart import Chart, Dot, Tone
from evaluation.charts.lettering import measure, wrap
from evaluation.charts.sheet import FILLS, GAP, INK, LINE, QUIET_INK, SIZE, Sheet
from evaluation.charts.svg import element

GRID = "#b1b4b6"
DOT_RADIUS = 6.0
MARK_RADIUS = 9.0
# Room at both ends of the line, so that the names of its ends stand inside the drawing.
ENDS = 18.0
SHARE_WORDS = "Share of those who answered, and the range it may lie in"
WITHOUT_DOT_WORDS = f"{SHARE_WORDS} (no dot: too few people for a figure)"
MARK_WORDS = "Share in the population compared with"


def axis_end(chart: Chart) -> int:
    """How far the line reaches. Unit: whole percent, a multiple of ten up to 100."""
    furthest = max((max(dot.high, dot.mark or 0) for dot in _dots(chart)), default=0)
    return min(100, max(10, 10 * math.ceil(furthest / 10)))


def draw_dot_legend(sheet: Sheet, chart: Chart) -> None:
    """Show the signs with their words, one below the other."""
    _draw_range(sheet, low=2, high=34, y=sheet.y + LINE / 2 + 1)
    _draw_point(sheet, x=18, y=sheet.y + LINE / 2 + 1)
    dots = list(_dots(chart))
    _write_beside(sheet, WITHOUT_DOT_WORDS if any(dot.point is None for dot in dots) else SHARE_WORDS)
    if any(dot.mark is not None for dot in dots):
        _draw_mark(sheet, x=18, y=sheet.y + LINE / 2 + 1)
        _write_beside(sheet, MARK_WORDS)
    sheet.y += GAP - 6


def draw_axis(sheet: Sheet, *, end: int) -> None:
    """Name the steps of the line, above everything that stands on it."""
    for percent in _steps(end):
        words = f"{percent}%"
        x = _place(sheet, percent, end=end) - measure(words, size=SIZE) / 2
        sheet.write([words], x=x, y=sheet.y, fill=QUIET_INK)
    sheet.y += LINE + 4


def draw_dot(sheet: Sheet, dot: Dot, *, top: float, height: float, end: int) -> float:
    """Draw one share, and return where it ends."""
    for percent in _steps(end):
        x = _place(sheet, percent, end=end)
        sheet.parts.append(element("line", x1=x, y1=top - 7, x2=x, y2=top + height + 7, stroke=GRID))
    y = top + height / 2
    _draw_range(sheet, low=_place(sheet, dot.low, end=end), high=_place(sheet, dot.high, end=end), y=y)
    if dot.point is not None:
        _draw_point(sheet, x=_place(sheet, dot.point, end=end), y=y)
    if dot.mark is not None:
        _draw_mark(sheet, x=_place(sheet, dot.mark, end=end), y=y)
    return top + height


def _dots(chart: Chart) -> Iterator[Dot]:
    return (row.dot for group in chart.groups for row in group.rows if row.dot)


def _steps(end: int) -> range:
    return range(0, end + 1, 5 if end <= 20 else 10 if end <= 50 else 20)


def _place(sheet: Sheet, percent: float, *, end: int) -> float:
    return sheet.layout.left + ENDS + (sheet.layout.track - 2 * ENDS) * min(percent, end) / end


def _draw_range(sheet: Sheet, *, low: float, high: float, y: float) -> None:
    fill = FILLS[Tone.TEAL][0]
    sheet.parts.append(element("rect", x=low, y=y - 2, width=max(high - low, 1), height=4, fill=fill))
    for end in (low, high):
        sheet.parts.append(element("rect", x=end - 1, y=y - 6, width=2, height=12, fill=fill))


def _draw_point(sheet: Sheet, *, x: float, y: float) -> None:
    sheet.parts.append(element("circle", cx=x, cy=y, r=DOT_RADIUS, fill=FILLS[Tone.TEAL][0]))


def _draw_mark(sheet: Sheet, *, x: float, y: float) -> None:
    """A hollow diamond: told apart from the dot by its shape, whatever colours a reader sees."""
    corners = [(x, y - MARK_RADIUS), (x + MARK_RADIUS, y), (x, y + MARK_RADIUS), (x - MARK_RADIUS, y)]
    points = " ".join(f"{across:.1f},{down:.1f}" for across, down in corners)
    sheet.parts.append(element("polygon", points=points, fill="none", stroke=INK, stroke_width=2))


def _write_beside(sheet: Sheet, words: str) -> None:
    lines = wrap(words, within=sheet.layout.width - 44, size=SIZE)
    sheet.write(lines, x=44, y=sheet.y)
    sheet.y += len(lines) * LINE + 6
