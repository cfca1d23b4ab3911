"""Take a guard away, and the same attacker who fails everywhere else works people out."""

import random
from itertools import pairwise

import pytest

from figures import counting, drafting, releasing
from figures.attack.rounds import Outcome
from figures.cells import Cell
from figures.menu import Person, Reason
from figures.tests.disclosure.attacker import Attacker, find_offences, print_tables, read_text, tell_truth
from figures.tests.disclosure.organisations import DISABILITY, let_out, make_organisation, make_scopes


@pytest.fixture
def no_attack(monkeypatch):
    """Nobody attacks the draft before it is released."""
    monkeypatch.setattr(releasing, "attack", lambda *, draft, **_: Outcome(kept=list(draft.fresh)))


def attack(tables, people, characteristic, *, read=read_text, known=None):
    printed = print_tables(tables, characteristic.code)
    if not printed:
        return []
    attacker = Attacker(printed, categories=characteristic.categories, read=read, known=known)
    groups = [*attacker.groups, *attacker.atoms]
    groups += [one - other for one in attacker.groups for other in attacker.groups if other < one]
    truth = tell_truth(people, characteristic.code)
    return find_offences(attacker, truth, candidates=2 if known else 3, groups=groups)


def make_people(says, start=0, **kwargs):
    return [Person(start + place, 1, {"disability": answer}, **kwargs) for place, answer in enumerate(says)]


def test_hiding_one_to_four_and_showing_the_rest_exactly_is_no_protection(monkeypatch, no_attack):
    monkeypatch.setattr(
        counting, "protect_count", lambda n, *, rule: Cell(n, n, str(n)) if n > 4 else Cell(0, 4, "few")
    )
    people, scopes, (asked,) = make_organisation(0)
    tables = let_out(people, scopes, [asked]).tables

    def read(text):
        return (0, 4) if text == "few" else (int(text), int(text))

    found = attack(tables, people, asked, read=read)
    assert len([one for one in found if one[3] == one[4] and 1 <= one[2] <= 4]) >= 5


def test_without_the_attack_before_release_some_organisation_gives_people_away(no_attack):
    def find(seed):
        people, scopes, (asked,) = make_organisation(seed)
        return attack(let_out(people, scopes, [asked]).tables, people, asked)

    assert any(find(seed) for seed in (3, 6, 1, 2))


def nest_two_groups():
    """Twelve disabled people and 28 others; one more, who is disabled, is in the team but not in the activity."""
    people = make_people(["disabled"] * 13 + ["not_disabled"] * 28)
    activities = {"large": set(range(41)) - {12}, "small": {12}}
    return people, make_scopes(activities, {"both": ["large", "small"]})


def test_two_groups_that_differ_by_one_person_give_that_person_away(monkeypatch, no_attack):
    people, scopes = nest_two_groups()
    out = let_out(people, scopes, [DISABILITY])
    assert attack(out.tables, people, DISABILITY) == []
    assert {gone.reason for gone in out.withheld} == {Reason.TOO_CLOSE, Reason.NOT_ENOUGH}

    monkeypatch.setattr(drafting, "find_close", lambda *, groups, difference: [set() for _ in groups])
    found = attack(let_out(people, scopes, [DISABILITY]).tables, people, DISABILITY)
    assert (1, "disabled", 1, 1, 1) in found


def watch_arrivals(seed, *, quarters=12):
    """Let people join one or two at a time; return what is certain of newcomers from one release to the next."""
    chance = random.Random(seed)
    people = make_people(chance.choices(["disabled", "not_disabled"], (30, 70), k=30))
    found, releases = [], []
    for _ in range(quarters):
        people += make_people(
            chance.choices(["disabled", "not_disabled"], (30, 70), k=chance.randint(1, 3)), len(people)
        )
        scopes = make_scopes({"all": {person.key for person in people}}, {})[:1]
        releases.insert(0, let_out(people, scopes, [DISABILITY], earlier=releases[:4]).tables)
        shown = [table for tables in releases[:5] for table in tables]
        found += attack(shown, people, DISABILITY)
    fresh = [table for tables in releases for table in tables if table.is_fresh]
    return found, fresh


def test_figures_that_follow_every_newcomer_give_newcomers_away(monkeypatch, no_attack):
    kept = [watch_arrivals(seed) for seed in range(3)]
    assert all(found == [] for found, _ in kept)
    for _, fresh in kept:
        sizes = sorted(len(table.group) for table in fresh)
        assert all(larger - smaller >= 10 for smaller, larger in pairwise(sizes))

    monkeypatch.setattr(drafting, "count_changed", lambda *, now, then: 99)
    monkeypatch.setattr(drafting, "find_close", lambda *, groups, difference: [set() for _ in groups])
    assert any(watch_arrivals(seed)[0] for seed in range(3))


@pytest.mark.parametrize("made_up", [4, 5, 7, 12, 25, 50])
def test_somebody_who_makes_people_up_corners_nobody(made_up):
    """Ten real people and so many more, made up by one member of staff; from five on they are over 30 %."""
    people = make_people(["disabled"] + ["not_disabled"] * 9)
    people += make_people(["disabled"] * made_up, len(people), helped_by="staff")
    out = let_out(people, make_scopes({"all": {person.key for person in people}}, {})[:1], [DISABILITY])

    is_too_many = made_up * 100 > 30 * len(people)
    assert [gone.reason for gone in out.withheld] == ([Reason.HELPED] if is_too_many else [])
    known = {(person.key, 1): "disabled" for person in people if person.helped_by}
    assert attack(out.tables, people, DISABILITY, known=known) == []


def test_without_the_rule_of_the_third_the_made_up_people_corner_a_real_one(monkeypatch, no_attack):
    """Twelve made up as disabled beside one who is: "15" stands for 13 at least, so the one is disabled too."""
    monkeypatch.setattr(drafting, "_find_reason", lambda counted, *, rule: None)
    people = make_people(["disabled"]) + make_people(["disabled"] * 12, 1, helped_by="staff")
    out = let_out(people, make_scopes({"all": {person.key for person in people}}, {})[:1], [DISABILITY])
    known = {(person.key, 1): "disabled" for person in people if person.helped_by}
    assert attack(out.tables, people, DISABILITY, known=known)


def test_the_attack_finds_a_group_that_is_all_alike_and_the_table_waits(no_attack, monkeypatch):
    people = make_people(["not_disabled"] * 18 + ["disabled"] * 20 + ["not_disabled"] * 40)
    scopes = make_scopes({"alike": set(range(18)), "mixed": set(range(18, 78))}, {})
    assert (18, "not_disabled", 18, 18, 18) in attack(let_out(people, scopes, [DISABILITY]).tables, people, DISABILITY)

    monkeypatch.undo()
    out = let_out(people, scopes, [DISABILITY])
    assert [(gone.scope, gone.reason) for gone in out.withheld] == [("activity:alike", Reason.UNSAFE)]
    assert attack(out.tables, people, DISABILITY) == []
