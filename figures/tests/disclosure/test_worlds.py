"""The certificate itself: every other world that is found prints exactly the same figures."""

from dataclasses import replace

import pytest

from figures.attack.lookalikes import NOBODY, Search
from figures.attack.shown import lay_out, split_tables
from figures.attack.solver import find_furthest, find_start
from figures.attack.sweep import sweep
from figures.attack.targets import Targets
from figures.attack.world import Roll
from figures.cells import Rule
from figures.drafting import draft_release
from figures.menu import Person
from figures.tests.disclosure.organisations import AGE, DISABILITY, SEX, STAYED, let_out, make_organisation


def look_at(people, scopes, asked, family, *, earlier=(), pairs=()):
    """The world in which the truth stands, and every table of a draft."""
    draft = draft_release(people=people, scopes=scopes, characteristics=asked, pairs=pairs, earlier=[], rule=Rule())
    tables = list(draft.fresh)
    columns = {one.code: one for one in asked}
    board = lay_out(
        family=family,
        fresh=tables,
        earlier=list(earlier),
        told=(),
        split=split_tables([*tables, *earlier], characteristics=columns),
        characteristics=columns,
        rule=Rule(),
    )
    return find_start(board, Roll(people), seconds=20), tables


def act(world, moves):
    counts = world.counts.copy()
    for atom, before, after in moves:
        counts[atom, before] -= 1
        counts[atom, after] += 1
    return world.answer_otherwise(counts)


@pytest.mark.parametrize("seed", [0, 5])
def test_a_move_breaks_the_figures_that_it_says_it_breaks(seed):
    people, scopes, asked = make_organisation(seed)
    world, _ = look_at(people, scopes, asked, (asked[0].code,))
    assert world.is_possible
    said = 0
    for atom in range(0, len(world.sizes), 3):
        for before in world.counts[atom].nonzero()[0]:
            for after in range(len(world.board.states)):
                moves = [(atom, int(before), after)] if before != after else []
                assert act(world, moves).is_possible is not bool(world.find_broken(moves))
                said += 1
    assert said > 50


def test_what_the_search_and_the_solver_find_prints_the_same_figures():
    asked = [SEX, AGE, STAYED]
    people, scopes, _ = make_organisation(2, asked=asked)
    world, tables = look_at(
        people, scopes, asked, ("age", "sex"), pairs=[("sex", "age"), ("sex", "stayed"), ("age", "stayed")]
    )
    assert any(table.characteristics == ("sex", "age") for table in tables)
    search, found = Search(world, seed="a"), 0
    for atom in range(len(world.sizes)):
        row = (("sex", "female"),)
        states = world.board.pick(row)
        search._left = 300
        moves = search._shift([atom], states, NOBODY, [], up=True)
        if moves:
            other = act(world, moves)
            assert other.is_possible
            assert other.counts[atom][sorted(states)].sum() == world.counts[atom][sorted(states)].sum() + 1
            found += 1
    assert found > 8
    reached = find_furthest(
        world, atoms=[0], row=row, known=NOBODY, up=False, wanted=1, seconds=20, chance=search.chance
    )
    assert world.answer_otherwise(reached.counts).is_possible


def test_for_people_who_are_gone_some_answers_are_found_that_fit():
    people, scopes, asked = make_organisation(1, asked=[DISABILITY])
    earlier = let_out(people, scopes, asked).tables
    world, _ = look_at(people[40:], scopes[:1], asked, ("disability",), earlier=earlier)
    assert world.is_possible
    assert world.is_gone.sum() > 1
    assert world.sizes[world.is_gone].sum() == len(people[:40])


def test_people_who_contradict_an_older_figure_have_said_something_else_then():
    people, scopes, asked = make_organisation(1, asked=[DISABILITY])
    earlier = let_out(people, scopes, asked).tables
    turned = [Person(one.key, 2, {"disability": "disabled"}) for one in people[:60]] + people[60:]
    world, _ = look_at(turned, scopes[:1], asked, ("disability",), earlier=earlier)
    assert world.is_possible
    assert world.apart


def test_where_nothing_fits_there_is_no_world_and_nothing_fresh_is_shown():
    people, scopes, asked = make_organisation(1, asked=[DISABILITY])
    earlier = let_out(people, scopes, asked).tables
    lied = [replace(one, answers={"disability": "disabled"}) for one in people]
    world, _ = look_at(lied, scopes[:1], asked, ("disability",), earlier=earlier)
    assert world is None


def test_what_is_cleared_at_one_go_is_found_by_the_solver_too(monkeypatch):
    monkeypatch.setattr("figures.attack.sweep.LARGE", 60)
    people, scopes, asked = make_organisation(1, asked=[DISABILITY])
    world, _ = look_at(people, scopes, asked, ("disability",))
    targets = Targets(world, rule=Rule())
    falls, rises = sweep(world, targets.picks)
    assert falls.any()
    assert rises.any()
    assert not (falls | rises).all()
    chance = Search(world, seed="a").chance
    for up, claims in ((False, falls), (True, rises)):
        for atom, row in chance.sample(sorted(zip(*claims.nonzero(), strict=True)), 12):
            answer, states = targets.rows[row]
            reached = find_furthest(
                world, atoms=[int(atom)], row=answer, known=NOBODY, up=up, wanted=1, seconds=20, chance=chance
            )
            there = sorted(states)
            moved = reached.counts[atom][there].sum() - world.counts[atom][there].sum()
            assert moved == (1 if up else -1)
