"""How long the attack before a release takes, and what it clears: python -m benchmarks.release 50000 2000 200 1800

People, activities, teams, and the seconds it may take. Prints one line a family of characteristics.
"""

import random
import resource
import sys
import time
from collections import Counter

from figures.attack.rounds import attack
from figures.cells import Rule
from figures.drafting import draft_release
from figures.menu import BLANK, DECLINED, STAYED, Characteristic, Person, Scope, ScopeKind

ASKED = {
    "age": {"under_25": 10, "25_44": 30, "45_64": 35, "65_over": 25},
    "sex": {"female": 52, "male": 48},
    "gender_identity": {"yes": 99, "no": 1},
    "ethnic_group": {"asian": 9, "black": 4, "mixed": 3, "white": 82, "other": 2},
    "disability": {"disabled": 18, "not_disabled": 82},
    "religion": {
        "no_religion": 37,
        "christian": 46,
        "buddhist": 1,
        "hindu": 2,
        "jewish": 1,
        "muslim": 6,
        "sikh": 1,
        "other": 1,
    },
    "orientation": {"straight": 96, "lgb_other": 4},
    "unpaid_care": {"carer": 9, "not_carer": 91},
    STAYED: {"stayed": 80, "left": 20},
}


def make_people(chance: random.Random, count: int) -> list[Person]:
    people = []
    for key in range(count):
        answers = {}
        for code, weights in ASKED.items():
            lot = chance.random() if code != STAYED else 0
            category = chance.choices(list(weights), list(weights.values()))[0]
            answers[code] = category if lot < 0.85 else DECLINED if lot < 0.93 else BLANK
        people.append(Person(key, 1, answers, f"helper {chance.randrange(200)}" if chance.random() < 0.1 else ""))
    return people


def make_scopes(chance: random.Random, people: int, activities: int, teams: int) -> list[Scope]:
    """Activities of 8 to 60; every third person takes part in another one, mostly of the same team."""
    sizes = [chance.choice((8, 12, 15, 20, 25, 30, 40, 60)) for _ in range(activities)]
    team_of = [chance.randrange(teams) for _ in range(activities)]
    of_team: dict[int, list[int]] = {}
    for activity, team in enumerate(team_of):
        of_team.setdefault(team, []).append(activity)
    places = [activity for activity, size in enumerate(sizes) for _ in range(size)]
    members: list[set[int]] = [set() for _ in range(activities)]
    for person in range(people):
        activity = chance.choice(places)
        members[activity].add(person)
        while chance.random() < 0.35:
            near = chance.choice(of_team[team_of[activity]])
            members[near if chance.random() < 0.8 else chance.choice(places)].add(person)
    groups = [Scope("organisation:1", ScopeKind.ORGANISATION, frozenset(range(people)))]
    for team, names in of_team.items():
        everybody = frozenset(person for name in names for person in members[name])
        groups.append(Scope(f"team:{team}", ScopeKind.TEAM, everybody))
    return [*groups, *(Scope(f"activity:{n}", ScopeKind.ACTIVITY, frozenset(who)) for n, who in enumerate(members))]


def main(people: int, activities: int, teams: int, seconds: int) -> None:
    chance = random.Random("a large organisation")
    everybody = make_people(chance, people)
    scopes = make_scopes(chance, people, activities, teams)
    asked = [Characteristic(code, tuple(categories)) for code, categories in ASKED.items()]
    pairs = [(code, STAYED) for code in ASKED if code != STAYED] + [("sex", "age")]
    began, worked = time.monotonic(), time.process_time()
    draft = draft_release(people=everybody, scopes=scopes, characteristics=asked, pairs=pairs, earlier=[], rule=Rule())
    print(f"draft: {len(draft.fresh):,} tables, {time.process_time() - worked:.0f} s of one core", flush=True)
    outcome = attack(
        draft=draft,
        people=everybody,
        scopes=scopes,
        characteristics=asked,
        earlier=[],
        rule=Rule(),
        seconds=seconds,
        seed="benchmark",
    )
    for family, tally in outcome.tallies.items():
        print("+".join(family), tally)
    print(f"shown {len(outcome.kept):,}, withheld {len(outcome.unsafe):,}, not finished: {outcome.unfinished}")
    print("withheld by kind of group:", dict(Counter(table.scope.split(":")[0] for table in outcome.unsafe)))
    print(f"{time.process_time() - worked:.0f} s of one core, {time.monotonic() - began:.0f} s by the clock")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB at most")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:5]))
