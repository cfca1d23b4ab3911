"""The chart of shares: one dot for each group, the range it may lie in, and what it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.charts.chart import Chart, Dot, Group, Row, Scale
from figures.protected import ProtectedTable


@dataclass(frozen=True, slots=True)
class Share:
    """One group's share, from protected figures only; the lowest band has no point. Unit of all four: 0 to 1."""

    label: str
    words: str
    point: float | None
    low: float
    high: float
    mark: float | None = None


def shares_chart(*, title: str, sentence: str, shares: Sequence[Share], table: ProtectedTable) -> Chart:
    """Draw the groups in the order given."""
    return Chart(title, sentence, Scale.POSITION, (), (Group("", tuple(map(_row, shares))),), table)


def _row(share: Share) -> Row:
    low, high = _percent(share.low), _percent(share.high)
    point = None if share.point is None else min(max(_percent(share.point), low), high)
    mark = None if share.mark is None else _percent(share.mark)
    return Row(share.label, share.words, dot=Dot(point=point, low=low, high=high, mark=mark))


def _percent(share: float) -> float:
    """Unit: percent with one digit, so that no drawing depends on the last bits of a number."""
    return round(100 * share, 1)
