"""The chart of one part of 4PI: the answers to all its questions taken together, a bar for each capacity."""

from evaluation.charts.chart import Chart, Group, Key, Row, Scale, Segment, Tone
from figures.domains import SAID, ProtectedDomain, ProtectedDomainSide
from figures.plain import say_count, start_large

KEYS = tuple(
    Key(label, tone)
    for label, tone in zip(SAID.values(), (Tone.TEAL, Tone.LIGHT_TEAL, Tone.ORANGE, Tone.WHITE), strict=True)
)


def domain_chart(domain: ProtectedDomain) -> Chart:
    """Draw one part; the bars are answers, not people."""
    rows = tuple(_row(side) for side in domain.sides)
    return Chart(domain.name, domain.sentence, Scale.SHARE, KEYS, (Group("", rows),), domain.table)


def _row(side: ProtectedDomainSide) -> Row:
    if not side.parts:
        return Row(side.label, instead=start_large(side.sentence.removesuffix(".")))
    segments = tuple(Segment(key.tone, part) for key, part in zip(KEYS, side.parts, strict=True))
    return Row(side.label, say_count(sum(side.parts), one="answer", many="answers"), segments)
