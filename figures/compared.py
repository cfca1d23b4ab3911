"""What is said of one group beside a population: figures in fives, a verdict, and a sentence."""

from dataclasses import dataclass
from math import ceil, floor

from figures.cells import Cell
from figures.exact import people_needed
from figures.intervals import Interval
from figures.plain import say_out_of, start_large
from figures.verdicts import FEWEST_EXPECTED, Possible, Verdict, allowed

NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True)
class Compared:
    """What may be said of one group beside the population. All of it follows from the cells, which are shown anyway.

    Shares are between 0 and 1; `target_share` stands in for the population's where an activity aims for another one.
    `step`: counts are shown to the nearest so many people. `caseload`: how many people there are in all, if few.
    """

    category: str
    cell: Cell
    answered: Cell
    reference_share: float
    target_share: float | None
    verdict: Verdict
    fewest: int
    step: int
    caseload: int | None = None

    @property
    def expected_share(self) -> float:
        """Give what this group is judged by: the target where there is one."""
        return self.reference_share if self.target_share is None else self.target_share

    @property
    def shown(self) -> str:
        return self.cell.text

    @property
    def share(self) -> str:
        """Say the share: "15 of 100 people (15%)"."""
        if self.answered.shown is None:
            return NOT_SHOWN
        if self.cell.shown is None:
            return f"fewer than {self.step} of {self.answered.text} people"
        return say_out_of(self.cell.shown, whole=self.answered.shown)

    @property
    def share_low(self) -> float:
        """Give the lower end of the 95% interval, the lowest that the cells allow. For drawing."""
        return self._interval.low

    @property
    def share_high(self) -> float:
        """Give the upper end of the 95% interval, the highest that the cells allow. For drawing."""
        return self._interval.high

    @property
    def point(self) -> float | None:
        """Give where the dot is drawn; the lowest band has no figure, so no dot."""
        if self.cell.shown is None or self.answered.shown is None:
            return None
        return min(1.0, self.cell.shown / self.answered.shown)

    @property
    def reference(self) -> str:
        return _say_percent(self.reference_share)

    @property
    def target(self) -> str:
        """Say the target, empty if there is none."""
        return "" if self.target_share is None else _say_percent(self.target_share)

    @property
    def expected(self) -> str:
        """Say how many would be as many as expected, in fives."""
        if not self._expected:
            return NOT_SHOWN if self._expected is None else "none"
        return f"fewer than {self.step}" if self._expected < self.step else f"about {self._to_step(self._expected):,}"

    @property
    def gap(self) -> str:
        """Say how many more or fewer there are than expected, in fives."""
        if not self._expected:
            return NOT_SHOWN
        if self.cell.shown is None:
            least, most = self._to_step(self._expected - self.cell.high), self._to_step(self._expected)
            if self._expected < self.step or most <= 0:
                return "none to be seen"
            if least <= 0:
                return f"up to {most:,} fewer"
            return f"about {least:,} fewer" if least == most else f"{least:,} to {most:,} fewer"
        more = self._to_step(self.cell.shown - self._expected)
        return "none to be seen" if more == 0 else f"about {abs(more):,} {'more' if more > 0 else 'fewer'}"

    @property
    def ratio(self) -> str:
        """Say the representation ratio: 1.0 is the same share as expected, 0.5 half of it."""
        if not self._expected:
            return NOT_SHOWN
        if self.cell.shown is None:
            return f"below {ceil(self.step / self._expected * 10) / 10:.1f}"
        ratio = self.cell.shown / self._expected
        return f"{ratio:.1f}" if ratio >= 0.05 else "below 0.1"

    @property
    def needed(self) -> str:
        """Say how many people it takes before this can be judged; empty where there are as many or a verdict."""
        if self.verdict is not Verdict.TOO_FEW:
            return ""
        people = max(people_needed(self.expected_share), ceil(FEWEST_EXPECTED / self.expected_share), self.fewest)
        if people <= self.answered.high:
            return ""
        return f"about {ceil(people / 5) * 5:,} people are needed before this can be judged"

    @property
    def sentence(self) -> str:
        """Say all of it. It follows the group's name and a colon."""
        if self._expected is None:
            return self._and_needed(f"{self.verdict}, because fewer than {self.answered.high + 1} people answered")
        if self.verdict is Verdict.NOT_COMPARED:
            return f"{self.share}: {self.verdict}, because the population has nobody in this group."
        return self._and_needed(f"{self.share}, and {self.expected} would {self._aim}: {self.verdict}")

    @property
    def _interval(self) -> Interval:
        return Possible(allowed(self.cell), allowed(self.answered)).interval(self.caseload)

    @property
    def _aim(self) -> str:
        if self.target_share is None:
            return "match the population"
        return f"meet the target of {self.target} (the population has {self.reference})"

    def _and_needed(self, said: str) -> str:
        if self.verdict in (Verdict.MAY_BE_LOWER, Verdict.MAY_BE_HIGHER):
            return f"{said}. This could be chance."
        if self.needed:
            return f"{said}. {start_large(self.needed)}."
        return f"{said}, because the figures are rounded." if self.verdict is Verdict.TOO_FEW else f"{said}."

    @property
    def _expected(self) -> float | None:
        """Give how many of those shown as having answered would be as many as expected."""
        return None if self.answered.shown is None else self.answered.shown * self.expected_share

    def _to_step(self, people: float) -> int:
        return floor(people / self.step + 0.5) * self.step


def _say_percent(share: float) -> str:
    """Say a share of a population in whole percent: "18%", "under 1%"."""
    percent = floor(share * 100 + 0.5)
    return "under 1%" if share and not percent else f"{percent}%"
