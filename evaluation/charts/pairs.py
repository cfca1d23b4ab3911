"""The chart of change: how many of those who answered twice are better, the same or worse."""

from collections.abc import Sequence

from evaluation.charts.answers import answers_row
from evaluation.charts.chart import Chart, Group, Key, Scale, Tone
from figures.pairs import BETTER, HEADER, SAME, WORSE, ProtectedPairs
from figures.protected import ProtectedTable

KEYS = (Key(BETTER, Tone.TEAL), Key(SAME, Tone.GREY), Key(WORSE, Tone.ORANGE))


def pairs_chart(*, title: str, sides: Sequence[ProtectedPairs]) -> Chart:
    """Draw one question: a bar for each capacity, each of its own people only."""
    rows = tuple(answers_row(side.bar, tones=[key.tone for key in KEYS]) for side in sides)
    table = ProtectedTable(title, ("Taking part as", *HEADER), tuple((side.label, *side.cells) for side in sides))
    sentence = " ".join(f"{side.label}: {side.sentence}" for side in sides)
    return Chart(title, sentence, Scale.SHARE, KEYS, (Group("", rows),), table)
