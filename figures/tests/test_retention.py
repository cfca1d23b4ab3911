"""How long people stay: a published example, sums by hand, statsmodels and SciPy, and what is not said."""

import warnings
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf
from statsmodels.duration.survfunc import SurvfuncRight

from figures.retention import Spell, kaplan_meier, staying
from figures.tests.lengths import DATA_SETS


def people(*, left=(), still=()):
    return [Spell(days, True) for days in left] + [Spell(days, False) for days in still]


def test_gives_the_remissions_under_6_mercaptopurine():
    """Freireich and others 1963, Blood 21: 699-716, 21 patients; weeks as printed in Kalbfleisch and Prentice, and
    with the intervals that R prints for conf.type = "log-log".
    """
    relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    found = kaplan_meier(people(left=relapsed, still=[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]))

    assert [(fall.day, round(fall.share, 4)) for fall in found] == [
        (6, 0.8571), (7, 0.8067), (10, 0.7529), (13, 0.6902), (16, 0.6275), (22, 0.5378), (23, 0.4482),
    ]  # fmt: skip
    assert [(round(fall.interval.low, 3), round(fall.interval.high, 3)) for fall in found] == [
        (0.620, 0.952), (0.563, 0.923), (0.503, 0.889), (0.432, 0.849), (0.368, 0.805), (0.268, 0.747), (0.188, 0.680),
    ]  # fmt: skip


def test_uses_everybody_for_as_long_as_they_were_there():
    # Ten join. Day 30: 1 of 10 leaves: 9/10. Day 60: two are still there since then only. Day 90: 1 of 7 leaves.
    found = kaplan_meier(people(left=[30, 90], still=[60, 60, 400, 400, 400, 400, 400, 400]))

    assert [fall.share for fall in found] == pytest.approx([9 / 10, 9 / 10 * 6 / 7])


def test_says_how_many_stay_three_six_and_twelve_months():
    # 20 join, 5 leave after 50 days, 5 after 100, the rest is there for 400 days: 15/20, then 15/20 * 10/15.
    found = staying(people(left=[50] * 5 + [100] * 5, still=[400] * 10))

    assert [stayed.share for stayed in found] == pytest.approx([0.75, 0.5, 0.5])
    assert found[0].sentence == (
        "About 75% of 20 people who joined stayed longer than 3 months (likely between 50% and 89%)."
    )


@pytest.mark.parametrize(("day", "share"), [(91, 0.9), (92, 1)])
def test_three_months_are_ninety_one_days(day, share):
    assert staying(people(left=[day] * 2, still=[400] * 18))[0].share == share


def test_fewer_than_twenty_are_said_in_people():
    found = staying(people(left=[50] * 4, still=[400] * 8))[0]

    assert found.sentence == "About 8 of 12 people who joined stayed longer than 3 months (likely between 4 and 10)."


@pytest.mark.parametrize(("joined", "is_told"), [(9, False), (10, True)])
def test_nothing_is_told_of_fewer_than_ten(joined, is_told):
    found = staying(people(left=[50], still=[400] * (joined - 1)))[0]

    assert (found.share is not None) is is_told
    if not is_told:
        assert found.sentence == "Only 9 people joined: too few to tell how many stay."


def test_one_person_is_one_person():
    assert staying(people(still=[400]))[0].sentence == "Only 1 person joined: too few to tell how many stay."
    assert staying([])[0].sentence == "Only 0 people joined: too few to tell how many stay."


@pytest.mark.parametrize(("long_enough", "is_told"), [(4, False), (5, True)])
def test_nothing_is_told_where_few_joined_long_enough_ago(long_enough, is_told):
    found = staying(people(left=[20], still=[30] * 20 + [91] * long_enough))[0]

    assert (found.share is not None) is is_told
    if not is_told:
        assert found.sentence == "Too few joined long enough ago to tell how many stay 3 months."


def test_nobody_and_everybody_are_said_as_such_and_not_taken_for_certain():
    nobody_left = staying(people(still=[400] * 10))[2]
    everybody_left = staying(people(left=[10] * 10))[2]

    assert nobody_left.sentence == "Nobody of 10 people who joined left within 12 months."
    assert nobody_left.interval.low == pytest.approx(0.7225, abs=1e-4)  # Wilson, 10 of 10
    assert everybody_left.sentence == "Everybody of 10 people who joined left within 12 months."
    assert everybody_left.interval.high == pytest.approx(0.2775, abs=1e-4)


@pytest.mark.parametrize(
    ("began", "ended", "days"),
    [
        (date(2026, 3, 28), date(2026, 3, 30), 2),  # the clocks go forward between
        (date(2026, 10, 24), date(2026, 10, 26), 2),  # and back
        (date(2028, 2, 28), date(2028, 3, 1), 2),  # a leap day
        (date(2027, 2, 28), date(2027, 3, 1), 1),
        (date(2026, 3, 31), date(2026, 4, 1), 1),  # the financial year ends
        (date(2026, 5, 5), date(2026, 5, 5), 0),
    ],
)
def test_counts_nights_whatever_clocks_and_calendars_do(began, ended, days):
    assert Spell.between(began, ended, has_left=True) == Spell(days, True)


def test_refuses_to_leave_before_beginning():
    with pytest.raises(ValueError, match="Nobody leaves before"):
        Spell(-1, True)


def test_a_persons_days_stay_out_of_logs():
    assert not any(character.isdigit() for character in repr(Spell(17, True)))


@settings(max_examples=DATA_SETS, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=2, max_size=80))
def test_agrees_with_statsmodels_and_scipy(pairs):
    days, left = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if not any(left):
        return
    found = kaplan_meier([Spell(*pair) for pair in pairs])

    theirs = SurvfuncRight(days, np.array(left, dtype=int))
    assert [fall.day for fall in found] == list(theirs.surv_times[theirs.n_events > 0])
    assert [fall.share for fall in found] == pytest.approx(list(theirs.surv_prob[theirs.n_events > 0]), rel=1e-9)
    inner = [fall for fall in found if fall.share]
    survival = ecdf(CensoredData.right_censored(days, [not has_left for has_left in left])).sf
    with warnings.catch_warnings(action="ignore"):  # once all have left there is no interval, and SciPy says so
        interval = survival.confidence_interval(method="log-log")
    at = [list(survival.quantiles).index(fall.day) for fall in inner]
    assert [fall.interval.low for fall in inner] == pytest.approx([interval.low.probabilities[i] for i in at], rel=1e-6)
    assert [fall.interval.high for fall in inner] == pytest.approx(
        [interval.high.probabilities[i] for i in at], rel=1e-6
    )
