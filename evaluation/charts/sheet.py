"""The sheet that a chart is drawn on: colours, sizes, and where things stand in two widths."""

from dataclasses import dataclass

from evaluation.charts.chart import Tone
from evaluation.charts.svg import Svg, element, text

INK, QUIET_INK, PAPER = "#0b0c0c", "#505a5f", "#ffffff"
FILLS = {
    Tone.TEAL: ("#123f47", PAPER),
    Tone.LIGHT_TEAL: ("#6b9fb0", INK),
    Tone.GREY: ("#d9d9d9", INK),
    Tone.WHITE: (PAPER, INK),
    Tone.LIGHT_ORANGE: ("#fbe7a8", INK),
    Tone.ORANGE: ("#eab308", INK),
}

SIZE = 14.0
LINE = 18.0
BAR = 30.0
# Charts of plain counts print their number beside the bar, so that it may be thinner and the rows closer.
THIN_BAR = 20.0
THIN_GAP = 8.0
SWATCH = 14.0
GAP = 14.0
# Room at the end of a counted bar for its number.
NUMBER_ROOM = 44.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand. Units: pixels of the drawing. `labels` is 0 where names stand above their bars."""

    width: float
    labels: float

    @property
    def left(self) -> float:
        return self.labels + 16 if self.labels else 0.0

    @property
    def track(self) -> float:
        return self.width - self.left - 1


WIDE, NARROW = Layout(width=720, labels=190), Layout(width=330, labels=0)


@dataclass(slots=True)
class Sheet:
    """The drawing under way: what is drawn, and how far down it reaches."""

    layout: Layout
    parts: list[Svg]
    y: float = 0.0

    def write(self, lines: list[str], *, x: float = 0.0, y: float, fill: str = INK, weight: str = "400") -> None:
        """Write lines of text, the first with its top at y."""
        for number, line in enumerate(lines):
            baseline = y + number * LINE + SIZE
            self.parts.append(element("text", text(line), x=x, y=baseline, fill=fill, font_weight=weight))

    def box(self, *, x: float, y: float, width: float, height: float, tone: Tone) -> None:
        """Draw an outlined box: the outline keeps pale fills visible on white."""
        fill = FILLS[tone][0]
        self.parts.append(element("rect", x=x + 0.5, y=y + 0.5, width=width, height=height - 1, fill=fill, stroke=INK))
