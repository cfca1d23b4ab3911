"""How far a share of a small group may be from what more people would show. No SciPy here: any page may use it."""

from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included. Unit: a share from 0 to 1, or a difference of two shares from -1 to 1."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError("An interval begins where it ends or below.")


def wilson(count: int, *, of: int, caseload: int | None = None, confidence: float = CONFIDENCE) -> Interval:
    """Give Wilson's score interval of a share. Of nobody, nothing is known: 0 to 1.

    caseload: how many people these were drawn from, if that is few; of a whole caseload the share is known.
    Source: Wilson 1927; Newcombe 1998 (Statistics in Medicine 17: 857-872), method 3. Public health in England uses it.
    For a caseload the variance shrinks by (N - n) / (N - 1): Cochran 1977, Sampling Techniques, 2.6.
    """
    _check_part(count, of)
    if of == 0:
        return Interval(0, 1)
    z = _z(confidence)
    if caseload is not None:
        _check_part(of, caseload)
        z *= sqrt((caseload - of) / max(1, caseload - 1))
    middle = (count + z * z / 2) / (of + z * z)
    reach = z / (of + z * z) * sqrt(count * (of - count) / of + z * z / 4)
    return Interval(max(0.0, middle - reach) if count else 0.0, min(1.0, middle + reach) if count < of else 1.0)


def newcombe(count: int, *, of: int, other: int, other_of: int, confidence: float = CONFIDENCE) -> Interval:
    """Give the interval of one share less another, made of the Wilson intervals of both.

    Source: Newcombe 1998 (Statistics in Medicine 17: 873-890), method 10. Raises ValueError where a group is empty.
    """
    if not (of and other_of):
        raise ValueError("A share of nobody cannot be compared.")
    one, two = wilson(count, of=of, confidence=confidence), wilson(other, of=other_of, confidence=confidence)
    share, other_share = count / of, other / other_of
    difference = share - other_share
    below = sqrt((share - one.low) ** 2 + (two.high - other_share) ** 2)
    above = sqrt((one.high - share) ** 2 + (other_share - two.low) ** 2)
    return Interval(max(-1.0, difference - below), min(1.0, difference + above))


@cache
def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError("Confidence lies between 0 and 1.")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _check_part(count: int, of: int) -> None:
    if not 0 <= count <= of:
        raise ValueError("A part lies between none and all.")
