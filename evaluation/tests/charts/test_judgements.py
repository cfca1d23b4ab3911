import pytest

from evaluation.charts.judgements import JudgedOutcome, judgements_chart
from evaluation.tests.reports.sample import OUTCOMES, VERDICTS, ask, judge

REACHED, DISPUTED, PARTLY_HIDDEN = OUTCOMES


def test_says_where_the_two_sides_agree():
    assert REACHED.comparison == (
        "The staff said yes. Service users: 5 of 9 people said the same. Carers: 2 of 6 people said the same."
    )


def test_prints_disagreement_and_keeps_small_groups_hidden():
    assert "Service users: 2 of 9 people said the same." in DISPUTED.comparison
    assert PARTLY_HIDDEN.comparison.endswith("Carers: hidden to protect people (fewer than 5 people answered).")


def test_both_sides_stand_in_the_table():
    table = judgements_chart(OUTCOMES).table

    assert table.header == ("Outcome", "Service users", "Carers", "Staff")
    assert table.rows[0][1:] == ("Yes: 5; Partly: 3; No: 1", "Yes: 2; Partly: 3; No: 1", "Yes")
    assert table.rows[2][2] == "Hidden to protect people: fewer than 5 people answered"


def test_says_what_the_staff_said_and_never_one_verdict_for_all():
    assert judgements_chart(OUTCOMES).sentence == (
        "3 intended outcomes, each judged by those who took part and by the staff, apart from each other. "
        "The staff said yes to 1, partly to 1 and too early to say to 1."
    )


def test_an_outcome_nobody_has_judged_yet_says_so():
    waiting = JudgedOutcome(ask("Shorter waits.", VERDICTS, sides=()), staff="")

    chart = judgements_chart([waiting])

    assert waiting.comparison == (
        "The staff have not judged this yet. There are no judgements of those who took part to show yet."
    )
    assert chart.groups[0].rows[0].instead == "Not judged yet"
    assert chart.table.rows == (("Shorter waits.", "Not judged yet"),)


def test_participants_who_all_said_no_are_told_in_words():
    outcome = judge("Shorter waits.", staff="No", service_user=(0, 1, 8), carer=(3, 2, 1))

    assert "Service users: all, or all but one, of 9 people said no." in outcome.comparison


def test_needs_an_outcome():
    with pytest.raises(ValueError, match="no outcome"):
        judgements_chart([])
