"""What is shared by all, by most and by one side only; worked out by hand."""

import pytest

from figures.many import protect_many
from figures.mirror import Kind, reflect
from figures.protected import HIDDEN
from figures.scales import Meaning, Option
from figures.sides import Counting, Item, Side

CARDS = ("Respect", "Listening", "Safety", "Money", "Kindness", "Time")


def mirror(**sides):
    """Sides by label: (people, counts in the order of the cards)."""
    options = tuple(Option(card, card, Meaning.NEUTRAL) for card in CARDS)
    counted = [
        Side(label, label, people, people, dict(zip(CARDS, counts, strict=True)), people=people)
        for label, (people, counts) in sides.items()
    ]
    return reflect(protect_many(item=Item("What matters?", options, Counting.MANY), sides=counted))


@pytest.fixture
def three():
    return mirror(
        Patients=(8, (8, 7, 0, 4, 1, 0)),
        Carers=(6, (3, 5, 4, 1, 0, 0)),
        Staff=(5, (5, 0, 0, 0, 0, 0)),
    )


def test_each_value_has_its_kind(three):
    kinds = {value.words: value.kind for value in three.values}
    assert kinds == {
        # 8 of 8, 3 of 6, 5 of 5: at least half everywhere
        "Respect": Kind.ALL,
        # 12 of 19 people, and nobody of the staff
        "Listening": Kind.MOST,
        "Safety": Kind.ONE_SIDE,
        # 5 of 19 people, of two sides
        "Money": Kind.SOME,
        # one person alone makes no sentence about a side
        "Kindness": Kind.SOME,
        "Time": Kind.NOBODY,
    }
    assert [value.words for value in three.values] == ["Respect", "Listening", "Safety", "Money", "Kindness", "Time"]


def test_the_statements_and_the_questions(three):
    said = " ".join(three.statements)
    assert "Most people on every side named “Respect”." in said
    assert "Only carers named “Safety”." in said
    assert "Most patients and carers named “Listening”; no staff did." in said
    assert "Nobody who is shown named “Time”." in said
    assert "Kindness" not in said
    assert three.prompts[0] == (
        "Carers named “Safety”. Patients and staff did not. What would “Safety” look like here?"
    )


def test_a_side_below_five_is_not_shown_and_nothing_is_said_of_it():
    found = mirror(Patients=(8, (8, 0, 0, 0, 0, 0)), Carers=(4, (0, 4, 4, 0, 0, 0)), Staff=(5, (5, 0, 0, 0, 0, 0)))
    assert found.hidden == ("Carers",)
    listening = next(value for value in found.values if value.words == "Listening")
    assert listening.kind is Kind.NOBODY and listening.people == 0
    assert "carers" not in " ".join((*found.statements, *found.prompts)).lower()
    column = found.table.header.index("Carers")
    assert {row[column] for row in found.table.rows} == {HIDDEN}


def test_one_side_alone_is_not_compared():
    found = mirror(Staff=(5, (5, 2, 0, 0, 0, 0)))
    assert not found.may_compare
    assert {value.kind for value in found.values} == {Kind.MOST, Kind.SOME, Kind.NOBODY}
    assert found.prompts == ()


def test_where_no_side_is_shown_there_is_no_mirror():
    with pytest.raises(ValueError, match="No side is shown"):
        mirror(Staff=(4, (4, 0, 0, 0, 0, 0)))


def test_a_few_of_a_large_side_do_not_speak_for_it():
    found = mirror(Patients=(20, (20, 4, 0, 0, 0, 0)), Staff=(5, (5, 0, 2, 0, 0, 0)))
    kinds = {value.words: value.kind for value in found.values}
    # 4 of 20 are not more than a quarter; 2 of 5 are.
    assert (kinds["Listening"], kinds["Safety"]) == (Kind.SOME, Kind.ONE_SIDE)
    assert "Most people on every side named “Respect”." in found.shared
