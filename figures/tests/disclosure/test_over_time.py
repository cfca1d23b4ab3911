"""The attacker keeps every release, and knows by name who came, who left and who sent the form again (E3, E4)."""

import os
import random

import pytest

from figures.menu import Person
from figures.tests.disclosure.attacker import Attacker, derive, find_offences, print_tables
from figures.tests.disclosure.organisations import DISABILITY, let_out, make_person, make_scopes

HOW_MANY = 30 if os.environ.get("FOURPI_LONG") == "1" else 2


def live_on(chance, people, activities, ever):
    """A quarter passes: some come, some leave, some change their answers, some ask for theirs to be deleted."""
    for _ in range(chance.randint(2, 18)):
        person = make_person(chance, len(ever) + 1000, [DISABILITY])
        people[person.key] = person
        chance.choice(list(activities.values())).add(person.key)
        ever[person.key, 1] = person.answers["disability"]
    for key in chance.sample(sorted(people), chance.choice((0, 1, 3, 12))):
        again = make_person(chance, key, [DISABILITY], revision=people[key].revision + 1)
        people[key] = again
        ever[key, again.revision] = again.answers["disability"]
    for key in chance.sample(sorted(people), chance.choice((0, 1, 2, 11))):
        del people[key]
    for members in activities.values():
        members &= people.keys()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(HOW_MANY))
def test_nobody_who_came_left_or_changed_is_worked_out_from_release_to_release(seed):
    chance = random.Random(seed)
    people = {key: make_person(chance, key, [DISABILITY]) for key in range(90)}
    ever = {(key, 1): person.answers["disability"] for key, person in people.items()}
    activities = {name: set(chance.sample(range(90), 30)) for name in range(4)}
    releases = []
    for _ in range(5):
        scopes = make_scopes(activities, {"one": [0, 1], "two": [2, 3]})
        now = [Person(one.key, one.revision, one.answers) for one in people.values()]
        out = let_out(now, scopes, [DISABILITY], earlier=releases[:4])
        releases.insert(0, out.tables)
        live_on(chance, people, activities, ever)
    assert sum(table.is_fresh for tables in releases for table in tables) > len(releases[-1])

    for place in range(len(releases) - 1):
        shown = {id(table.cells): table for tables in releases[place : place + 5] for table in tables}
        printed = print_tables(shown.values(), "disability")
        attacker = Attacker(printed, categories=DISABILITY.categories)
        groups = derive(attacker.groups, attacker.atoms) if place == 0 else list(set(attacker.atoms))
        pinned = find_offences(attacker, ever, groups=groups)
        assert pinned == []
