"""When the truth is known: how often "clearly lower" is wrong, how often intervals miss, how often tests cry wolf."""

from collections import Counter

import numpy as np
import pytest
from scipy.stats import binom

from figures import verdicts
from figures.cells import Rule, protect_count
from figures.exact import LEVEL, binomial, clopper_pearson
from figures.intervals import newcombe, wilson
from figures.retention import Spell, kaplan_meier
from figures.tests.lengths import IS_LONG
from figures.tests.tables import ETHNIC
from figures.verdicts import Expected, Verdict, judge

RULE = Rule()
DRAWS = 10_000 if IS_LONG else 2_000
POPULATIONS = {
    "sex": (0.51, 0.49),
    "disability": (0.175, 0.825),
    "age": (0.14, 0.34, 0.31, 0.21),
    "ethnic group": tuple(ETHNIC.values()),
    "religion": (0.37, 0.46, 0.005, 0.017, 0.005, 0.065, 0.009, 0.069),
    "ten alike": (0.1,) * 10,
}
SIZES = (30, 100, 300, 1_000, 5_000)
SOME = [("disability", 30), ("ethnic group", 100), ("ethnic group", 1_000), ("ten alike", 100), ("ten alike", 5_000)]
EXPECTED = tuple(ETHNIC.values())  # Asian people first, white people last
HALF_AS_MANY = (EXPECTED[0] / 2, *EXPECTED[1:4], EXPECTED[4] + EXPECTED[0] / 2)
CASES = [(name, size) for name in POPULATIONS for size in SIZES] if IS_LONG else SOME


def wrong(shares, size, *, truth=None, silence=None, draws=DRAWS):
    """Draw groups from a population and protect them; give how often "clearly lower" and "clearly higher" are wrong.

    Wrong is a draw in which it is said of any group whose true share is what is expected, or lies on the other side.
    truth: the shares of those who are drawn, if others. silence: the part of each group that does not say.
    """
    truth, draw, memory, failed = truth or shares, np.random.default_rng(4), {}, Counter()
    for counts in draw.multinomial(size, truth, size=draws):
        silent = draw.binomial(counts, silence) if silence else counts * 0
        shown = protect(*(counts - silent)), *protect((counts - silent).sum(), silent.sum())
        if shown not in memory:
            found = say(shares, *shown[:2], shown[2] if silence else None)
            memory[shown] = {
                word
                for i, word in found.items()
                if (word is Verdict.CLEARLY_LOWER and truth[i] >= shares[i])
                or (word is Verdict.CLEARLY_HIGHER and truth[i] <= shares[i])
            }
        failed.update(memory[shown])
    return failed[Verdict.CLEARLY_LOWER] / draws, failed[Verdict.CLEARLY_HIGHER] / draws


def protect(*counts):
    return tuple(protect_count(int(count), rule=RULE) for count in counts)


def say(shares, cells, answered, not_said=None):
    expected = {i: Expected(share) for i, share in enumerate(shares)}
    return judge(expected=expected, cells=dict(enumerate(cells)), answered=answered, not_said=not_said, rule=RULE)


@pytest.mark.parametrize(("name", "size"), CASES)
def test_clearly_lower_is_wrong_of_any_group_of_a_table_in_at_most_five_of_a_hundred_draws(name, size):
    lower, higher = wrong(POPULATIONS[name], size)

    assert lower <= 0.05 and higher <= 0.05


def test_so_it_is_in_ten_thousand_draws_of_a_hundred_people():
    assert max(wrong(POPULATIONS["ethnic group"], 100, draws=10_000)) <= 0.05


def test_so_it_is_of_the_others_where_one_group_truly_is_missing():
    for size in (300, 1_000):
        assert max(wrong(EXPECTED, size, truth=HALF_AS_MANY)) <= 0.05


@pytest.mark.parametrize("size", [100, 1_000])
def test_so_it_is_where_a_group_says_less_often_than_others(size):
    # Of men, four in ten do not say; of women, one in ten. There are as many men as expected.
    assert max(wrong((0.5, 0.5), size, silence=(0.1, 0.4))) <= 0.05


def test_a_saboteur_who_takes_holm_away_is_wrong_too_often(monkeypatch):
    monkeypatch.setattr(verdicts, "holm", lambda chances: tuple(chances))

    assert wrong(POPULATIONS["ten alike"], 5_000, draws=1_000)[0] > 0.05


def test_a_saboteur_who_takes_the_figures_for_exact_is_wrong_too_often(monkeypatch):
    monkeypatch.setattr(verdicts, "allowed", lambda cell: [cell.shown or 2])

    assert wrong(POPULATIONS["ten alike"], 100, draws=1_000)[0] > 0.05


def test_a_saboteur_who_forgets_those_who_did_not_say_is_wrong_too_often(monkeypatch):
    monkeypatch.setattr(verdicts, "_if_all_had_said", lambda *given: verdicts._that_holds(given[3]))

    assert wrong((0.5, 0.5), 1_000, silence=(0.1, 0.4), draws=1_000)[0] > 0.05


def test_what_is_truly_missing_is_found():
    """Whoever says nothing is never wrong. Of 1,000 people, half of the 93 Asian people expected did not come."""
    draws = np.random.default_rng(4).multinomial(1_000, HALF_AS_MANY, size=500)
    found = [say(EXPECTED, protect(*counts), *protect(counts.sum()))[0] for counts in draws]

    assert found.count(Verdict.CLEARLY_LOWER) / 500 > 0.9


def groups(runs=10_000):
    """Draw a size from 10 to 200 and a share from 5% to 95%, and count."""
    draw = np.random.default_rng(4)
    sizes, shares = draw.integers(10, 201, runs), draw.uniform(0.05, 0.95, runs)
    return zip(draw.binomial(sizes, shares).tolist(), sizes.tolist(), shares.tolist(), strict=True)


def test_wilsons_interval_holds_the_truth_in_95_of_100():
    held = [found.low <= share <= found.high for k, n, share in groups() for found in [wilson(k, of=n)]]

    assert 0.935 <= np.mean(held) <= 0.965


def test_newcombes_interval_holds_the_truth_in_95_of_100():
    draw = np.random.default_rng(5)
    pairs = zip(groups(), draw.permutation(list(groups())).tolist(), strict=True)
    held = [
        found.low <= share - other_share <= found.high
        for (k, n, share), (other, m, other_share) in pairs
        for found in [newcombe(k, of=n, other=int(other), other_of=int(m))]
    ]

    assert 0.935 <= np.mean(held) <= 0.965


def test_clopper_pearsons_interval_always_holds_it_at_least_so_often():
    for of in (10, 25):
        found = [clopper_pearson(count, of=of) for count in range(of + 1)]
        for share in np.linspace(0.01, 0.99, 99):
            inside = [count for count, each in enumerate(found) if each.low <= share <= each.high]
            assert binom.pmf(inside, of, share).sum() >= 0.95


def test_the_exact_test_cries_wolf_in_at_most_six_of_a_hundred():
    assert np.mean([binomial(k, of=n, share=share) < LEVEL for k, n, share in groups()]) <= 0.06


def test_kaplan_and_meiers_interval_holds_the_truth_in_95_of_100():
    # One in 500 leaves each day, and people are followed for 100 to 400 days: 69.4% are there on day 183.
    draw, truth, held = np.random.default_rng(4), np.exp(-183 / 500), []
    for _ in range(DRAWS // 2):
        stays, followed = draw.exponential(500, 120), draw.integers(100, 401, 120)
        spells = [Spell(int(min(s, f)), bool(s < f)) for s, f in zip(stays, followed, strict=True)]
        last = [fall for fall in kaplan_meier(spells) if fall.day <= 182][-1]
        held.append(last.interval.low <= truth <= last.interval.high)

    assert 0.93 <= np.mean(held) <= 0.97
