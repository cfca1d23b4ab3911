"""Every number here is worked out by hand. The rule rounds to 5: a figure of 20 stands for 18 to 22 people."""

import pytest

from figures.cells import Cell, Rule, protect_count
from figures.representation import NotComparable, compare, put_together
from figures.verdicts import Verdict

RULE = Rule()
SEX = {"female": 0.5, "male": 0.5}
ETHNIC = {"asian": 0.1, "black": 0.04, "mixed": 0.03, "other": 0.02, "white": 0.81}


def protect(**counts):
    return {code: protect_count(count, rule=RULE) for code, count in counts.items()}


def beside(reference, *, not_said=0, targets=None, rule=RULE, **counts):
    """Protect the counts of a table and compare it, by group."""
    cells = {code: protect_count(count, rule=rule) for code, count in counts.items()}
    answered = protect_count(sum(counts.values()), rule=rule)
    silent = None if not_said is None else protect_count(not_said, rule=rule)
    found = compare(
        cells=cells, answered=answered, not_said=silent, reference=reference, targets=targets, rule=rule
    )  # fmt: skip
    return {compared.category: compared for compared in found}


def test_a_group_far_below_its_share_is_clearly_lower_and_the_rest_clearly_higher():
    # 28 to 32 of 98 to 102 where half is expected. Nearest: 32 of 98, and with 4 more in it 36 of 102: about 3 in 1,000.
    found = beside(SEX, female=70, male=30)

    assert found["male"].sentence == (
        "30 of 100 people (30%), and about 50 would match the population: clearly lower than expected."
    )
    assert (found["male"].expected, found["male"].gap, found["male"].ratio) == ("about 50", "about 20 fewer", "0.6")
    assert found["female"].verdict is Verdict.CLEARLY_HIGHER
    assert found["female"].gap == "about 20 more"


def test_the_same_share_is_about_as_expected():
    found = beside(SEX, female=150, male=150)["female"]

    assert found.sentence == "150 of 300 people (50%), and about 150 would match the population: about as expected."
    assert found.gap == "none to be seen"
