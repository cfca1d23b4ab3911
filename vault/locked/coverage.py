"""How many of the people asked have given a set of answers: figures like any other, by the same six sentences.

Whether somebody has sent "About you" is nobody's business either. So the tables of coverage are drafted, frozen and
attacked like those of answers. Besides, every table of answers adds up to the number of those who gave some: what all
of them together say must not make a small number certain (`narrows_down`).
"""

from dataclasses import replace

from figures import releasing
from figures.menu import Characteristic, Person, Reason, Release, Scope, Withheld
from vault.wording import COVERAGE

GIVEN, NOT_GIVEN = "given", "not_given"
CHARACTERISTIC = Characteristic(COVERAGE, (GIVEN, NOT_GIVEN))


def release_coverage(*, asked, given, answers, earlier, rule, seconds, seed, opened=frozenset()):
    """`asked`: {scope: (kind, tags)} of everybody; `given`: who has given answers; `answers`: the release of these.

    `opened`: those of them who came by open links. Nobody knows how many were asked so, only who answered.
    """
    people = [_person(tag, tag in given) for tag in set().union(*(tags for _, tags in asked.values()))]
    scopes = [Scope(key, kind, frozenset(tags)) for key, (kind, tags) in asked.items()]
    made = releasing.release(
        people=people,
        scopes=scopes,
        characteristics=[CHARACTERISTIC],
        pairs=[],
        earlier=earlier,
        rule=rule,
        seconds=seconds,
        seed=seed,
    )
    sizes = {key: (len(tags), tags & given) for key, (_, tags) in asked.items()}
    tables, withheld = [], list(made.withheld)
    for table in made.tables:
        size, givers = sizes[table.scope]
        others = [other for other in answers.tables if other.scope == table.scope]
        known = len(givers & opened)
        if table.is_fresh and narrows_down(table, asked=size, givers=givers, answers=others, rule=rule, known=known):
            withheld.append(Withheld(table.scope, table.characteristics, Reason.UNSAFE))
        else:
            tables.append(table)
    return replace(made, tables=tuple(tables), withheld=tuple(withheld))


def narrows_down(table, *, asked, givers, answers, rule, known=0):
    """Whether a small number of people is all but certain to somebody who adds up every table of this scope.

    They know exactly how many were asked. Each table of answers counts everybody who gave some, once. `known`: so many
    answers came by open links, and one person may have sent them all.
    """
    if min(len(givers) - known, asked - len(givers)) >= rule.base:
        return False
    bounds = [
        (sum(cell.low for cell in other.cells.values()), sum(cell.high for cell in other.cells.values()))
        for other in answers
        if len(other.characteristics) == 1 and other.group.keys() == givers
    ]
    given, not_given = table.cells[GIVEN,], table.cells[NOT_GIVEN,]
    bounds += [(given.low, given.high), (asked - not_given.high, asked - not_given.low), (known, asked)]
    low, high = max(low for low, _ in bounds), min(high for _, high in bounds)
    return high - low + 1 < min(rule.candidates, asked - known)


def together(answers, coverage):
    """Both as one release. What the two attacks tried is added up."""
    checks = {
        name: answers.checks.get(name, 0) + coverage.checks.get(name, 0)
        for name in sorted({*answers.checks, *coverage.checks})
    }
    return Release((*coverage.tables, *answers.tables), (*coverage.withheld, *answers.withheld), checks)


def _person(tag, has_given):
    return Person(tag, int(has_given), {COVERAGE: GIVEN if has_given else NOT_GIVEN})
