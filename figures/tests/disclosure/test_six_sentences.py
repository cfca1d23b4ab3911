"""The six sentences, by hand: at the threshold and one below."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.cells import Rule, protect_count
from figures.menu import BLANK, DECLINED, Characteristic, Person, Reason, Scope, ScopeKind
from figures.tests.disclosure.organisations import (
    DISABILITY,
    SEX,
    STAYED,
    let_out,
    make_organisation,
    make_person,
    make_scopes,
)


def make_people(count, says="disabled", *, start=0, revision=1, **kwargs):
    return [Person(start + place, revision, {"disability": says}, **kwargs) for place in range(count)]


def make_mixed(count, start=0):
    """As many disabled as not, and one who would rather not say for every ten."""
    says = ["disabled", "not_disabled"] * 5 + [DECLINED]
    return [Person(start + place, 1, {"disability": says[place % 11]}) for place in range(count)]


def in_one(people, kind=ScopeKind.ORGANISATION, key="organisation:1"):
    return [Scope(key, kind, frozenset(person.key for person in people))]


def show(people, scopes=None, **kwargs):
    return let_out(people, scopes or in_one(people), [DISABILITY], **kwargs)


def test_ten_answers_are_shown_and_nine_are_not():
    ten = [*make_people(5), *make_people(5, "not_disabled", start=5), *make_people(3, BLANK, start=10)]
    (table,) = show(ten).tables
    assert {cell: shown.text for cell, shown in table.cells.items()} == {
        ("disabled",): "5",
        ("not_disabled",): "5",
        (DECLINED,): "fewer than 5 (may be none)",
        (BLANK,): "fewer than 5 (may be none)",
    }
    assert table.answered.text == "10"

    out = show([*ten[1:], *make_people(10, DECLINED, start=20)])
    assert out.tables == ()
    assert [gone.reason for gone in out.withheld] == [Reason.NOT_ENOUGH]


@pytest.mark.parametrize("people", [[], make_people(40, DECLINED)])
def test_nobody_answered(people):
    out = show(people)
    assert (out.tables, [gone.reason for gone in out.withheld]) == ((), [Reason.NOT_ENOUGH])


@pytest.mark.parametrize(("extra", "shown"), [(1, 1), (9, 1), (10, 2)])
def test_of_two_groups_that_differ_by_one_to_nine_people_the_smaller_waits(extra, shown):
    people = make_mixed(44 + extra)
    scopes = in_one(people) + in_one(people[:44], ScopeKind.ACTIVITY, "activity:a")
    out = show(people, scopes)
    assert len(out.tables) == shown
    assert out.tables[0].scope == "organisation:1"
    assert [(gone.scope, gone.reason) for gone in out.withheld] == [("activity:a", Reason.TOO_CLOSE)] * (2 - shown)


def test_the_same_group_under_two_names_is_shown_under_both():
    people = make_mixed(44)
    assert len(show(people, in_one(people) + in_one(people, ScopeKind.TEAM, "team:1")).tables) == 2


@pytest.mark.parametrize(("new", "is_fresh"), [(0, False), (9, False), (10, True)])
def test_a_table_is_made_anew_when_ten_people_came(new, is_fresh):
    first = show(make_mixed(44)).tables
    (table,) = show(make_mixed(44 + new), earlier=[first]).tables
    assert table.is_fresh is is_fresh
    assert len(table.group) == (44 + new if is_fresh else 44)


@pytest.mark.parametrize(("changed", "gone", "is_fresh"), [(9, 0, False), (10, 0, True), (0, 9, False), (0, 10, True)])
def test_changes_and_withdrawals_count_as_arrivals_do(changed, gone, is_fresh):
    people = make_mixed(60)
    first = show(people).tables
    now = [Person(one.key, 2, one.answers) for one in people[:changed]] + people[changed : 60 - gone]
    (table,) = show(now, earlier=[first]).tables
    assert table.is_fresh is is_fresh


def test_one_newcomer_does_not_hide_among_nine_who_only_sent_the_form_again():
    people = make_mixed(60)
    first = show(people).tables
    now = [Person(one.key, 2, one.answers) for one in people[:20]] + people[20:] + make_mixed(1, start=60)
    (table,) = show(now, earlier=[first]).tables
    assert not table.is_fresh


def test_an_old_table_stands_however_many_releases_ago_it_was_made():
    releases = [show(make_mixed(44)).tables]
    for _ in range(6):
        releases.insert(0, show(make_mixed(47), earlier=releases[:4]).tables)
    assert [(table.is_fresh, len(table.group)) for table in releases[0]] == [(False, 44)]


@pytest.mark.parametrize(("helped", "shown"), [(12, 1), (13, 0)])
def test_a_table_in_which_one_helper_had_a_hand_in_over_thirty_percent_waits(helped, shown):
    """40 answers: 12 are 30 %, 13 are 32.5 %."""
    says = ["disabled", "not_disabled"] * 20
    people = [Person(n, 1, {"disability": say}, "sam" if n < helped else "") for n, say in enumerate(says)]
    out = show(people)
    assert len(out.tables) == shown
    assert [gone.reason for gone in out.withheld] == [Reason.HELPED] * (1 - shown)


def test_a_table_of_two_takes_a_hundred_answers_and_ten_in_every_column_that_is_seen():
    chance = random.Random(3)
    people = [make_person(chance, key, [SEX, DISABILITY, STAYED]) for key in range(160)]
    out = let_out(people, in_one(people), [SEX, DISABILITY, STAYED], pairs=[("disability", "stayed")])
    assert {table.characteristics for table in out.tables} == {("sex",), ("disability",), ("disability", "stayed")}
    few = [Person(one.key, 1, one.answers | {"stayed": "left" if one.key < 9 else "stayed"}) for one in people]
    out = let_out(few, in_one(few), [SEX, DISABILITY, STAYED], pairs=[("disability", "stayed")])
    assert {table.characteristics for table in out.tables} == {("sex",), ("disability",)}
    out = let_out(people[:99], in_one(people[:99]), [DISABILITY, STAYED], pairs=[("disability", "stayed")])
    assert {table.characteristics for table in out.tables} == {("disability",)}


def test_what_is_no_longer_asked_or_counted_otherwise_stands_in_nobodys_way():
    people = make_mixed(44)
    first = show(people).tables
    other = Characteristic("religion", ("hindu", "none"))
    asked_else = [Person(one.key, 1, {"religion": "hindu" if one.key % 2 else "none"}) for one in people]
    (table,) = let_out(asked_else, in_one(people), [other], earlier=[first]).tables
    assert table.is_fresh
    renamed = Characteristic("disability", ("yes", "no"))
    said_else = [Person(one.key, 1, {"disability": "yes" if one.key % 2 else "no"}) for one in people]
    (table,) = let_out(said_else, in_one(people), [renamed], earlier=[first]).tables
    assert table.is_fresh


def test_an_answer_outside_the_scheme_stops_everything():
    with pytest.raises(ValueError, match="none of the categories of disability"):
        show(make_people(20, "perhaps"))


@pytest.mark.parametrize("looser", [{"fewest": 9}, {"difference": 9}, {"base": 4}, {"helped_percent": 31}])
def test_no_rule_is_looser_than_the_shipped_one(looser):
    with pytest.raises(ValueError):
        Rule(**looser)


def test_without_time_nothing_fresh_is_shown_and_the_attack_ends():
    people, scopes, asked = make_organisation(1)
    out = let_out(people, scopes, asked, seconds=0)
    assert out.tables == ()
    assert out.checks["unfinished"] == 1


def test_what_is_told_of_the_attack_is_the_same_whatever_people_said():
    people = make_mixed(44)
    others = [Person(one.key, 1, {"disability": "disabled" if one.key % 3 else BLANK}) for one in people]
    assert show(people).checks | {"seconds": 0} == show(others).checks | {"seconds": 0}


@settings(max_examples=500)
@given(count=st.integers(0, 3000), base=st.sampled_from([5, 10, 20]))
def test_a_cell_contains_its_count_rounds_little_and_says_no_more_when_rounded_again(count, base):
    rule = Rule(base=base)
    cell = protect_count(count, rule=rule)
    assert cell.low <= count <= cell.high
    assert cell.high - cell.low >= 2
    for allowed in range(cell.low, cell.high + 1):
        assert protect_count(allowed, rule=rule) == cell
    if cell.shown is not None:
        assert cell.shown % base == 0
        assert abs(cell.shown - count) <= base // 2
        assert protect_count(cell.shown, rule=rule) == cell
        assert protect_count(count + 1, rule=rule).low >= cell.low


@settings(max_examples=25, deadline=None)
@given(says=st.lists(st.sampled_from(["disabled", "not_disabled", DECLINED, BLANK]), max_size=60), chance=st.randoms())
def test_figures_contain_the_truth_and_do_not_depend_on_any_order(says, chance):
    people = [Person(key, 1, {"disability": say}) for key, say in enumerate(says)]
    scopes = make_scopes({"a": set(range(0, len(says), 2)), "b": set(range(1, len(says), 2))}, {})
    out = show(people, scopes)
    for table in out.tables:
        for (category,), cell in table.cells.items():
            assert cell.low <= sum(says[key] == category for key in table.group) <= cell.high
    chance.shuffle(people)
    chance.shuffle(scopes)
    again = show(people, scopes)
    assert {(table.scope, str(table.cells)) for table in again.tables} == {
        (table.scope, str(table.cells)) for table in out.tables
    }


@settings(max_examples=25, deadline=None)
@given(counts=st.tuples(st.integers(0, 60), st.integers(0, 60)), moved=st.integers(-4, 4))
def test_everything_shown_is_a_function_of_the_cells(counts, moved):
    """Whatever is worked out from figures, a percentage or the length of a bar, cannot be finer than they (E6, E7)."""
    disabled, rest = counts
    if disabled + moved < 0 or rest - moved < 0:
        return
    printed = []
    for one, other in (counts, (disabled + moved, rest - moved)):
        people = [*make_people(one), *make_people(other, "not_disabled", start=one), *make_people(6, BLANK, start=500)]
        cells = tuple(protect_count(count, rule=Rule()) for count in (one, other))
        printed.append((cells, [(table.cells, table.answered) for table in show(people).tables]))
    if printed[0][0] == printed[1][0] and printed[0][1] and printed[1][1]:
        assert printed[0][1] == printed[1][1]
