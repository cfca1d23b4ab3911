"""A chart of plain counts, such as activities by status. For things, not for people's answers."""

from collections.abc import Mapping

from evaluation.charts.chart import Chart, Group, Row, Scale, Segment, Tone
from figures.protected import ProtectedTable


def bars_chart(*, title: str, sentence: str, counts: Mapping[str, int], header: tuple[str, str]) -> Chart:
    """Draw one bar for each name, in the order given. `header` names the two columns of its table."""
    rows = tuple(Row(name, segments=(Segment(Tone.TEAL, count),)) for name, count in counts.items())
    table = ProtectedTable(title, header, tuple((name, f"{count:,}") for name, count in counts.items()))
    return Chart(title, sentence, Scale.COUNT, (), (Group("", rows),), table)
