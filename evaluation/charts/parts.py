"""Draws how large a part of each group chose the same thing: thin bars close together, one for each group."""

from evaluation.charts.chart import Group, Row
from evaluation.charts.lettering import measure, wrap
from evaluation.charts.sheet import LINE, QUIET_INK, SIZE, Sheet
from evaluation.charts.svg import element

LANE = 20.0
THICK = 12.0
APART = 16.0
# The empty part of a bar: so many of the group chose something else.
TRACK = "#ecf3f2"
# How much of the room the bars take; what they mean is written beside them.
SHARE_OF_ROOM = 0.5


def draw_parts(sheet: Sheet, group: Group) -> None:
    """Draw one thing that people chose: its name, and for each group a bar with its words beside it."""
    layout = sheet.layout
    lines = wrap(group.title, within=layout.labels or layout.width, size=SIZE, is_bold=True)
    sheet.write(lines, y=sheet.y + 1, weight="700")
    height = len(lines) * LINE
    top = sheet.y if layout.labels else sheet.y + height + 4
    for row in group.rows:
        top += _draw_lane(sheet, row, top=top)
    sheet.y = max(top, sheet.y + height) + APART


def _draw_lane(sheet: Sheet, row: Row, *, top: float) -> float:
    """Draw the bar of one group, and return how much room it took."""
    left, room = sheet.layout.left, sheet.layout.track * SHARE_OF_ROOM
    [segment] = row.segments
    y = top + (LANE - THICK) / 2
    sheet.parts.append(element("rect", x=left + 0.5, y=y, width=room, height=THICK, fill=TRACK))
    if segment.count:
        sheet.box(x=left, y=y, width=room * segment.count / segment.of, height=THICK, tone=segment.tone)
    # A mark where the whole group would be, so that the empty part has an end on every kind of screen.
    sheet.parts.append(element("rect", x=left + room, y=y - 2, width=1, height=THICK + 4, fill=QUIET_INK))
    number_at = left + room + 10
    words_at = number_at + measure(row.detail, size=SIZE, is_bold=True) + 6
    sheet.write([row.detail], x=number_at, y=top + 1, weight="700")
    if words_at + measure(row.label, size=SIZE) <= sheet.layout.width:
        sheet.write([row.label], x=words_at, y=top + 1)
        return LANE
    lines = wrap(row.label, within=sheet.layout.width - number_at, size=SIZE)
    sheet.write(lines, x=number_at, y=top + 1 + LINE)
    return LANE + len(lines) * LINE + 2
