"""The loop of the attack: while somebody could be worked out, the smallest table that this takes is withheld."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from figures.attack.shown import find_families, gather_earlier, lay_out, split_tables
from figures.attack.siege import OutOfTime, Siege, Tally
from figures.attack.solver import find_start
from figures.attack.world import Roll, World
from figures.cells import Rule
from figures.counting import Group
from figures.drafting import Draft, Told, tell
from figures.menu import Characteristic, Person, Reason, Scope, ScopeKind, Table

# When a family runs out of time, the tables of one kind of group wait and the rest is attacked again. Each try may use
# this share of the time that is left; all of it in the end.
TRIES = ((None, 0.6), (ScopeKind.ACTIVITY, 0.6), (ScopeKind.TEAM, 1.0))


@dataclass(slots=True)
class Outcome:
    """Which fresh tables withstood the attack and which did not, and what the attack did."""

    kept: list[Table] = field(default_factory=list)
    unsafe: list[Table] = field(default_factory=list)
    unfinished: list[tuple[str, ...]] = field(default_factory=list)
    rounds: int = 0
    seconds: float = 0.0
    tallies: dict[tuple[str, ...], Tally] = field(default_factory=dict, repr=False)

    @property
    def checks(self) -> dict[str, float]:
        """What may be told of the attack: nothing in it depends on how many people are in a cell that is not shown."""
        return {
            "groups": float(sum(tally.groups for tally in self.tallies.values())),
            "families": float(len(self.tallies)),
            "unfinished": float(len(set(self.unfinished))),
            "seconds": float(round(self.seconds)),
        }


@dataclass(frozen=True, slots=True)
class Attack:
    """What an attacker has before them, and what only the vault knows: how everybody answered."""

    draft: Draft
    earlier: Sequence[Table]
    split: Mapping[int, tuple[Group, ...]] = field(repr=False)
    roll: Roll
    kinds: Mapping[str, ScopeKind]
    characteristics: Mapping[str, Characteristic]
    rule: Rule
    seed: str

    def storm(self, family: tuple[str, ...], *, seconds: float, outcome: Outcome) -> None:
        """Attack one family until nothing gives way, or until nothing fresh is left to withhold."""
        ends = time.monotonic() + seconds
        siege = Siege(self.rule, self.seed)
        outcome.tallies[family] = siege.tally
        whole = fresh = [table for table in self.draft.fresh if set(table.characteristics) & set(family)]
        for kind, share in TRIES:
            fresh = [table for table in fresh if self.kinds[table.scope] is not kind]
            siege.ends = time.monotonic() + share * (ends - time.monotonic())
            try:
                kept = self._go_rounds(family, whole, fresh, siege, outcome)
                break
            except OutOfTime:
                outcome.unfinished.append(family)
        else:
            kept = []
        outcome.kept += kept
        outcome.unsafe += _leave_out(whole, kept)

    def _go_rounds(
        self, family: tuple[str, ...], whole: list[Table], fresh: list[Table], siege: Siege, outcome: Outcome
    ) -> list[Table]:
        while fresh:
            outcome.rounds += 1
            world = self._begin(family, whole, fresh, seconds=siege.ends - time.monotonic())
            if world is None:
                return []
            unsafe = siege.find_unsafe(world, fresh)
            if not unsafe:
                break
            fresh = _leave_out(fresh, unsafe)
        return fresh

    def _begin(
        self, family: tuple[str, ...], whole: list[Table], fresh: list[Table], *, seconds: float
    ) -> World | None:
        told: list[Told] = [*self.draft.told]
        for table in _leave_out(whole, fresh):
            told += tell(table.characteristics, table.group, reason=Reason.UNSAFE, rule=self.rule)
        board = lay_out(
            family=family,
            fresh=fresh,
            earlier=self.earlier,
            told=told,
            split=self.split,
            characteristics=self.characteristics,
            rule=self.rule,
        )
        return find_start(board, self.roll, seconds=seconds)


def attack(
    *,
    draft: Draft,
    people: Sequence[Person],
    scopes: Sequence[Scope],
    characteristics: Sequence[Characteristic],
    earlier: Sequence[Sequence[Table]],
    rule: Rule,
    seconds: float,
    seed: str,
) -> Outcome:
    """Attack a draft together with everything shown before; what does not withstand it, or not in time, is unsafe."""
    began = time.monotonic()
    ends = began + seconds
    columns = {characteristic.code: characteristic for characteristic in characteristics}
    before = gather_earlier(earlier)
    plan = Attack(
        draft,
        before,
        split_tables([*before, *draft.fresh], characteristics=columns),
        Roll(people),
        {scope.key: scope.kind for scope in scopes},
        columns,
        rule,
        seed,
    )
    outcome = Outcome()
    families = find_families([*before, *draft.fresh])
    families.sort(key=lambda family: prod(len(columns[code].categories) for code in family))
    for place, family in enumerate(families):
        plan.storm(family, seconds=(ends - time.monotonic()) / (len(families) - place), outcome=outcome)
    outcome.seconds = time.monotonic() - began
    return outcome


def _leave_out(tables: Sequence[Table], others: Sequence[Table]) -> list[Table]:
    away = {id(table) for table in others}
    return [table for table in tables if id(table) not in away]
