"""The chart of the values mirror: a row for each value, and in it a bar for each side."""

from evaluation.charts.chart import Chart, Group, Row, Scale, Segment, Tone
from figures.mirror import Kind, Mirror, Value

TITLE = "What matters to us"
# By the place of a side among those shown: neighbours differ for every kind of colour vision and in grey print.
TONES = (Tone.TEAL, Tone.ORANGE, Tone.LIGHT_TEAL, Tone.LIGHT_ORANGE, Tone.GREY, Tone.WHITE)


def mirror_chart(mirror: Mirror) -> Chart:
    """Draw every value that somebody named, what is shared first. A side that is hidden has no bar."""
    named = [value for value in mirror.values if value.kind is not Kind.NOBODY] or list(mirror.values)
    groups = tuple(_group(value) for value in named)
    return Chart(TITLE, " ".join(mirror.statements), Scale.PART, (), groups, mirror.table)


def _group(value: Value) -> Group:
    rows = tuple(
        Row(part.side, part.words, (Segment(tone, part.picked, part.whole),))
        for tone, part in zip(TONES, value.parts, strict=False)
    )
    return Group(value.words, rows)
