"""Every world that the figures allow, one by one: what is said must be true in each. And two saboteurs."""

from functools import cache
from itertools import product

import numpy as np
import pytest
from scipy.stats import binomtest, hypergeom

from figures import verdicts
from figures.cells import Cell, Rule, protect_count
from figures.tests.lengths import IS_LONG
from figures.verdicts import HIGHER, LOWER, Expected, Verdict, judge

RULE = Rule()


@cache
def chance(count, of, share, caseload):
    if caseload is None:
        return binomtest(count, of, share).pvalue
    chances = chances_of_a_draw(of, round(share * caseload), caseload)
    return chances[chances <= chances[count] * (1 + 1e-7)].sum()


@cache
def chances_of_a_draw(of, group, caseload):
    return hypergeom.pmf(range(of + 1), caseload, group, of)


def wilson_excludes(count, of, expected):
    """The share that is expected is so far off that the score test at 5% refuses it."""
    left = 1 if expected.caseload is None else (expected.caseload - of) / (expected.caseload - 1)
    return (count / of - expected.share) ** 2 > 1.959963984540054**2 * expected.share * (1 - expected.share) / of * left


def words_of_a_world(counts, of, expected, tested):
    """Judge one world in which everything is known, in a way of its own: Holm refuses a tested group, or does not."""
    chances = [chance(k, of, e.share, e.caseload) for k, e in zip(counts, expected, strict=True)]
    order, refused = sorted(tested, key=lambda i: chances[i]), set()
    for place, index in enumerate(order):
        if chances[index] * (len(order) - place) >= 0.05:
            break
        refused.add(index)
    return [_word(k, of, e, i in refused) for i, (k, e) in enumerate(zip(counts, expected, strict=True))]


def _word(count, of, expected, is_refused):
    side = LOWER if count < of * expected.share else HIGHER
    is_outside = wilson_excludes(count, of, expected)
    if is_outside and is_refused:
        return Verdict.CLEARLY_LOWER if side is LOWER else Verdict.CLEARLY_HIGHER
    if is_outside or not 0.8 <= count / of / expected.share <= 1.25:
        return Verdict.MAY_BE_LOWER if side is LOWER else Verdict.MAY_BE_HIGHER
    return Verdict.ABOUT


def is_true(verdict, word):
    """Whether a verdict is true in a world: what is clearly lower also may be lower."""
    return word is verdict or (verdict in (Verdict.MAY_BE_LOWER, Verdict.MAY_BE_HIGHER) and _is_sharper(word, verdict))


def _is_sharper(word, verdict):
    return {word, verdict} in ({*LOWER}, {*HIGHER})


def tables(seed, *, silent, caseload=None):
    """Make tables of two or three groups near the edge of a verdict: what was counted, and what is expected."""
    draw = np.random.default_rng(seed)
    for _ in range(200 if IS_LONG else 24):
        people, groups = draw.choice([20, 40, 70, 100, 160]), draw.choice([2, 3])
        shares = [draw.uniform(0.25, 0.75)]
        shares += [1 - shares[0]] if groups == 2 else [(1 - shares[0]) / 2] * 2
        counts = [max(0, round(people * share + draw.uniform(-1.75, 1.75) * people**0.5)) for share in shares[:-1]]
        counts.append(max(0, people - sum(counts)))
        cells = [protect_count(count, rule=RULE) for count in counts]
        not_said = protect_count(int(draw.choice(silent)), rule=RULE) if silent else None
        yield cells, protect_count(sum(counts), rule=RULE), not_said, [Expected(share, caseload) for share in shares]


def say(cells, answered, not_said, expected):
    groups = {"expected": dict(enumerate(expected)), "cells": dict(enumerate(cells))}
    return judge(**groups, answered=answered, not_said=not_said, rule=RULE)


def untrue(tables):
    """Find the tables of which something is said that is not true in every world the figures allow."""
    found = []
    for cells, answered, not_said, expected in tables:
        said = say(cells, answered, not_said, expected)
        judged = [i for i, verdict in said.items() if verdict not in (Verdict.TOO_FEW, Verdict.NOT_ENOUGH_ANSWERED)]
        tested = [i for i, group in enumerate(expected) if answered.low >= 10 and answered.low * group.share >= 5]
        for counts, of in worlds(cells, answered, not_said):
            words = words_of_a_world(counts, of, expected, tested)
            if not all(is_true(said[i], words[i]) for i in judged):
                found.append((said, counts, of))
                break
    return found


def worlds(cells, answered, not_said):
    """Every count of every group and of all; and those who did not say all in one group, or spread."""
    everybody = range(answered.low, answered.high + 1)
    for *counts, of in product(*(range(cell.low, cell.high + 1) for cell in cells), everybody):
        if max(counts) > of:
            continue
        yield counts, of
        for silent in (not_said.low, not_said.high) if not_said else ():
            for i in range(len(counts)):
                yield [count + silent * (i == j) for j, count in enumerate(counts)], of + silent
            yield [count + silent // len(counts) for count in counts], of + silent


@pytest.mark.parametrize("silent", [(), (0, 3, 6)])
def test_what_is_said_is_true_in_every_world_that_the_figures_allow(silent):
    assert untrue(tables(1, silent=silent)) == []


def test_the_same_of_a_small_caseload():
    assert untrue(tables(2, silent=(), caseload=220)) == []


def test_a_saboteur_who_takes_holm_away_is_caught(monkeypatch):
    monkeypatch.setattr(verdicts, "holm", lambda chances: tuple(chances))

    assert untrue(tables(1, silent=()))


def test_a_saboteur_who_takes_the_figures_for_exact_is_caught(monkeypatch):
    monkeypatch.setattr(verdicts, "allowed", lambda cell: [cell.shown or 2])

    assert untrue(tables(1, silent=()))


def test_a_saboteur_who_forgets_those_who_did_not_say_is_caught(monkeypatch):
    monkeypatch.setattr(verdicts, "_if_all_had_said", lambda *given: verdicts._that_holds(given[3]))

    assert untrue(tables(1, silent=(0, 3, 6)))


def test_verdicts_are_given_and_not_only_refused():
    """Silence would be true in every world; so most of these tables, which are near the edge, still get a word."""
    found = [verdict for table in tables(1, silent=()) for verdict in say(*table).values()]

    assert {Verdict.CLEARLY_LOWER, Verdict.CLEARLY_HIGHER, Verdict.MAY_BE_LOWER, Verdict.MAY_BE_HIGHER} <= set(found)
    assert found.count(Verdict.TOO_FEW) < len(found) / 2


def test_in_a_caseload_most_of_whom_answered_less_is_left_to_chance():
    # 15 of 50 where 20 are expected. If there are only 60 people, all 24 women but 9 are among the 10 who did not come.
    cells, answered = [Cell(15, 15, "15")], Cell(50, 50, "50")

    assert Expected(0.4, 60).chance(15, of=50) < 0.001 < 0.05 < Expected(0.4).chance(15, of=50)
    assert say(cells, answered, None, [Expected(0.4)]) == {0: Verdict.MAY_BE_LOWER}
    assert say(cells, answered, None, [Expected(0.4, 60)]) == {0: Verdict.CLEARLY_LOWER}
