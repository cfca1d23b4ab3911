"""The whole table beside the population: what is said holds for the most likely counts, so for all."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multinomial

from figures.cells import Cell, Rule, protect_count
from figures.distribution import (
    DIFFERENT,
    NOT_DIFFERENT,
    NOT_ENOUGH_ANSWERED,
    TOO_FEW,
    _likeliest,
    compare_all,
)
from figures.tests.lengths import DATA_SETS
from figures.tests.tables import ETHNIC, RULE, SEX, protect


def say(reference, *, not_said=None, **counts):
    return compare_all(
        cells=protect(counts),
        answered=protect_count(sum(counts.values()), rule=RULE),
        not_said=None if not_said is None else protect_count(not_said, rule=RULE),
        reference=reference,
        rule=RULE,
    )


def test_a_table_far_from_the_population_differs():
    assert say(SEX, female=70, male=30) == DIFFERENT == "Taken together, the groups differ clearly from the population."
    assert say(ETHNIC, asian=5, black=2, mixed=4, other=1, white=240, not_said=3) == DIFFERENT


def test_a_table_like_the_population_does_not():
    assert say(ETHNIC, asian=23, black=10, mixed=8, other=5, white=204) == NOT_DIFFERENT


def test_a_table_that_may_be_either_is_not_said_to_differ():
    # 20 of 50 may be 22 of 48: two-sided 67 in 100 by chance.
    assert say(SEX, female=31, male=19) == NOT_DIFFERENT


def test_of_all_numbers_who_may_have_answered_the_least_clear_decides():
    # 70 of 170: of 168 at most 70 are men, 4 in 100 by chance; but of 170 it may be 72, 5 in 100.
    assert say(SEX, female=100, male=70) == NOT_DIFFERENT


def test_those_who_did_not_say_may_leave_it_open():
    # 30 of 100 and 22 who did not say: 52 of 122 if all of them are men, 17 in 100 by chance.
    assert say(SEX, female=70, male=30, not_said=20) == NOT_ENOUGH_ANSWERED


@pytest.mark.parametrize(("people", "said"), [(12, TOO_FEW), (13, DIFFERENT)])
def test_ten_people_must_have_answered_for_certain(people, said):
    assert say(SEX, female=people, male=0) == said


def test_nothing_is_said_where_the_population_has_nobody():
    assert say({"a": 0, "b": 1}, a=20, b=20) == ""


def test_more_groups_than_can_be_tried_one_by_one_are_drawn_and_say_the_same_each_time():
    tenths = {f"g{i}": 0.1 for i in range(10)}
    counts = {f"g{i}": 60 if i < 5 else 20 for i in range(10)}

    assert say(tenths, **counts) == say(tenths, **counts) == DIFFERENT


@settings(max_examples=DATA_SETS // 2, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), min_size=2, max_size=3),
    st.integers(0, 6),
    st.integers(0, 3),
    st.data(),
)
def test_the_likeliest_counts_are_the_likeliest_of_all(bounds, more, silent, data):
    cells = {i: Cell(low, low + width, "") for i, (low, width) in enumerate(bounds)}
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(cells), max_size=len(cells)))
    reference = {i: weight / sum(weights) for i, weight in enumerate(weights)}
    people = sum(low for low, _ in bounds) + more
    shares = list(reference.values())

    found = _likeliest(cells, people, silent, reference)

    answered = product(*(range(cell.low, cell.high + 1) for cell in cells.values()))
    unsaid = [way for way in product(range(silent + 1), repeat=len(cells)) if sum(way) == silent]
    worlds = [
        [count + more for count, more in zip(counts, others, strict=True)]
        for counts in answered
        if sum(counts) == people
        for others in unsaid
    ]
    assert bool(found) == bool(worlds)
    if worlds:
        chances = multinomial.pmf(worlds, people + silent, shares)
        assert multinomial.pmf(found, people + silent, shares) == pytest.approx(chances.max(), rel=1e-9)
        assert found in worlds


def test_a_stricter_rule_asks_for_more_people():
    strict = Rule(fewest=40)
    cells = protect({"female": 30, "male": 10}, rule=strict)
    found = compare_all(
        cells=cells, answered=protect_count(40, rule=strict), not_said=None, reference=SEX, rule=strict
    )  # fmt: skip

    assert found == TOO_FEW
