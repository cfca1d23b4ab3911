"""Building a release by the six sentences: a menu, enough people, small is small, rounded, frozen, attacked first."""

from collections.abc import Sequence
from dataclasses import replace

from figures.attack.rounds import attack
from figures.cells import Rule
from figures.drafting import draft_release, find_public_reason, name_table
from figures.menu import NOT_SAID, Characteristic, Person, Reason, Release, Scope, Table, Withheld


def release(
    *,
    people: Sequence[Person],
    scopes: Sequence[Scope],
    characteristics: Sequence[Characteristic],
    pairs: Sequence[tuple[str, str]],
    earlier: Sequence[Sequence[Table]],
    rule: Rule,
    seconds: float,
    seed: str,
) -> Release:
    """Decide what may be shown of these answers beside everything shown before.

    people: everybody with a set of answers. scopes: the menu's groups, overlapping as they may. pairs: the two-way
    tables of the menu, for the organisation only. earlier: the tables of the last four releases, newest first.
    seconds: how long the attack may take in all; what it has not cleared by then is withheld. seed: makes the sampling
    repeatable.
    """
    earlier = [_keep_known(tables, characteristics) for tables in earlier]
    draft = draft_release(
        people=people, scopes=scopes, characteristics=characteristics, pairs=pairs, earlier=earlier, rule=rule
    )
    outcome = attack(
        draft=draft,
        people=people,
        scopes=scopes,
        characteristics=characteristics,
        earlier=earlier,
        rule=rule,
        seconds=seconds,
        seed=seed,
    )
    standing, withheld = list(draft.standing), list(draft.withheld)
    for table in outcome.unsafe:
        if old := draft.last.get(name_table(table)):
            standing.append(replace(old, is_fresh=False))
        else:
            reason = find_public_reason(Reason.UNSAFE, table.group, rule=rule)
            withheld.append(Withheld(table.scope, table.characteristics, reason))
    return Release((*outcome.kept, *standing), tuple(withheld), outcome.checks)


def _keep_known(tables: Sequence[Table], characteristics: Sequence[Characteristic]) -> list[Table]:
    """The tables of what is still asked, in the categories in which it is counted now."""
    known = {one.code: {*one.categories, *NOT_SAID} for one in characteristics}
    return [
        table
        for table in tables
        if all(code in known for code in table.characteristics)
        and all(
            category in known[code]
            for cell in table.cells
            for code, category in zip(table.characteristics, cell, strict=True)
        )
    ]
