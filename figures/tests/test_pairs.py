"""Change of the same people: hand-worked counts, the sign test, and what the difference to one round must not tell."""

from collections import Counter, defaultdict
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from figures import pairs
from figures.pairs import HIDDEN_PAIRS, Twice, protect_pairs, say_chance, sign_test
from figures.scales import Meaning, Option, in_order
from figures.tests.cast import LISTENED

ORDER = ("no", "bit", "lot")
EXACT = (True, True)


def pairs_of(records, *, shown=EXACT, later=1):
    return protect_pairs(Twice("carer", "Carers", ORDER, records, shown), later=later)


@pytest.mark.parametrize(
    ("better", "of", "is_rare"),
    [
        (6, 6, True),
        (5, 6, False),
        (8, 8, True),
        (7, 8, False),
        (8, 9, True),
        (7, 9, False),
        (9, 10, True),
        (8, 10, False),
        (10, 12, True),
        (9, 12, False),
    ],
)
def test_rare_from_the_splits_worked_out_by_hand(better, of, is_rare):
    # 6 of 6: 2 / 2^6 = 0.031. 7 of 8: 2 (1 + 8) / 2^8 = 0.070. 8 of 9: 2 (1 + 9) / 2^9 = 0.039.
    # 9 of 10: 2 (1 + 10) / 2^10 = 0.021. 10 of 12: 2 (1 + 12 + 66) / 2^12 = 0.039.
    assert (sign_test(better=better, worse=of - better) < 0.05) is is_rare
    assert ("rarely" in say_chance(better=better, worse=of - better)) is is_rare


@given(better=st.integers(0, 300), worse=st.integers(0, 300))
def test_agrees_with_scipy(better, worse):
    expected = binomtest(better, better + worse).pvalue if better + worse else 1
    assert sign_test(better=better, worse=worse) == pytest.approx(expected)


def test_fewer_than_six_changes_are_told_in_words_only():
    assert say_chance(better=5, worse=0) == "Too few changed to tell this from chance."


def test_counts_each_person_beside_their_own_answer():
    # Better: no to bit 3, bit to lot 4. The same: lot 2. Worse: lot to no 1. Ten pairs; 2 before only, 1 after only.
    found = pairs_of(
        {
            ("no", "bit"): 3,
            ("bit", "lot"): 4,
            ("lot", "lot"): 2,
            ("lot", "no"): 1,
            ("no", None): 1,
            ("lot", "unsure"): 1,
            (None, "bit"): 1,
        }
    )
    # 7 up, 1 down: 2 (1 + 8) / 2^8 = 0.0703.
    assert found.sentence == (
        "of 10 people who answered both times, 7 were better than before, 2 the same and 1 worse. "
        "Chance alone would often do this."
    )
    assert found.cells == ("10", "7", "2", "1", "2", "1")
    assert found.against == "1 of 10 people said worse than before."


def test_four_pairs_are_hidden():
    found = pairs_of({("no", "lot"): 4, ("no", None): 2, ("bit", None): 2})
    assert found.is_hidden and found.sentence == f"{HIDDEN_PAIRS}."
    assert set(found.cells) == {"Hidden"}


@pytest.mark.parametrize("shown", [(True, False), (False, True)])
def test_pairs_are_hidden_where_one_round_is_not_shown_exactly(shown):
    assert pairs_of({("no", "lot"): 3, ("bit", "bit"): 3}, shown=shown).is_hidden


@pytest.mark.parametrize("worse", [4, 5])
def test_never_prints_that_everybody_is_worse(worse):
    found = pairs_of({("lot", "bit"): worse, ("lot", "lot"): 5 - worse, ("bit", "no"): 0})
    assert found.sentence == found.against == "all, or all but one, of 5 people were worse than before."
    assert found.cells == ("5", *["Not shown exactly"] * 3, "0", "0")


def test_pairs_that_would_tell_what_somebody_without_a_pair_said_are_hidden():
    # Before: lot 3, no 3. After: lot 5. Two better, three the same: so all three "lot" have a pair, and whoever has
    # none said "no".
    records = {("lot", "lot"): 3, ("no", "lot"): 2, ("no", None): 1}
    assert pairs_of(records).is_hidden
    # Had somebody moved from "bit" to "lot", the one without a pair could have said that too.
    assert not pairs_of({("lot", "lot"): 3, ("no", "lot"): 2, ("bit", "lot"): 1, ("no", None): 1}).is_hidden


def test_whoever_answered_at_a_session_cannot_take_their_own_answer_away():
    # As above, and "bit" once more: from somebody at a session, who knows that it is theirs.
    records = {("lot", "lot"): 3, ("no", "lot"): 2, ("no", None): 1}
    seats = records | {("bit", None): 1}
    assert not pairs_of(seats).is_hidden
    twice = Twice("carer", "Carers", ORDER, seats, EXACT, by_name=records)
    assert protect_pairs(twice, later=1).is_hidden


def test_the_order_of_a_scale_follows_from_its_meanings():
    assert in_order(LISTENED.options) == ("no", "yes_bit", "yes_lot")
    change_scale = [
        Option(code, code, meaning)
        for code, meaning in (
            ("much_better", Meaning.FAVOURABLE),
            ("a_bit_better", Meaning.PARTLY),
            ("same", Meaning.NEUTRAL),
            ("a_bit_worse", Meaning.UNFAVOURABLE),
            ("much_worse", Meaning.UNFAVOURABLE),
            ("unsure", Meaning.UNSURE),
        )
    ]
    expected = ("much_worse", "a_bit_worse", "same", "a_bit_better", "much_better")
    assert in_order(change_scale) == expected
    harm = [Option("yes", "Yes", Meaning.UNFAVOURABLE), Option("no", "No", Meaning.FAVOURABLE)]
    assert in_order(harm) == ("yes", "no")


TYPES = tuple(product((None, "no", "lot"), repeat=2))[1:]


def small_worlds(people):
    """Every way in which so many people may have answered before and after, on a scale of two."""
    for answers in combinations_with_replacement(TYPES, people):
        yield dict(Counter(answers))


def published(records):
    """All that is on show of one capacity and question: both rounds exactly, and the change."""
    rounds = [Counter(answers[place] for answers in records for _ in range(records[answers])) for place in (0, 1)]
    margins = tuple(tuple(sorted((code, n) for code, n in one.items() if code)) for one in rounds)
    return margins, pairs_of(records)


def attack(people):
    """Give the worlds, alike in all that is published, in which all without a pair must have said one thing."""
    alike = defaultdict(list)
    for records in small_worlds(people):
        alike[published(records)].append(records)
    pinned = []
    for (_, shown), worlds in alike.items():
        for place in (0, 1):
            alone = [
                frozenset(a[place] for a, n in world.items() if n and a[place] and a[1 - place] is None)
                for world in worlds
            ]
            if not shown.is_hidden and len(set(alone)) == 1 and len(alone[0]) == 1:
                pinned.append(worlds)
    return pinned


def test_the_attacker_cannot_tell_what_those_without_a_pair_said():
    assert attack(7) == []


def test_the_attacker_wins_when_a_saboteur_takes_the_guard_away(monkeypatch):
    monkeypatch.setattr(pairs, "_is_pinned", lambda twice: False)
    assert attack(7)


@settings(max_examples=60, deadline=None)
@given(
    records=st.dictionaries(
        st.tuples(*[st.sampled_from([None, *ORDER])] * 3), st.integers(1, 4), min_size=1, max_size=8
    )
)
def test_what_came_later_changes_nothing_that_was_shown_before(records):
    known = Counter()
    for answers, people in records.items():
        known[answers[:2]] += people
    twice = Twice("carer", "Carers", ORDER, records, (True, True, True))
    assert protect_pairs(twice, later=1) == pairs_of(known)


def test_a_follow_up_is_hidden_where_it_would_undo_the_change_shown_before():
    # Between before and after all is well: whoever has no pair may have said "bit" as well as "no". The follow-up
    # has no pair of its own that could have changed answers with them and left its own figures alone.
    after = {("bit", "lot"): 3, ("no", "lot"): 2, ("lot", "lot"): 2}
    with_follow_up = {(*answers, "bit"): people for answers, people in after.items()} | {("no", None, None): 1}
    twice = Twice("carer", "Carers", ORDER, with_follow_up, (True, True, True))
    assert not protect_pairs(twice, later=1).is_hidden
    assert protect_pairs(twice, later=2).is_hidden
