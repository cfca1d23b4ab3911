import pytest

from figures.many import protect_many
from figures.protected import HIDDEN_FULLY
from figures.scales import Meaning, Option
from figures.sides import Counting, Item, Side
from figures.tests.cast import RATHER_NOT_SAY

HARD = Item(
    "What made it hard?",
    (
        Option("cost", "The cost", Meaning.UNFAVOURABLE),
        Option("time", "The time", Meaning.UNFAVOURABLE),
        Option("none", "None of these", Meaning.FAVOURABLE),
        RATHER_NOT_SAY,
    ),
    Counting.MANY,
)


def said(*, people, answered=12, asked=15, **counts):
    side = Side("carer", "Carers", asked, answered, counts, people=people)
    return protect_many(item=HARD, sides=[side])


def test_counts_people_not_answers():
    # Ten chose something: 6 cost, 5 time (some both), 2 none. One would rather not say, one left it out: 12 answered.
    result = said(people=10, cost=6, time=5, none=2, rather_not_say=1)

    assert result.sentence == (
        "Carers: of 10 people, who could choose several, 6 chose “The cost”, 5 chose “The time” and "
        "2 chose “None of these”."
    )
    assert result.against == ("Carers: of 10 people, 6 chose “The cost” and 5 chose “The time”.",)
    assert result.table.rows == (
        ("The cost", "6 of 10"),
        ("The time", "5 of 10"),
        ("None of these", "2 of 10"),
        ("I would rather not say", "1 person"),
        ("Left this question out", "1 person"),
        ("Answered this, out of everybody asked", "10 of 15"),
    )


def test_four_people_are_hidden_however_many_answers_they_gave():
    result = said(people=4, cost=4, time=4)

    assert result.sides[0].is_hidden
    assert result.bars[0].instead == HIDDEN_FULLY
    assert set(result.sides[0].figures) == {"Hidden"}


@pytest.mark.parametrize("chose", [9, 10])
def test_never_prints_that_everybody_chose_a_bad_answer(chose):
    result = said(people=10, cost=chose, time=3, none=2)

    assert result.sides[0].sentence == result.sides[0].against == "all, or all but one, of 10 people chose “The cost”."
    assert set(result.sides[0].cells[:3]) == {"Not shown exactly"}
    assert result.bars[0].numbers == ()


@pytest.mark.parametrize("none", [0, 1])
def test_never_prints_that_everybody_chose_some_bad_answer(none):
    # Nobody, or one, chose "none of these": so all, or all but one, chose cost or time.
    result = said(people=10, cost=6, time=5, none=none)

    assert result.sides[0].sentence == (
        "all, or all but one, of 10 people chose at least one of “The cost” or “The time”."
    )


def test_a_question_that_offers_nothing_good_is_counted_all_the_same():
    item = Item(HARD.words, HARD.options[:2], Counting.MANY)
    side = Side("carer", "Carers", 10, 10, {"cost": 6, "time": 5}, people=10)

    assert protect_many(item=item, sides=[side]).sides[0].is_exact


def test_refuses_more_people_than_answered():
    with pytest.raises(ValueError, match="Carers"):
        said(people=13, cost=3)
