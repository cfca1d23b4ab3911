"""Whether more of one group left: figures of 5 to 7 are 5, of 18 to 22 are 20, and less than five is hidden."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.cells import Cell, Rule, protect_count
from figures.intervals import Interval, newcombe
from figures.leaving import Leaving, compare_leaving
from figures.tests.lengths import DATA_SETS

RULE = Rule()


def beside(**groups):
    """Protect (stayed, left) of each group and compare it with all others, by group."""
    stayed = {code: protect_count(group[0], rule=RULE) for code, group in groups.items()}
    left = {code: protect_count(group[1], rule=RULE) for code, group in groups.items()}
    return {found.category: found for found in compare_leaving(stayed=stayed, left=left, rule=RULE)}


def test_a_group_of_whom_most_left_is_told_from_others_who_stayed():
    # At best 22 of 50 stayed (44%), of the others at worst 198 of 220 (90%): 97.5% Newcombe, upper end below none.
    found = beside(asian=(20, 30), white=(200, 20))

    assert found["asian"].sentence == "20 stayed and 30 left: clearly more of them left than of the others."
    assert found["white"].sentence == "200 stayed and 20 left: clearly fewer of them left than of the others."
    assert (found["asian"].difference.low, found["white"].difference.high) == pytest.approx((-0.6950, 0.6950), abs=1e-4)


def test_a_hidden_count_may_be_none_or_four():
    found = beside(asian=(30, 2), white=(200, 20))["asian"]

    assert found.sentence == (
        "30 stayed and fewer than 5 (may be none) left: no clear difference from the others."
    )  # fmt: skip
    assert found.difference.low < 0 < found.difference.high


@pytest.mark.parametrize(("stayed", "verdict"), [(12, Leaving.TOO_FEW), (13, Leaving.NO_DIFFERENCE)])
def test_fewer_than_ten_in_a_group_are_not_compared(stayed, verdict):
    # 12 are shown as 10, which may be 8, and the hidden may be none: 8 people. 13 are shown as 15, so 13 or more.
    assert beside(asian=(stayed, 2), white=(200, 20))["asian"].verdict is verdict


def test_a_group_with_nobody_else_beside_it_is_not_compared():
    found = beside(asian=(100, 100))["asian"]

    assert (found.verdict, found.difference) == (Leaving.TOO_FEW, None)
    assert compare_leaving(stayed={}, left={}, rule=RULE) == ()


def test_what_holds_for_the_shown_figures_only_is_not_said():
    # 30 of 40 stayed and 90 of 100 others; but it may be 32 of 40 and 88 of 100.
    shown = {"asian": (30, 10), "white": (90, 10)}
    assert beside(**shown)["asian"].verdict is Leaving.NO_DIFFERENCE

    stayed, left = ({code: Cell(pair[i], pair[i], str(pair[i])) for code, pair in shown.items()} for i in (0, 1))
    assert compare_leaving(stayed=stayed, left=left, rule=RULE)[0].verdict is Leaving.MORE


def test_refuses_groups_that_are_not_the_same():
    with pytest.raises(ValueError, match="different groups"):
        compare_leaving(stayed={"a": Cell(5, 7, "5")}, left={}, rule=RULE)


@settings(max_examples=DATA_SETS // 10, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=2))
def test_is_said_only_where_it_holds_for_every_count_that_the_figures_allow(groups):
    stayed = [protect_count(group[0], rule=RULE) for group in groups]
    left = [protect_count(group[1], rule=RULE) for group in groups]
    found = compare_leaving(stayed=dict(enumerate(stayed)), left=dict(enumerate(left)), rule=RULE)[0]
    if found.difference is None:
        return

    worlds = product(*(range(cell.low, cell.high + 1) for cell in (stayed[0], left[0], stayed[1], left[1])))
    intervals = [newcombe(s, of=s + n, other=t, other_of=t + m, confidence=0.975) for s, n, t, m in worlds]

    assert found.difference == Interval(min(i.low for i in intervals), max(i.high for i in intervals))
    if found.verdict is Leaving.MORE:
        assert all(interval.high < 0 for interval in intervals)
