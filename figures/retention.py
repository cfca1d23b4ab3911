"""How long people stay, where some joined later than others. No SciPy here: any page may use it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import exp, floor, inf, log, sqrt
from statistics import NormalDist

from figures.intervals import CONFIDENCE, Interval, wilson
from figures.plain import PERCENTAGES_FROM, say_people

DAYS = {3: 91, 6: 182, 12: 365}  # after so many months
FEWEST_STARTED = 10  # people; below, no share of them is told
FEWEST_FOLLOWED = 5  # people who must have been there long enough ago


@dataclass(frozen=True, slots=True)
class Spell:
    """How many days one person has taken part so far, and whether they then left of their own accord.

    Whoever is still there, finished, or was ended early by us has not left: how long they would have stayed is unknown.
    """

    days: int = field(repr=False)
    has_left: bool = field(repr=False)

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError("Nobody leaves before they begin.")

    @classmethod
    def between(cls, began: date, ended: date, *, has_left: bool) -> "Spell":
        """Count the nights from one day to another, whatever clocks do in between."""
        return cls((ended - began).days, has_left)


@dataclass(frozen=True, slots=True)
class Fall:
    """A day on which somebody left: the share who stay longer than that, and its interval."""

    day: int
    share: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Stayed:
    """What may be said of staying so many months. `share` is None where it cannot be told."""

    months: int
    share: float | None
    interval: Interval | None
    sentence: str


def kaplan_meier(spells: Sequence[Spell]) -> tuple[Fall, ...]:
    """Work out the share who stay, day by day, using everybody for as long as they were there.

    The interval is on the log-log scale with Greenwood's variance, so that it stays between none and all.
    Source: Kaplan and Meier 1958 (Journal of the American Statistical Association 53: 457-481); Kalbfleisch and
    Prentice 1980, 1.4. On a day when somebody leaves, those last seen that day still count as there.
    """
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    falls, share, variance = [], 1.0, 0.0
    for day in sorted({spell.days for spell in spells if spell.has_left}):
        there = sum(spell.days >= day for spell in spells)
        left = sum(spell.has_left and spell.days == day for spell in spells)
        share *= (there - left) / there
        variance += left / (there * (there - left)) if there > left else inf
        falls.append(Fall(day, share, _log_log(share, z * sqrt(variance))))
    return tuple(falls)


def staying(spells: Sequence[Spell]) -> tuple[Stayed, ...]:
    """Say how many stay 3, 6 and 12 months, or why that cannot be told."""
    falls = kaplan_meier(spells)
    return tuple(_stay(months, spells, falls) for months in DAYS)


def _log_log(share: float, reach: float) -> Interval:
    if share in (0, 1):
        return Interval(share, share)
    factor = exp(reach / -log(share))
    return Interval(share**factor, share ** (1 / factor))


def _stay(months: int, spells: Sequence[Spell], falls: Sequence[Fall]) -> Stayed:
    if len(spells) < FEWEST_STARTED:
        return Stayed(months, None, None, f"Only {say_people(len(spells))} joined: too few to tell how many stay.")
    followed = sum(spell.days >= DAYS[months] for spell in spells)
    before = [fall for fall in falls if fall.day <= DAYS[months]]
    share = before[-1].share if before else 1.0
    if share and followed < FEWEST_FOLLOWED:
        return Stayed(months, None, None, f"Too few joined long enough ago to tell how many stay {months} months.")
    if share == 1:
        interval = wilson(followed, of=followed)
    else:
        interval = before[-1].interval if share else wilson(0, of=len(spells))
    return Stayed(months, share, interval, _say_stayed(months, share, interval, len(spells)))


def _say_stayed(months: int, share: float, interval: Interval, people: int) -> str:
    if share in (0, 1):
        return f"{'Nobody' if share else 'Everybody'} of {say_people(people)} who joined left within {months} months."
    unit, whole = ("%", 100) if people >= PERCENTAGES_FROM else ("", people)
    found, low, high = (f"{floor(part * whole + 0.5)}{unit}" for part in (share, interval.low, interval.high))
    of = f"of {say_people(people)} who joined"
    return f"About {found} {of} stayed longer than {months} months (likely between {low} and {high})."
