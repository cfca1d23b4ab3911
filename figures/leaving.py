"""Whether more people of one group left than of the others, worked out from protected figures only. No SciPy here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from figures.cells import Cell, Rule
from figures.intervals import CONFIDENCE, Interval, newcombe


class Leaving(StrEnum):
    """Whether one group leaves more than the others do."""

    MORE = "clearly more of them left than of the others"
    FEWER = "clearly fewer of them left than of the others"
    NO_DIFFERENCE = "no clear difference from the others"
    TOO_FEW = "too few to tell"


@dataclass(frozen=True, slots=True)
class Left:
    """One group beside all others. `difference` is of the shares who stayed, as wide as the cells allow."""

    category: str
    stayed: Cell
    left: Cell
    difference: Interval | None
    verdict: Leaving

    @property
    def sentence(self) -> str:
        """Say it all; it follows the group's name and a colon."""
        return f"{self.stayed.text} stayed and {self.left.text} left: {self.verdict}."


def compare_leaving(*, stayed: Mapping[str, Cell], left: Mapping[str, Cell], rule: Rule) -> tuple[Left, ...]:
    """Compare each group with all others, from protected figures, by Newcombe's interval of the difference.

    Said only where it holds for every count that the cells allow, and for all groups at once: the intervals are as much
    wider as there are groups (Bonferroni). Raises ValueError unless both have the same groups.
    """
    if stayed.keys() != left.keys():
        raise ValueError("Who stayed and who left are counted in different groups.")
    found = {}
    for code in stayed:
        others = [other for other in stayed if other != code]
        found[code] = _Sides(
            (stayed[code].low, stayed[code].high),
            (left[code].low, left[code].high),
            (sum(stayed[other].low for other in others), sum(stayed[other].high for other in others)),
            (sum(left[other].low for other in others), sum(left[other].high for other in others)),
        )
    judged = [code for code, sides in found.items() if sides.fewest >= rule.fewest]
    confidence = 1 - (1 - CONFIDENCE) / max(1, len(judged))
    return tuple(
        _leave(code, stayed[code], left[code], found[code].difference(confidence) if code in judged else None)
        for code in stayed
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """The least and the most who may have stayed and left, of one group and of all others."""

    stayed: tuple[int, int]
    left: tuple[int, int]
    others_stayed: tuple[int, int]
    others_left: tuple[int, int]

    @property
    def fewest(self) -> int:
        return min(self.stayed[0] + self.left[0], self.others_stayed[0] + self.others_left[0])

    def difference(self, confidence: float) -> Interval:
        """Give the interval from the worst that may be true of this group to the best."""
        return Interval(self._newcombe(0, 1, confidence).low, self._newcombe(1, 0, confidence).high)

    def _newcombe(self, here: int, there: int, confidence: float) -> Interval:
        stayed, others = self.stayed[here], self.others_stayed[there]
        of, other_of = stayed + self.left[there], others + self.others_left[here]
        return newcombe(stayed, of=of, other=others, other_of=other_of, confidence=confidence)


def _leave(code: str, stayed: Cell, left: Cell, difference: Interval | None) -> Left:
    if difference is None:
        return Left(code, stayed, left, None, Leaving.TOO_FEW)
    if difference.high < 0:
        return Left(code, stayed, left, difference, Leaving.MORE)
    return Left(code, stayed, left, difference, Leaving.FEWER if difference.low > 0 else Leaving.NO_DIFFERENCE)
