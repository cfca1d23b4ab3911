"""The chart of who answered out of who was asked."""

from evaluation.charts.answers import answers_row
from evaluation.charts.chart import Chart, Group, Key, Scale, Tone
from figures.responses import ANSWERED, NOT_ANSWERED, ProtectedResponses


def responses_chart(responses: ProtectedResponses, *, title: str = "Who was asked and who answered") -> Chart:
    """Draw a bar for each capacity, as long as the number asked, filled as far as people answered."""
    keys = (Key(ANSWERED, Tone.TEAL), Key(NOT_ANSWERED, Tone.WHITE))
    rows = tuple(answers_row(bar, tones=[key.tone for key in keys]) for bar in responses.bars)
    return Chart(title, responses.sentence, Scale.COUNT, keys, (Group("", rows),), responses.table)
