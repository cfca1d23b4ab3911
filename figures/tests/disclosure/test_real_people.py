"""The same over people as they are: the Census 2011 teaching file, where it stands beside the project."""

import csv
import os
import random
from collections import Counter
from pathlib import Path

import pytest

from figures.menu import BLANK, Characteristic, Person
from figures.tests.disclosure.attacker import Attacker, find_offences, print_tables, tell_truth
from figures.tests.disclosure.organisations import let_out, make_scopes

FILE = Path(__file__).resolve().parents[4] / "shared/data/microdata/census2011-teaching-file-yorkshire.csv"
HOW_MANY = 12 if os.environ.get("FOURPI_LONG") == "1" else 1
ASKED = [
    Characteristic("Ethnic Group", ("1", "2", "3", "4", "5")),
    Characteristic("Health", ("1", "2", "3", "4", "5")),
]
# How often each answer is given there, for a copy of the project that has no such file beside it.
SHARES = {"Ethnic Group": (89, 1, 7, 2, 1), "Health": (46, 33, 14, 5, 2)}

# There must be something to attack, of 13 tables. Nine in ten people there are of one ethnic group, so that many a
# small group is nearly all alike and rightly waits; how many do depends on who was drawn.
FEWEST_SHOWN = 8
FEWEST_SHOWN_ALIKE = 3  # in the samples of the long form


def read_people(chance, count):
    if FILE.exists():
        with FILE.open(newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["Population Base"] == "1"]
        rows = chance.sample(rows, count)
    else:
        rows = [
            {asked.code: chance.choices(asked.categories, SHARES[asked.code])[0] for asked in ASKED}
            for _ in range(count)
        ]
    return [
        Person(key, 1, {asked.code: row[asked.code] if row[asked.code] != "-9" else BLANK for asked in ASKED})
        for key, row in enumerate(rows)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(HOW_MANY))
def test_no_real_person_is_worked_out(seed):
    chance = random.Random(seed)
    people = read_people(chance, 240)
    sizes = [chance.randint(10, 40) for _ in range(10)]
    activities = {name: set(chance.sample(range(240), size)) for name, size in enumerate(sizes)}
    scopes = make_scopes(activities, {"one": range(5), "two": range(5, 10)})
    out = let_out(people, scopes, ASKED)

    shown = Counter(table.characteristics for table in out.tables)
    for asked in ASKED:
        are_alike = asked.code == "Ethnic Group" and seed > 0
        assert shown[asked.code,] >= (FEWEST_SHOWN_ALIKE if are_alike else FEWEST_SHOWN)
        attacker = Attacker(print_tables(out.tables, asked.code), categories=asked.categories)
        groups = {*attacker.groups, *attacker.atoms}
        groups |= {one - other for one in attacker.groups for other in attacker.groups if other < one}
        assert find_offences(attacker, tell_truth(people, asked.code), groups=sorted(groups, key=len)) == []
