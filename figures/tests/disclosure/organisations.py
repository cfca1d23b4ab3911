"""Organisations that never were: people, who takes part in what, and what they would say of themselves."""

import random

from figures.cells import Rule
from figures.menu import BLANK, DECLINED, Characteristic, Person, Scope, ScopeKind
from figures.releasing import release

ETHNIC = Characteristic("ethnic_group", ("asian", "black", "mixed", "white", "other"))
DISABILITY = Characteristic("disability", ("disabled", "not_disabled"))
ORIENTATION = Characteristic("orientation", ("straight", "lgb_other"))
AGE = Characteristic("age", ("under_25", "25_44", "45_64", "65_over"))
SEX = Characteristic("sex", ("female", "male"))
STAYED = Characteristic("stayed", ("stayed", "left"))
WEIGHTS = {
    "ethnic_group": (9, 4, 3, 82, 2),
    "disability": (18, 82),
    "orientation": (96, 4),
    "age": (10, 30, 35, 25),
    "sex": (52, 48),
    "stayed": (80, 20),
}
ASKED = (ETHNIC, DISABILITY, ORIENTATION, AGE)


def answer(chance, characteristic):
    """What one person says: a category as often as people do, now and then that they prefer not to, or nothing."""
    lot = chance.random()
    if characteristic.code != "stayed" and lot > 0.9:
        return DECLINED if lot > 0.95 else BLANK
    return chance.choices(characteristic.categories, WEIGHTS[characteristic.code])[0]


def make_person(chance, key, characteristics, *, revision=1, helped_by=""):
    answers = {characteristic.code: answer(chance, characteristic) for characteristic in characteristics}
    return Person(key, revision, answers, helped_by)


def make_scopes(activities, teams):
    """The groups of the menu: each activity by its members, each team by its activities, and the organisation."""
    everybody = frozenset().union(*activities.values())
    return [
        Scope("organisation:1", ScopeKind.ORGANISATION, everybody),
        *(
            Scope(f"team:{team}", ScopeKind.TEAM, frozenset().union(*(activities[name] for name in names)))
            for team, names in teams.items()
        ),
        *(Scope(f"activity:{name}", ScopeKind.ACTIVITY, frozenset(who)) for name, who in activities.items()),
    ]


def make_organisation(seed, *, asked=None):
    """Twelve activities of 8 to 44 people in three teams; about one person in six takes part in a second one."""
    chance = random.Random(seed)
    characteristics = asked or [ASKED[seed % len(ASKED)]]
    activities, people = {}, []
    for name in range(12):
        who = set()
        for _ in range(chance.randint(8, 44)):
            if people and chance.random() < 0.15:
                who.add(chance.choice(people).key)
            else:
                people.append(make_person(chance, len(people), characteristics))
                who.add(people[-1].key)
        activities[name] = who
    teams = {team: range(team * 4, team * 4 + 4) for team in range(3)}
    return people, make_scopes(activities, teams), characteristics


def let_out(people, scopes, characteristics, *, pairs=(), earlier=(), rule=None, seconds=120, seed="a seed"):
    return release(
        people=people,
        scopes=scopes,
        characteristics=characteristics,
        pairs=pairs,
        earlier=earlier,
        rule=rule or Rule(),
        seconds=seconds,
        seed=seed,
    )
