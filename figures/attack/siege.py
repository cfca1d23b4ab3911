"""Attacking one family of characteristics: every target is cleared by other worlds, or it is an offence."""

import random
import time
from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass, field

import numpy as np

from figures.attack.insiders import list_helped, list_own, takes_own
from figures.attack.lookalikes import NOBODY, Known, Search
from figures.attack.solver import find_furthest
from figures.attack.sweep import sweep
from figures.attack.targets import Target, Targets
from figures.attack.world import World
from figures.cells import Rule
from figures.menu import Table

SECONDS_EACH = 2.0  # the longest one programme may take
SHARE_EACH = 0.1  # and how much of the time that is left
MOST_OWN = 5_000  # targets at which people take their own answer away; with more, a sample
MOST_WORLDS = 6  # around which others are looked for


class OutOfTime(Exception):
    """The attack could not be finished; whatever it has not cleared counts as an offence."""


@dataclass(slots=True)
class Tally:
    """What the attack did. It says how many small counts there are, so nothing of it but `groups` may be published."""

    groups: int = 0
    swept: int = 0
    targets: int = 0
    cleared_by_swaps: int = 0
    cleared_by_solver: int = 0
    offences: int = 0
    left_open: int = 0


@dataclass(slots=True)
class Siege:
    """The state that outlives a round: what is cleared stays cleared, because withholding only takes figures away."""

    rule: Rule
    seed: str
    ends: float = 0.0
    cleared: set[Hashable] = field(default_factory=set, repr=False)
    tally: Tally = field(default_factory=Tally)
    _ours: Set[int] = field(default_factory=set, repr=False)
    _unsafe: dict[int, Table] = field(default_factory=dict, repr=False)
    _unsafe_groups: set[int] = field(default_factory=set, repr=False)
    _used: Set[tuple[int, int]] = field(default_factory=set, repr=False)
    _searches: list[Search] = field(default_factory=list, repr=False)
    _chance: random.Random = field(default_factory=random.Random, repr=False)

    def find_unsafe(self, world: World, fresh: Sequence[Table]) -> list[Table]:
        """Try every target that is not cleared yet; for each offence name the smallest fresh table that it takes.

        Raises OutOfTime. What is left open because a table of some of its people is named is tried in the next round.
        """
        self._chance = random.Random(self.seed)
        self._searches = [Search(world, seed=self.seed)]
        targets = Targets(world, rule=self.rule)
        self.tally.groups = max(self.tally.groups, sum(len(derived.sizes) for derived in targets.derived))
        self._ours = {id(table) for table in fresh}
        self._unsafe, self._unsafe_groups = {}, set()
        self._sweep(world, targets)
        for target in targets.list_uncleared(self.cleared):
            if self._try(target, NOBODY):
                self.cleared.add(target.name)
        if not self._unsafe:
            self._try_insiders(targets)
        return list(self._unsafe.values())

    def _sweep(self, world: World, targets: Targets) -> None:
        """Clear what can be one lower and one higher, and of single people what can be either."""
        before = len(self.cleared)
        falls, rises = sweep(world, targets.picks)
        atoms = targets.derived[0]
        for wanted, is_clear in ((1, falls | rises), (2, falls & rises)):
            for atom, row in np.argwhere(is_clear & (atoms.counts > 0)).tolist():
                self.cleared.add((atoms.name(atom), targets.rows[row][0], wanted))
        self.tally.swept += len(self.cleared) - before

    def _try_insiders(self, targets: Targets) -> None:
        """Let everybody take their own answers away, and those who helped the answers that they know."""
        world = targets.world
        for target in list_own(targets, most=MOST_OWN):
            if ("own", target.name) in self.cleared:
                continue
            if not self._swap(target, NOBODY):
                spared: Set[tuple[int, int]] = {
                    (atom, state) for atom in target.atoms for state in np.flatnonzero(world.counts[atom]).tolist()
                }
            else:
                spared = self._used
            knowing = [one for one in sorted(spared) if takes_own(target, *one, base=self.rule.base)]
            if all([self._try(target, {one: 1}) for one in knowing]):
                self.cleared.add(("own", target.name))
        for helper, target, known in list_helped(world, targets):
            name = ("helped", helper, target.name)
            if name not in self.cleared and self._try(target, known):
                self.cleared.add(name)

    def _try(self, target: Target, known: Known) -> bool:
        """Clear a target, or name the table that must go."""
        if time.monotonic() > self.ends:
            raise OutOfTime
        world = self._searches[0].world
        self.tally.targets += 1
        if self._swap(target, known):
            self.tally.cleared_by_swaps += 1
        elif any(world.belongs[atom] & self._unsafe_groups for atom in target.atoms):
            self.tally.left_open += 1
            return False
        elif self._solve(target, known):
            self.tally.cleared_by_solver += 1
        else:
            self.tally.offences += 1
            table = _choose_smallest(target, world, self._ours)
            if table is not None:
                self._unsafe[id(table)] = table
                self._unsafe_groups |= {
                    n for n, tables in enumerate(world.board.tables) if any(one is table for one in tables)
                }
            return False
        return True

    def _swap(self, target: Target, known: Known) -> bool:
        """Look around every world that was found so far."""
        lowest = highest = target.count
        self._used = frozenset()
        for search in self._searches:
            low, high = search.find_range(atoms=target.atoms, states=target.states, known=known, wanted=target.wanted)
            lowest, highest = min(lowest, low), max(highest, high)
            if highest - lowest >= target.wanted:
                self._used = search.used | search.emptied
                return True
        return False

    def _solve(self, target: Target, known: Known) -> bool:
        lowest = highest = target.count
        for up in (False, True):
            reached = find_furthest(
                self._searches[0].world,
                atoms=target.atoms,
                row=target.row,
                known=known,
                up=up,
                wanted=target.wanted,
                seconds=min(SECONDS_EACH, SHARE_EACH * (self.ends - time.monotonic())),
                chance=self._chance,
            )
            if reached is None:
                continue
            if len(self._searches) < MOST_WORLDS:
                other = self._searches[0].world.answer_otherwise(reached.counts)
                self._searches.append(Search(other, seed=self.seed, truth=self._searches[0].world))
            count = int(reached.counts[sorted(target.atoms)][:, sorted(target.states)].sum())
            lowest, highest = min(lowest, count), max(highest, count)
            if highest - lowest >= target.wanted:
                return True
            if target.is_gone and reached.is_furthest and (highest == 0 if up else lowest >= self.rule.base):
                return True
        return False


def _choose_smallest(offence: Target, world: World, ours: Set[int]) -> Table | None:
    """The smallest fresh table that the offence follows from, or else that shows any of its people."""
    touching = [table for table in offence.tables if id(table) in ours]
    if not touching:
        groups = {group for atom in offence.atoms for group in world.groups[atom]}
        touching = [table for group in sorted(groups) for table in world.board.tables[group] if id(table) in ours]
    return min(touching, key=lambda table: (len(table.group), -len(table.cells), table.scope), default=None)
