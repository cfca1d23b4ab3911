from figures.ranked import protect_ranked
from figures.scales import Meaning, Option
from figures.sides import Counting, Item, Side

WISHES = Item(
    "What should we do more of?",
    tuple(Option(code, code.title(), Meaning.NEUTRAL) for code in ("calls", "letters", "visits", "texts")),
    Counting.RANKED,
)
WORST = Item(
    "What was worst?",
    tuple(Option(code, code.title(), Meaning.UNFAVOURABLE) for code in ("cost", "time", "noise", "travel")),
    Counting.RANKED,
)


def ranked(item, first, high, *, people, answered=8):
    side = Side("carer", "Carers", 10, answered, first, people=people, among_three=high)
    return protect_ranked(item=item, sides=[side]).sides[0]


def test_says_who_put_what_first_and_in_the_first_three_and_averages_nothing():
    side = ranked(WISHES, {"calls": 4, "visits": 2}, {"calls": 5, "letters": 6, "visits": 4, "texts": 3}, people=6)

    assert side.sentence == "of 6 people, 4 put “Calls” first and 2 put “Visits” first."
    assert side.cells == (
        "first: 4 of 6; in the first three: 5 of 6",
        "first: 0 of 6; in the first three: 6 of 6",
        "first: 2 of 6; in the first three: 4 of 6",
        "first: 0 of 6; in the first three: 3 of 6",
        "2 people",
        "6 of 10",
    )
    assert [number.people for number in side.bar.numbers] == [4, 0, 2, 0]


def test_four_people_are_hidden():
    assert ranked(WISHES, {"calls": 4}, {"calls": 4}, people=4).is_hidden


def test_never_prints_that_everybody_put_the_same_bad_thing_high():
    side = ranked(WORST, {"cost": 3, "time": 3}, {"cost": 6, "time": 5, "noise": 4, "travel": 3}, people=6)

    assert side.sentence == "all, or all but one, of 6 people put “Cost” and “Time” high up."
    assert set(side.cells[:4]) == {"Not shown exactly"}


def test_of_three_options_all_stand_in_the_first_three_and_that_is_not_said():
    item = Item(WORST.words, WORST.options[:3], Counting.RANKED)
    side = ranked(item, {"cost": 3, "time": 3}, {"cost": 6, "time": 6, "noise": 6}, people=6)

    assert side.cells[0] == "first: 3 of 6"
    assert side.against == "of 6 people, 3 put “Cost” first and 3 put “Time” first."
