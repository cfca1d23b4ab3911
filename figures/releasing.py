"""Building a release by the six sentences: a menu, enough people, small is small, rounded, frozen, attacked first."""

from collections.abc import Sequence

from figures.cells import Rule
from figures.drafting import draft_release
from figures.menu import Characteristic, Person, Release, Scope, Table


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
    draft = draft_release(
        people=people, scopes=scopes, characteristics=characteristics, pairs=pairs, earlier=earlier, rule=rule
    )
    return Release((*draft.fresh, *draft.standing), draft.withheld, {})
