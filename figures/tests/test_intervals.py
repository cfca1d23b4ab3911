"""Intervals against published examples and against statsmodels, on many data sets that nobody chose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from figures.intervals import Interval, newcombe, wilson
from figures.tests.lengths import DATA_SETS


@st.composite
def part_of(draw, *, fewest=1, most=5_000):
    of = draw(st.integers(fewest, most))
    return draw(st.integers(0, of)), of


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_newcombes_four_examples(count, of, low, high):
    """Newcombe 1998, Statistics in Medicine 17: 857-872, table I, method 3."""
    found = wilson(count, of=of)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("count", "of", "other", "other_of", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0000),
        (10, 10, 0, 10, 0.6075, 1.0000),
    ],
)
def test_newcombe_gives_his_eight_examples(count, of, other, other_of, low, high):
    """Newcombe 1998, Statistics in Medicine 17: 873-890, table II, method 10."""
    found = newcombe(count, of=of, other=other, other_of=other_of)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@settings(max_examples=DATA_SETS, deadline=None)
@given(part_of(), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_agrees_with_statsmodels(part, confidence):
    found = wilson(part[0], of=part[1], confidence=confidence)

    expected = proportion_confint(*part, alpha=1 - confidence, method="wilson")
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@settings(max_examples=DATA_SETS, deadline=None)
@given(part_of(most=2_000), part_of(most=2_000))
def test_newcombe_agrees_with_statsmodels(one, two):
    found = newcombe(one[0], of=one[1], other=two[0], other_of=two[1])

    expected = confint_proportions_2indep(*one, *two, method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@settings(max_examples=300)
@given(part_of(), st.booleans())
def test_one_more_person_in_the_group_moves_both_ends_up(part, is_new):
    """What the verdicts rest on: the least of what is possible has the lowest interval, the most the highest."""
    count, of = part
    more = wilson(count + 1, of=of + 1) if is_new or count == of else wilson(count + 1, of=of)
    fewer = wilson(count, of=of + 1)

    assert more.low >= wilson(count, of=of).low and more.high >= wilson(count, of=of).high
    assert fewer.low <= wilson(count, of=of).low and fewer.high <= wilson(count, of=of).high


@settings(max_examples=DATA_SETS, deadline=None)
@given(part_of(most=200), st.integers(0, 200))
def test_in_a_caseload_the_score_test_is_just_at_its_limit_at_both_ends(part, others):
    count, of = part
    found = wilson(count, of=of, caseload=of + others)

    for end in {found.low, found.high} - {0, 1}:
        spread = end * (1 - end) / of * others / max(1, of + others - 1)
        assert (count / of - end) ** 2 == pytest.approx(1.959963984540054**2 * spread, rel=1e-6, abs=1e-15)
    assert others or found.low == pytest.approx(count / of) == found.high


def test_refuses_more_people_than_the_caseload_has():
    with pytest.raises(ValueError, match="between none and all"):
        wilson(1, of=5, caseload=4)


def test_of_nobody_nothing_is_known():
    assert wilson(0, of=0) == Interval(0, 1)


@pytest.mark.parametrize(("count", "of"), [(-1, 5), (6, 5), (0, -1)])
def test_refuses_a_part_larger_than_the_whole(count, of):
    with pytest.raises(ValueError, match="between none and all"):
        wilson(count, of=of)


def test_refuses_to_compare_with_nobody():
    with pytest.raises(ValueError, match="A share of nobody"):
        newcombe(0, of=0, other=1, other_of=2)


def test_refuses_a_confidence_that_cannot_be():
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, of=2, confidence=1)


def test_refuses_an_interval_that_ends_before_it_begins():
    with pytest.raises(ValueError, match="An interval begins"):
        Interval(0.5, 0.4)
