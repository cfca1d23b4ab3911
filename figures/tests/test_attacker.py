"""An attacker who reads everything published and knows the rule tries to work out what is hidden."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import responses, results, sides
from figures.responses import Returned, protect_responses
from figures.results import protect
from figures.scales import Meaning, Option
from figures.sides import Item, Side

QUESTION = Item(
    "Was it worth your time?",
    (
        Option("yes", "Yes", Meaning.FAVOURABLE),
        Option("no", "No", Meaning.UNFAVOURABLE),
        Option("does_not_fit", "Does not fit me", Meaning.DOES_NOT_FIT),
    ),
)
ASKED = 6


def publish(sides):
    """Everything that leaves the arithmetic for one round and one question, as one text."""
    returned = [Returned(side.capacity, side.label, side.asked, side.answered) for side in sides]
    everyone, item = protect_responses(sides=returned), protect(item=QUESTION, sides=sides)
    return repr((everyone, everyone.sentence, everyone.table, item, item.sentence, item.table, item.against))


def possible_groups():
    """Every way in which six people who were asked may have answered: (sent back, yes, no)."""
    return [
        (answered, yes, no)
        for answered in range(ASKED + 1)
        for yes in range(answered + 1)
        for no in range(answered - yes + 1)
    ]


def make_side(capacity, answered, yes, no):
    return Side(capacity, capacity.title(), ASKED, answered, {"yes": yes, "no": no})


def attack():
    """Try every world of two capacities; return what the attacker can pin to one value although it should be hidden.

    Carers' truth is sought; staff stand beside them with groups large and small.
    """
    consistent = defaultdict(set)
    for carers, staff in product(possible_groups(), [(6, 4, 2), (5, 2, 3), (3, 1, 1), (0, 0, 0)]):
        published = publish([make_side("carers", *carers), make_side("staff", *staff)])
        consistent[published].add(carers)
    pinned = []
    for worlds in consistent.values():
        answered = {world[0] for world in worlds}
        gave_an_answer = {world[1] + world[2] for world in worlds}
        if min(answered) < 5 and answered != set(range(5)):
            pinned.append(("answered in the round", answered))
        if min(gave_an_answer) < 5 and gave_an_answer != set(range(5)):
            pinned.append(("answered the question", gave_an_answer))
        said_no = {world[2] for world in worlds}
        if len(worlds) == 1 and said_no == gave_an_answer:
            pinned.append(("everybody said no", said_no))
    return pinned


def test_the_attacker_learns_nothing_but_that_it_is_fewer_than_five():
    assert attack() == []


@pytest.mark.parametrize(
    ("room", "guard", "answer"),
    [
        (sides, "is_enough_to_show", True),
        (responses, "is_enough_to_show", True),
        (results, "_would_name_everyone", False),
    ],
)
def test_the_attacker_wins_when_a_saboteur_takes_a_guard_away(monkeypatch, room, guard, answer):
    monkeypatch.setattr(room, guard, lambda *_: answer)

    assert attack()


def test_the_attacker_wins_by_subtracting_when_a_saboteur_adds_the_total(monkeypatch):
    monkeypatch.setattr(responses, "_may_add_up", lambda sides: True)

    assert attack()


@st.composite
def groups(draw, *, is_hidden):
    asked = draw(st.integers(0 if is_hidden else 5, 40))
    answered = draw(st.integers(0, min(4, asked)) if is_hidden else st.integers(5, asked))
    yes = draw(st.integers(0, answered))
    return asked, answered, yes, draw(st.integers(0, answered - yes))


@settings(max_examples=200)
@given(
    hidden=groups(is_hidden=True),
    other=st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4)),
    beside=st.lists(groups(is_hidden=False) | groups(is_hidden=True), min_size=1, max_size=3),
)
def test_nothing_published_changes_with_the_answers_of_a_hidden_capacity(hidden, other, beside):
    asked, answered, yes, no = hidden
    other_answered = min(other[0], asked)
    other_yes = min(other[1], other_answered)
    changed = (asked, other_answered, other_yes, min(other[2], other_answered - other_yes))

    def publish_with(group):
        everybody = [group, *beside]
        return publish(
            [
                Side(f"capacity {place}", f"Capacity {place}", asked, answered, {"yes": yes, "no": no})
                for place, (asked, answered, yes, no) in enumerate(everybody)
            ]
        )

    assert publish_with((asked, answered, yes, no)) == publish_with(changed)
