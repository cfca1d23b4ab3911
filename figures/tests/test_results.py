import pytest

from figures.protected import HIDDEN_FULLY
from figures.results import protect
from figures.sides import Side
from figures.tests.cast import FELT_LIKE, LISTENED, carers, service_users, staff


def test_headline_says_yes_and_yes_a_lot_out_of_those_who_answered():
    # Ten sent it back: 4 + 3 + 1 + 1 answered, it does not fit one. So N is 9, of whom 4 + 3 = 7 said yes.
    side = service_users(yes_lot=4, yes_bit=3, no=1, unsure=1, does_not_fit=1)

    result = protect(item=LISTENED, sides=[side])

    assert result.sentence == ("Service users: 7 of 9 people said yes, a lot or a bit; 4 of 9 said yes, a lot.")
    assert result.against == ("Service users: 1 of 9 people said no.",)


def test_table_counts_what_does_not_fit_what_is_not_said_and_what_is_left_out_apart():
    # Twelve sent it back: 5 + 2 + 0 + 1 = 8 answered; 1 does not fit, 2 would rather not say, 1 left it out.
    side = service_users(asked=15, answered=12, yes_lot=5, yes_bit=2, unsure=1, does_not_fit=1, rather_not_say=2)

    table = protect(item=LISTENED, sides=[side]).table

    assert table.header == ("Answer", "Service users")
    assert table.rows == (
        ("Yes, a lot", "5 of 8"),
        ("Yes, a bit", "2 of 8"),
        ("No", "0 of 8"),
        ("Not sure", "1 of 8"),
        ("Does not fit me", "1 person"),
        ("I would rather not say", "2 people"),
        ("Left this question out", "1 person"),
        ("Answered this, out of everybody asked", "8 of 15"),
    )


def test_percentages_appear_from_twenty_answers_on():
    side = service_users(asked=30, answered=20, yes_lot=9, yes_bit=5, no=6)

    assert protect(item=LISTENED, sides=[side]).sides[0].sentence == (
        "14 of 20 people (70%) said yes, a lot or a bit; 9 of 20 (45%) said yes, a lot."
    )


def test_a_capacity_with_four_answers_in_the_round_is_hidden_in_sentence_table_and_bar():
    result = protect(
        item=LISTENED,
        sides=[service_users(yes_lot=6, no=1), carers(asked=9, answered=4, yes_lot=2, no=2), staff(yes_lot=5, no=1)],
    )

    hidden = result.sides[1]
    assert hidden.is_hidden
    assert hidden.bar.instead == HIDDEN_FULLY == "Hidden to protect people: fewer than 5 people answered"
    assert hidden.bar.numbers == ()
    assert set(hidden.cells) == {"Hidden"}
    assert hidden.against == ""
    assert "Carers: hidden to protect people (fewer than 5 people answered)." in result.sentence
    assert result.table.notes == ("Carers: hidden to protect people (fewer than 5 people answered).",)


def test_a_question_answered_by_four_is_hidden_though_ten_sent_the_questionnaire_back():
    few = protect(item=LISTENED, sides=[service_users(yes_lot=4, does_not_fit=6)])
    enough = protect(item=LISTENED, sides=[service_users(yes_lot=5, does_not_fit=5)])

    assert few.sides[0].is_hidden
    assert not enough.sides[0].is_hidden


@pytest.mark.parametrize("said_no", [4, 5])
def test_never_prints_that_everybody_said_no(said_no):
    side = service_users(answered=5, no=said_no, yes_bit=5 - said_no)

    result = protect(item=LISTENED, sides=[side])

    assert result.sides[0].sentence == result.sides[0].against == "all, or all but one, of 5 people said no."
    assert result.bars[0].instead == "All, or all but one, of 5 people said no"
    assert result.table.rows[0] == ("Yes, a lot", "Not shown exactly")
    assert result.bars[0].numbers == ()


def test_three_of_five_who_said_no_are_printed():
    result = protect(item=LISTENED, sides=[service_users(answered=5, no=3, yes_bit=2)])

    assert result.against == ("Service users: 3 of 5 people said no.",)


def test_a_question_without_a_better_side_says_every_answer_given():
    side = service_users(answered=7, told=1, together=5, rather_not_say=1)

    assert protect(item=FELT_LIKE, sides=[side]).sides[0].sentence == (
        "of 6 people, 1 said “Being told” and 5 said “Planning together”."
    )


def test_bars_carry_the_shown_numbers_only():
    result = protect(item=LISTENED, sides=[service_users(yes_lot=4, yes_bit=3, no=2, rather_not_say=1)])

    assert [(n.label, n.people) for n in result.bars[0].numbers] == [
        ("Yes, a lot", 4),
        ("Yes, a bit", 3),
        ("No", 2),
        ("Not sure", 0),
    ]


def test_refuses_answers_the_question_does_not_have():
    with pytest.raises(ValueError, match="no answer called maybe"):
        protect(item=LISTENED, sides=[service_users(maybe=3)])


@pytest.mark.parametrize(
    ("asked", "answered", "counts"), [(5, 6, {}), (5, 5, {"no": 6}), (5, 5, {"no": -1}), (5, -1, {})]
)
def test_refuses_counts_that_cannot_be_and_says_so_without_the_counts(asked, answered, counts):
    with pytest.raises(ValueError, match="Staff") as refusal:
        Side("staff", "Staff", asked, answered, counts)
    assert not any(character.isdigit() for character in str(refusal.value))


def test_unprotected_counts_stay_out_of_logs():
    assert not any(character.isdigit() for character in repr(carers(yes_lot=2)))
