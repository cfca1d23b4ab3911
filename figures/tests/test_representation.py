"""Every number here is worked out by hand. The rule rounds to 5: a figure of 20 stands for 18 to 22 people."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.cells import Cell, Rule, protect_count
from figures.representation import NotComparable, compare, put_together
from figures.tests.lengths import DATA_SETS, IS_LONG
from figures.tests.tables import ETHNIC, RULE, SEX, beside, everything, protect
from figures.verdicts import HIGHER, LOWER, Verdict


def test_a_group_far_below_its_share_is_clearly_lower_and_the_rest_clearly_higher():
    # At most 32 of 98 where 49 are expected, and with four more who did not say 36 of 102: still 3 in 1,000, twice.
    found = beside(SEX, female=70, male=30)

    assert found["male"].sentence == (
        "30 of 100 people (30%), and about 50 would match the population: clearly lower than expected."
    )
    assert (found["male"].expected, found["male"].gap, found["male"].ratio) == ("about 50", "about 20 fewer", "0.6")
    assert found["female"].verdict is Verdict.CLEARLY_HIGHER
    assert (found["female"].gap, found["female"].ratio) == ("about 20 more", "1.4")


def test_the_drawing_spans_all_that_the_figures_allow():
    found = beside(SEX, female=70, male=30)["male"]

    # Wilson, by hand: 28 of 102 from 19.7%, 32 of 98 to 42.4%.
    assert (found.share_low, found.point, found.share_high) == pytest.approx((0.1974, 0.3, 0.4245), abs=5e-4)
    assert found.share == "30 of 100 people (30%)"


def test_the_same_share_is_about_as_expected():
    found = beside(SEX, female=150, male=150)["female"]

    assert found.sentence == "150 of 300 people (50%), and about 150 would match the population: about as expected."
    assert found.gap == "none to be seen"


def test_what_could_be_chance_is_said_so():
    # 19 of 50 where half is expected may be 22 of 48 (ratio 0.92) or 18 of 52; at 17 it is 13 to 17 of 48 to 52.
    assert beside(SEX, female=31, male=19, not_said=None)["male"].verdict is Verdict.TOO_FEW
    found = beside(SEX, female=33, male=17, not_said=None)["male"]

    assert found.sentence == (
        "15 of 50 people (30%), and about 25 would match the population: may be lower. This could be chance."
    )
    assert beside(SEX, female=33, male=17, not_said=None)["female"].verdict is Verdict.MAY_BE_HIGHER


def test_figures_that_allow_two_verdicts_get_none():
    found = beside(SEX, female=31, male=19, not_said=None)["male"]

    assert found.sentence.endswith("match the population: too few to tell, because the figures are rounded.")
    assert found.needed == ""


def test_too_few_to_tell_says_how_many_it_takes():
    found = beside(ETHNIC, asian=2, black=1, mixed=0, other=0, white=37)["asian"]

    assert found.verdict is Verdict.TOO_FEW  # 38 people or more, of whom 3.5 are expected
    assert found.needed == "about 220 people are needed before this can be judged"
    assert found.sentence == (
        "fewer than 5 of 40 people, and fewer than 5 would match the population: too few to tell. "
        "About 220 people are needed before this can be judged."
    )


def test_a_hidden_count_has_no_dot_and_a_gap_from_none_to_four():
    # About 25 of 250 are Asian by share (23.25). None to four were counted.
    found = beside(ETHNIC, asian=3, black=10, mixed=8, other=5, white=224, not_said=1)["asian"]

    assert found.point is None and found.share_low == 0
    assert found.share == "fewer than 5 of 250 people"
    assert found.gap == "20 to 25 fewer"
    assert found.ratio == "below 0.3"
    assert found.verdict is Verdict.CLEARLY_LOWER


def test_where_fewer_than_five_are_expected_and_counted_there_is_no_gap_to_be_seen():
    assert beside(ETHNIC, asian=9, black=0, mixed=3, other=2, white=86)["black"].gap == "none to be seen"  # 4 of 100


@pytest.mark.parametrize(("count", "shown"), [(4, "fewer than 5 (may be none)"), (5, "5"), (7, "5"), (8, "10")])
def test_counts_are_shown_as_the_rule_says(count, shown):
    assert beside(SEX, female=count, male=40)["female"].shown == shown


@pytest.mark.parametrize(("people", "is_judged"), [(12, False), (13, True)])
def test_ten_people_must_have_answered_for_certain(people, is_judged):
    # 12 are shown as 10, which may be 8; 13 as 15, which are 13 or more. Of 13, at half, 6.5 are expected: enough.
    found = beside(SEX, female=0, male=people, not_said=None)["female"]

    assert (found.verdict is not Verdict.TOO_FEW) is is_judged
    assert found.needed == ("" if is_judged else "about 30 people are needed before this can be judged")


def test_ten_must_have_answered_even_where_five_are_expected_of_fewer():
    # 12 are shown as 10, which may be 8, of whom 5.6 are expected.
    assert beside({"a": 0.7, "b": 0.3}, a=0, b=12, not_said=None)["a"].verdict is Verdict.TOO_FEW


@pytest.mark.parametrize(("people", "is_judged"), [(52, False), (53, True)])
def test_five_people_must_be_expected_for_certain(people, is_judged):
    # A tenth: 52 are shown as 50, which may be 48: 4.8 expected. 53 are shown as 55, 53 or more: 5.3.
    found = beside({"a": 0.1, "b": 0.9}, a=0, b=people, not_said=None)["a"]

    assert (found.verdict is not Verdict.TOO_FEW) is is_judged


def test_a_stricter_rule_needs_more_and_rounds_to_more():
    strict = Rule(fewest=30, base=10)
    found = beside(SEX, female=4, male=26, rule=strict, not_said=None)["male"]

    assert found.verdict is Verdict.TOO_FEW  # 30 people are shown as 30, which may be 25
    assert (found.share, found.gap, found.expected) == ("30 of 30 people (100%)", "about 20 more", "about 20")
    assert beside(SEX, female=0, male=60, rule=strict, not_said=None)["male"].verdict is Verdict.CLEARLY_HIGHER


def test_all_declined():
    found = beside(SEX, female=0, male=0, not_said=40)["female"]

    assert found.sentence == (
        "too few to tell, because fewer than 5 people answered. About 30 people are needed before this can be judged."
    )
    assert (found.share, found.expected, found.gap, found.ratio) == ("not shown",) * 4
    assert (found.share_low, found.point, found.share_high) == (0, None, 1)


def test_many_who_did_not_say_leave_it_open():
    # 30 of 100, but 20 more did not say: if all were men it would be 50 of 120.
    found = beside(SEX, female=70, male=30, not_said=20)["male"]

    assert found.sentence == (
        "30 of 100 people (30%), and about 50 would match the population: not enough people answered to tell."
    )
    assert found.needed == ""
    assert beside(SEX, female=70, male=30, not_said=None)["male"].verdict is Verdict.CLEARLY_LOWER


def test_some_who_did_not_say_leave_the_weaker_word():
    # At most 32 of 98 and up to 12 more who did not say: 44 of 110 (40%), which two groups make 9 in 100 by chance.
    found = beside(SEX, female=70, male=30, not_said=8)["male"]

    assert found.verdict is Verdict.MAY_BE_LOWER


def test_a_group_that_the_population_does_not_have_is_not_compared():
    found = beside({"a": 0, "b": 0.5, "c": 0.5}, a=20, b=40, c=40)["a"]

    assert found.sentence == "20 of 100 people (20%): not compared, because the population has nobody in this group."
    assert (found.expected, found.gap, found.ratio, found.needed) == ("none", "not shown", "not shown", "")


def test_a_target_stands_in_for_the_population_and_both_are_shown():
    found = beside(ETHNIC, asian=40, black=10, mixed=10, other=10, white=130, targets={"asian": 0.3})

    assert (found["asian"].reference, found["asian"].target, found["asian"].expected) == ("9%", "30%", "about 60")
    assert found["asian"].sentence == (
        "40 of 200 people (20%), and about 60 would meet the target of 30% (the population has 9%): may be lower. "
        "This could be chance."
    )
    assert (found["white"].target, found["white"].expected) == ("", "about 165")


def test_of_most_of_a_caseload_the_same_figures_say_more():
    # 17 of 48 where half is expected: 6 in 100 by chance. Of 60 people, 30 of them men: 13 men among the 12 who did not
    # come cannot be, so fewer than 1 in 1,000.
    assert beside(SEX, female=33, male=17, not_said=None)["male"].verdict is Verdict.MAY_BE_LOWER
    assert beside(SEX, female=33, male=17, not_said=None, caseload=60)["male"].verdict is Verdict.CLEARLY_LOWER
    # 50 shown may be 52, but not where there are 50: then all of them answered, and nothing is left to chance.
    assert beside(SEX, female=33, male=17, not_said=None, caseload=50)["male"].verdict is Verdict.CLEARLY_LOWER


@pytest.mark.parametrize(
    ("reference", "more", "sentence"),
    [
        ({"female": 1}, {}, "The population has no share for male, so nothing can be compared."),
        ({**SEX, "x": 0}, {}, "Nobody could answer x, so the shares are those of other people."),
        (SEX, {"targets": {"x": 0.1}}, "Nobody could answer x, so the shares are those of other people."),
        ({"female": 0.5, "male": 0.4}, {}, "The shares of the population do not add up to 100%."),
        ({"female": 1.5, "male": -0.5}, {}, "A share lies between 0% and 100%."),
        ({"female": float("nan"), "male": 1}, {}, "A share lies between 0% and 100%."),
        (SEX, {"targets": {"male": 0}}, "A target of 0% aims for nobody, so nothing can be compared with it."),
        (SEX, {"caseload": 30}, "More people answered than the caseload has."),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(reference, more, sentence):
    with pytest.raises(NotComparable) as refusal:
        beside(reference, female=25, male=25, **more)
    assert str(refusal.value) == sentence


def test_groups_larger_than_the_whole_are_refused():
    with pytest.raises(NotComparable, match="more people than answered"):
        compare(
            cells={"a": Cell(18, 22, "20")}, answered=Cell(8, 12, "10"), not_said=None, reference={"a": 1}, rule=RULE
        )


def test_declined_and_blank_are_put_together():
    assert put_together(Cell(0, 4, "fewer than 5 (may be none)"), Cell(8, 12, "10")) == Cell(8, 16, "10")
    assert put_together(Cell(0, 4, ""), Cell(0, 4, "")) == Cell(0, 8, "fewer than 9")


TABLES = st.lists(st.integers(0, 400), min_size=5, max_size=5)


@settings(max_examples=DATA_SETS, deadline=None)
@given(TABLES, st.integers(0, 60), st.data())
def test_the_same_figures_say_the_same_whatever_the_counts_are(counts, silent, data):
    """What is printed is no oracle: it changes with nothing that is not on show."""
    cells, answered = protect(dict(zip(ETHNIC, counts, strict=True))), protect_count(sum(counts), rule=RULE)
    others = [data.draw(st.integers(cell.low, cell.high)) for cell in cells.values()]
    if protect_count(sum(others), rule=RULE) != answered:
        return
    cells_of_others = protect(dict(zip(ETHNIC, others, strict=True)))

    said = [
        [everything(found) for found in compare(
            cells=found_cells, answered=answered, not_said=protect_count(silent, rule=RULE), reference=ETHNIC, rule=RULE
        )]
        for found_cells in (cells, cells_of_others)
    ]  # fmt: skip
    assert cells == cells_of_others and said[0] == said[1]


@settings(max_examples=2_000 if IS_LONG else 500, deadline=None)
@given(TABLES, st.none() | st.integers(0, 60))
def test_nothing_is_said_that_the_figures_do_not_carry(counts, silent):
    for found in beside(ETHNIC, **dict(zip(ETHNIC, counts, strict=True)), not_said=silent).values():
        words = found.sentence.replace(",", "")
        if found.verdict in (Verdict.CLEARLY_LOWER, Verdict.CLEARLY_HIGHER):
            assert not found.share_low <= found.expected_share <= found.share_high
        if found.verdict in LOWER | HIGHER | {Verdict.ABOUT}:
            assert found.answered.low >= 10 and found.answered.low * found.expected_share >= 5
        assert found.verdict in words and words.endswith(".")
        assert not re.search(r"significan|\bp ?[=<]|\d\.\d|\b1 people|None|nan", words)
        assert all(int(number) % 5 == 0 for number in re.findall(r"\d+(?![\d%])", words))
