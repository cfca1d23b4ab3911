"""Whether a group is fewer or more than expected: said only where it holds for every count that the figures allow."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from figures.cells import Cell, Rule
from figures.exact import LEVEL, binomial, holm, hypergeometric
from figures.intervals import Interval, wilson

FEWEST_EXPECTED = 5  # people; where fewer are expected, nothing can be told
NOTABLE = 0.8  # of the expected number; a ratio of 1.25 is as far off on the other side


class Verdict(StrEnum):
    """What is said of one group, in these words."""

    CLEARLY_LOWER = "clearly lower than expected"
    MAY_BE_LOWER = "may be lower"
    ABOUT = "about as expected"
    MAY_BE_HIGHER = "may be higher"
    CLEARLY_HIGHER = "clearly higher"
    TOO_FEW = "too few to tell"
    NOT_ENOUGH_ANSWERED = "not enough people answered to tell"
    NOT_COMPARED = "not compared"


LOWER = {Verdict.CLEARLY_LOWER, Verdict.MAY_BE_LOWER}
HIGHER = {Verdict.CLEARLY_HIGHER, Verdict.MAY_BE_HIGHER}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a group is judged by: its share, and how many people there are in all if they are a small known caseload."""

    share: float
    caseload: int | None = None

    def chance(self, count: int, *, of: int) -> float:
        """Give the two-sided exact chance of so many; 0 where the caseload does not even have so many people."""
        if self.caseload is None:
            return binomial(count, of=of, share=self.share)
        if of > self.caseload:
            return 0
        return hypergeometric(count, drawn=of, group=round(self.share * self.caseload), caseload=self.caseload)


@dataclass(frozen=True, slots=True)
class Possible:
    """What may be true of one group: how many are in it, of how many people."""

    counts: range
    people: range

    def ends(self, caseload: int | None) -> Iterator[tuple[int, int]]:
        """Give the fewest and the most who may be in the group, of every number of people; all else lies between."""
        for people in self.people:
            if caseload is None or people <= caseload:
                yield min(self.counts[0], people), people
                yield min(self.counts[-1], people), people

    def interval(self, caseload: int | None) -> Interval:
        """Give the interval of the share that spans all that is possible."""
        found = [wilson(count, of=of, caseload=caseload) for count, of in self.ends(caseload)]
        return Interval(min(each.low for each in found), max(each.high for each in found))

    def with_more(self, *, people: int, inside: int) -> "Possible":
        """Say what would be true with more people, of whom so many were in the group."""
        counts = range(self.counts.start + inside, self.counts.stop + inside)
        return Possible(counts, range(self.people.start + people, self.people.stop + people))

    def largest_chance(self, expected: Expected) -> float:
        """Give the largest two-sided chance that any of these counts has."""
        return max(_largest_chance(self.counts, people, expected) for people in self.people)


def judge(
    *, expected: Mapping[str, Expected], cells: Mapping[str, Cell], answered: Cell, not_said: Cell | None, rule: Rule
) -> dict[str, Verdict]:
    """Judge every group of a table together, because the more groups one looks at, the more often chance looks odd.

    A verdict stands only if it holds for every count that the cells allow, with Holm's correction at its worst, and
    whatever those who did not say would have said.
    """
    verdicts = {code: _before_judging(of_group.share, answered, rule) for code, of_group in expected.items()}
    judged = {code: Possible(allowed(cells[code]), allowed(answered)) for code, found in verdicts.items() if not found}
    corrected = holm([possible.largest_chance(expected[code]) for code, possible in judged.items()])
    for (code, possible), chance in zip(judged.items(), corrected, strict=True):
        words = _words(possible, expected[code], chance)
        verdict = _that_holds(words)
        if verdict and not_said:
            verdict = _if_all_had_said(possible, not_said, expected[code], words, len(judged))
        verdicts[code] = verdict or (Verdict.NOT_ENOUGH_ANSWERED if _that_holds(words) else Verdict.TOO_FEW)
    return {code: verdict for code, verdict in verdicts.items() if verdict}


def allowed(cell: Cell) -> range:
    """Give every count that may stand behind a cell."""
    return range(cell.low, cell.high + 1)


def _before_judging(share: float, answered: Cell, rule: Rule) -> Verdict | None:
    """Say what needs no test: nobody to compare with, or too few people whatever they answered."""
    if share == 0:
        return Verdict.NOT_COMPARED
    is_enough = answered.low >= rule.fewest and answered.low * share >= FEWEST_EXPECTED
    return None if is_enough else Verdict.TOO_FEW


def _if_all_had_said(
    possible: Possible, not_said: Cell, expected: Expected, words: set[Verdict], groups: int
) -> Verdict | None:
    """Give what also holds if all who did not say are outside the group, or all in it."""
    for people in reversed(allowed(not_said)):
        for inside in (0, people):
            other = possible.with_more(people=people, inside=inside)
            # Holm multiplies by no more than the number of groups, whatever the others' counts would be.
            words = words | _words(other, expected, groups * other.largest_chance(expected))
            if not _that_holds(words):
                return None
    return _that_holds(words)


def _words(possible: Possible, expected: Expected, corrected: float) -> set[Verdict]:
    return {_word(count, of, expected, corrected) for count, of in possible.ends(expected.caseload)}


def _word(count: int, of: int, expected: Expected, corrected: float) -> Verdict:
    interval, ratio = wilson(count, of=of, caseload=expected.caseload), count / of / expected.share
    if interval.high < expected.share:
        return Verdict.CLEARLY_LOWER if corrected < LEVEL else Verdict.MAY_BE_LOWER
    if interval.low > expected.share:
        return Verdict.CLEARLY_HIGHER if corrected < LEVEL else Verdict.MAY_BE_HIGHER
    if ratio < NOTABLE:
        return Verdict.MAY_BE_LOWER
    return Verdict.MAY_BE_HIGHER if ratio > 1 / NOTABLE else Verdict.ABOUT


def _that_holds(words: Set[Verdict]) -> Verdict | None:
    """Give the word that is true whichever of these is, or none. What is clearly lower also may be lower."""
    if len(words) == 1:
        return next(iter(words))
    if words <= LOWER:
        return Verdict.MAY_BE_LOWER
    return Verdict.MAY_BE_HIGHER if words <= HIGHER else None


def _largest_chance(counts: range, people: int, expected: Expected) -> float:
    """Give the largest chance among these counts: that of the one nearest to what is expected, the likeliest."""
    likeliest = people * expected.share
    if counts[0] - 1 <= likeliest <= counts[-1] + 1:
        return 1
    nearest = counts[-1] if counts[-1] < likeliest else counts[0]
    return expected.chance(min(nearest, people), of=people)
