"""Exact tests for small groups: how often chance alone would give what was found, or something rarer.

SciPy does the arithmetic, so only the worker and the vault import this module.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from math import ceil, comb, floor, lgamma, log

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr, bdtrc, gammaln
from scipy.stats import binom, binomtest, hypergeom

from figures.intervals import CONFIDENCE, Interval

LEVEL = 0.05  # chance alone may be taken for something else this often
POWER = 0.8  # and something real may be missed in one case of five
HALF = 0.5  # real enough to be worth noticing: half as many as expected
SAME = 1 + 1e-7  # chances that differ by no more are the same; the rest is rounding (as in R and SciPy)
OUTCOMES = 50_000  # so many ways to share people among groups are tried one by one; more are drawn from
DRAWS = 10_000


@lru_cache(maxsize=50_000)
def binomial(count: int, *, of: int, share: float) -> float:
    """Give the two-sided exact chance of a count as rare as this, if each person is in the group with this chance.

    Two-sided by the method of small chances, as R's binom.test and SciPy's binomtest; a report asks often enough for
    their being sixty times slower to be felt.
    """
    if not (0 <= count <= of and 0 <= share <= 1):
        raise ValueError("A part lies between none and all.")
    if share in (0, 1):
        return float(count == of * share)
    likeliest = min(of, floor((of + 1) * share))
    if count > likeliest:
        return binomial(of - count, of=of, share=1 - share)
    limit = _log_binomial(count, of, share) + log(SAME)
    if _log_binomial(likeliest, of, share) <= limit:
        return 1
    as_rare = bisect_left(range(likeliest, of + 1), True, key=lambda other: _log_binomial(other, of, share) <= limit)
    return float(bdtr(count, of, share) + bdtrc(likeliest + as_rare - 1, of, share))


@lru_cache(maxsize=50_000)
def hypergeometric(count: int, *, drawn: int, group: int, caseload: int) -> float:
    """Give the same where people come from a known caseload of which so many are in the group, each drawn once."""
    if not (0 <= group <= caseload and 0 <= drawn <= caseload and 0 <= count <= drawn):
        raise ValueError("A caseload has no fewer people than a part of it.")
    chances = hypergeom.pmf(np.arange(drawn + 1), caseload, group, drawn)
    return min(1.0, float(chances[chances <= chances[count] * SAME].sum()))


def clopper_pearson(count: int, *, of: int, confidence: float = CONFIDENCE) -> Interval:
    """Give the exact interval of a share: at least as sure as it says, so wider than Wilson's.

    Source: Clopper and Pearson 1934 (Biometrika 26: 404-413).
    """
    if of == 0:
        return Interval(0, 1)
    found = binomtest(count, of).proportion_ci(confidence_level=confidence, method="exact")
    return Interval(float(found.low), float(found.high))


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Correct for having looked at several groups: the rarest counts as often as there are groups, and so on down.

    A chance that grows makes no corrected chance smaller; so the largest possible chances give the largest corrected.
    Source: Holm 1979 (Scandinavian Journal of Statistics 6: 65-70).
    """
    corrected = [0.0] * len(chances)
    highest = 0.0
    for place, index in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, (len(chances) - place) * chances[index]))
        corrected[index] = highest
    return tuple(corrected)


def multinomial(counts: Sequence[int], *, shares: Sequence[float], seed: int) -> float:
    """Give the chance of people being shared among all groups in a way as rare as this. Exact while that is quick.

    Otherwise 10,000 draws that the seed makes repeatable, counted so that the chance is never understated: (b+1)/(m+1).
    Source: Phipson and Smyth 2010 (Statistical Applications in Genetics and Molecular Biology 9: 39).
    """
    if len(counts) != len(shares) or abs(sum(shares) - 1) > 1e-6 or min(shares) <= 0 or min(counts) < 0:
        raise ValueError("Every group needs a count and a share above none, and the shares add up to one.")
    people, expected = sum(counts), np.asarray(shares) / sum(shares)
    is_quick = comb(people + len(counts) - 1, len(counts) - 1) <= OUTCOMES
    others = _every_way(people, len(counts)) if is_quick else _draws(people, expected, seed)
    found, chances = _log_chance(np.asarray([counts]), expected)[0], _log_chance(others, expected)
    as_rare = chances <= found + np.log(SAME)
    return min(1.0, float(np.exp(chances[as_rare]).sum())) if is_quick else (int(as_rare.sum()) + 1) / (DRAWS + 1)


def _log_binomial(count: int, of: int, share: float) -> float:
    ways = lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)
    return ways + count * log(share) + (of - count) * log(1 - share)


def _every_way(people: int, groups: int) -> npt.NDArray[np.int64]:
    """List every way to share people among groups, by where the bars stand between the stars."""
    bars = np.array(list(combinations(range(people + groups - 1), groups - 1)), dtype=np.int64).reshape(-1, groups - 1)
    edges = np.pad(bars, ((0, 0), (1, 1)), constant_values=((0, 0), (-1, people + groups - 1)))
    return np.diff(edges, axis=1) - 1


def _draws(people: int, shares: npt.NDArray[np.float64], seed: int) -> npt.NDArray[np.int64]:
    return np.random.default_rng(seed).multinomial(people, shares, size=DRAWS)


def _log_chance(ways: npt.NDArray[np.int64], shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    chances: npt.NDArray[np.float64] = gammaln(ways.sum(axis=1) + 1) + (ways * np.log(shares) - gammaln(ways + 1)).sum(
        1
    )
    return chances


@lru_cache(maxsize=1_000)
def people_needed(share: float) -> int:
    """Say how many people make it likely (4 in 5) to notice a group that is half as large as expected.

    One-sided exact binomial test; from this number on it stays likely. Unit: people.
    """
    if not 0 < share <= 1:
        raise ValueError("A share above none is expected.")
    if share < 0.001:  # rarer groups need more people in proportion
        return ceil(people_needed(0.001) * 0.001 / share)
    people = np.arange(1, ceil(30 / share) + 1)
    surprising = binom.ppf(LEVEL, people, share) - 1
    unlikely = np.flatnonzero(binom.cdf(surprising, people, share * HALF) < POWER)
    return int(people[unlikely[-1]]) + 1
