"""Draws a chart as SVG in two widths: one for a page or paper, one for a phone; a stylesheet shows one of them."""

from dataclasses import replace

from evaluation.charts.chart import Chart, Group, Key, Row, Scale, Segment
from evaluation.charts.dots import axis_end, draw_axis, draw_dot, draw_dot_legend
from evaluation.charts.lettering import measure, wrap
from evaluation.charts.parts import draw_parts
from evaluation.charts.sheet import (
    BAR,
    FILLS,
    GAP,
    LINE,
    NARROW,
    NUMBER_ROOM,
    PAPER,
    QUIET_INK,
    SIZE,
    SWATCH,
    THIN_BAR,
    THIN_GAP,
    WIDE,
    Layout,
    Sheet,
)
from evaluation.charts.svg import TYPEFACE, Svg, element, text


def draw_wide(chart: Chart, *, name: str) -> Svg:
    """Draw the chart 720 wide. `name` is unique on its page."""
    return _draw(chart, layout=WIDE, name=f"{name}-wide", longest=_longest_bar(chart))


def draw_narrow(chart: Chart, *, name: str) -> Svg:
    """Draw the chart 330 wide, with every name above its bar, so that text stays readable on a phone."""
    return _draw(chart, layout=NARROW, name=f"{name}-narrow", longest=_longest_bar(chart))


def draw_for_paper(chart: Chart, *, name: str, tallest: float) -> list[Svg]:
    """Draw the chart 720 wide in as many pictures as pages need. Unit of `tallest`: pixels of the drawing."""
    longest = _longest_bar(chart)
    pieces: list[list[Group]] = [[]]
    for group in _groups_that_may_part(chart):
        longer = replace(chart, groups=(*pieces[-1], group))
        if pieces[-1] and _lay_out(longer, layout=WIDE, longest=longest).y > tallest:
            pieces.append([])
        pieces[-1].append(group)
    parts = [replace(chart, groups=tuple(piece)) for piece in pieces]
    return [_draw(part, layout=WIDE, name=f"{name}-{n}", longest=longest) for n, part in enumerate(parts, start=1)]


def _groups_that_may_part(chart: Chart) -> list[Group]:
    """Part between groups, or between bars where there is one group only."""
    if len(chart.groups) > 1:
        return list(chart.groups)
    [group] = chart.groups
    return [Group("" if number else group.title, (row,)) for number, row in enumerate(group.rows)]


def _longest_bar(chart: Chart) -> int:
    """What the whole track stands for: the longest bar, or the end of a line of percentages."""
    if chart.scale is Scale.POSITION:
        return axis_end(chart)
    return max(sum(segment.count for segment in row.segments) for group in chart.groups for row in group.rows)


def _lay_out(chart: Chart, *, layout: Layout, longest: int) -> Sheet:
    sheet = Sheet(layout, [])
    if chart.scale is Scale.POSITION:
        draw_dot_legend(sheet, chart)
        draw_axis(sheet, end=longest)
    _draw_legend(sheet, chart.keys)
    for group in chart.groups:
        _draw_group(sheet, group, chart=chart, longest=longest)
    return sheet


def _draw(chart: Chart, *, layout: Layout, name: str, longest: int) -> Svg:
    sheet = _lay_out(chart, layout=layout, longest=longest)
    height = max(sheet.y - THIN_GAP, LINE) + 2
    return element(
        "svg",
        element("title", text(chart.title), id=f"{name}-title"),
        element("desc", text(chart.sentence), id=f"{name}-desc"),
        *sheet.parts,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        viewBox=f"0 0 {layout.width:.0f} {height:.0f}",
        width=layout.width,
        height=height,
        font_family=TYPEFACE,
        font_size=SIZE,
    )


def _draw_legend(sheet: Sheet, keys: tuple[Key, ...]) -> None:
    if not keys:
        return
    x = 0.0
    for key in keys:
        lines = wrap(key.label, within=sheet.layout.width - SWATCH - 8, size=SIZE)
        width = SWATCH + 8 + max(measure(line, size=SIZE) for line in lines)
        if x and x + width > sheet.layout.width:
            x, sheet.y = 0.0, sheet.y + LINE + 4
        sheet.box(x=x, y=sheet.y + 2, width=SWATCH, height=SWATCH + 1, tone=key.tone)
        sheet.write(lines, x=x + SWATCH + 8, y=sheet.y + 1)
        sheet.y += (len(lines) - 1) * LINE
        x += width + 20
    sheet.y += LINE + GAP


def _draw_group(sheet: Sheet, group: Group, *, chart: Chart, longest: int) -> None:
    if chart.scale is Scale.PART:
        draw_parts(sheet, group)
        return
    if group.title:
        lines = wrap(group.title, within=sheet.layout.width, size=SIZE, is_bold=True)
        sheet.write(lines, y=sheet.y, weight="700")
        sheet.y += len(lines) * LINE + 8
    for row in group.rows:
        _draw_row(sheet, row, chart=chart, longest=longest)
    if group.title:
        sheet.y += GAP - 4


def _draw_row(sheet: Sheet, row: Row, *, chart: Chart, longest: int) -> None:
    layout = sheet.layout
    label = wrap(row.label, within=layout.labels or layout.width, size=SIZE)
    detail = wrap(row.detail, within=layout.labels or layout.width, size=SIZE)
    if not layout.labels and len(label) == len(detail) == 1 and _fits_beside(label[0], detail[0], layout):
        label, detail = [f"{label[0]}, {detail[0]}"], []
    label_height = (len(label) + len(detail)) * LINE
    top = sheet.y if layout.labels else sheet.y + label_height + 4
    is_thin = chart.scale is Scale.COUNT and not chart.keys and not row.instead
    bar, gap = (THIN_BAR, THIN_GAP) if is_thin else (BAR, GAP)
    label_top = sheet.y + max((bar - label_height) / 2, 0) if layout.labels else sheet.y
    sheet.write(label, y=label_top)
    sheet.write(detail, y=label_top + len(label) * LINE, fill=QUIET_INK)
    if row.instead:
        bottom = _draw_instead(sheet, row.instead, top=top)
    elif row.word:
        bottom = _draw_word(sheet, row, top=top)
    elif row.dot:
        height = max(BAR, label_height) if layout.labels else BAR
        bottom = draw_dot(sheet, row.dot, top=top, height=height, end=longest)
    else:
        bottom = _draw_bar(sheet, row.segments, top=top, bar=bar, chart=chart, longest=longest)
    sheet.y = max(bottom, label_top + label_height) + gap


def _fits_beside(label: str, detail: str, layout: Layout) -> bool:
    return measure(f"{label}, {detail}", size=SIZE) <= layout.width


def _draw_instead(sheet: Sheet, words: str, *, top: float) -> float:
    """Draw a dashed box over the whole track: its length tells nothing."""
    layout = sheet.layout
    lines = wrap(words, within=layout.track - 20, size=SIZE)
    height = max(BAR, len(lines) * LINE + 10)
    sheet.parts.append(
        element(
            "rect",
            x=layout.left + 0.5,
            y=top + 0.5,
            width=layout.track,
            height=height - 1,
            fill=PAPER,
            stroke=QUIET_INK,
            stroke_dasharray="3 4",
        )
    )
    sheet.write(lines, x=layout.left + 10, y=top + (height - len(lines) * LINE) / 2, fill=QUIET_INK)
    return top + height


def _draw_word(sheet: Sheet, row: Row, *, top: float) -> float:
    """Draw a box as wide as its word, so that one judgement does not look like a full bar of people."""
    lines = wrap(row.word, within=sheet.layout.track - 24, size=SIZE, is_bold=True)
    width = max(measure(line, size=SIZE, is_bold=True) for line in lines) + 24
    height = max(BAR, len(lines) * LINE + 10)
    left = sheet.layout.left
    sheet.box(x=left, y=top, width=width, height=height, tone=row.word_tone)
    ink = FILLS[row.word_tone][1]
    sheet.write(lines, x=left + 12, y=top + (height - len(lines) * LINE) / 2, fill=ink, weight="700")
    return top + height


def _draw_bar(
    sheet: Sheet, segments: tuple[Segment, ...], *, top: float, bar: float, chart: Chart, longest: int
) -> float:
    left, track = sheet.layout.left, sheet.layout.track
    whole = sum(segment.count for segment in segments)
    if chart.scale is Scale.COUNT:
        track -= 0 if chart.keys else NUMBER_ROOM
        track *= whole / longest if longest else 0
    x, has_unprinted = left, False
    for segment in segments:
        if not segment.count:
            continue
        width = track * segment.count / whole
        sheet.box(x=x, y=top, width=width, height=bar, tone=segment.tone)
        number = f"{segment.count:,}"
        room = measure(number, size=SIZE, is_bold=True)
        if not chart.keys:
            sheet.write([number], x=x + width + 8, y=top + (bar - LINE) / 2, weight="700")
        elif room + 4 <= width:
            ink = FILLS[segment.tone][1]
            sheet.write([number], x=x + (width - room) / 2, y=top + (bar - LINE) / 2, fill=ink, weight="700")
        else:
            has_unprinted = True
        x += width
    if not whole:
        sheet.write(["0"], x=left, y=top + (bar - LINE) / 2, weight="700")
    return _print_numbers(sheet, segments, chart=chart, top=top + bar) if has_unprinted else top + bar


def _print_numbers(sheet: Sheet, segments: tuple[Segment, ...], *, chart: Chart, top: float) -> float:
    """Print all numbers under a bar in which one had no room."""
    labels = {key.tone: key.label for key in chart.keys}
    words = " · ".join(f"{labels.get(segment.tone, '')} {segment.count:,}" for segment in segments if segment.count)
    lines = wrap(words, within=sheet.layout.track, size=SIZE)
    sheet.write(lines, x=sheet.layout.left, y=top + 4, fill=QUIET_INK)
    return top + 4 + len(lines) * LINE
