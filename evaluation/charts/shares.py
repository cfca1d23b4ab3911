"""The chart of shares: one dot for each group, the range it may lie in, and what it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.charts.chart import Chart, Dot, Group, Row, Scale
from figures.protected import ProtectedTable


@dataclass(frozen=True, slots=True)
class Share:
    """One group's share, from protected figures only. Unit of `point`, `low`, `high` and `mark`: 0 to 1."""

    label: str
    words: str
    point: float
    low: float
    high: float
    mark: float | None = None


def shares_chart(*, title: str, sentence: str, shares: Sequence[Share], table: ProtectedTable) -> Chart:
    """Draw the groups in the order given."""
    return Chart(title, sentence, Scale.POSITION, (), (Group("", tuple(map(_row, shares))),), table)


def _row(share: Share) -> Row:
    mark = None if share.mark is None else _percent(share.mark)
    low, point, high = (_percent(value) for value in (share.low, share.point, share.high))
    return Row(share.label, share.words, dot=Dot(point=min(max(point, low), high), low=low, high=high, mark=mark))


def _percent(share: float) -> float:
    """Unit: percent with one digit, so that no drawing depends on the last bits of a number."""
    return round(100 * share, 1)
