"""Attacking one family of characteristics: every target is cleared by other worlds, or it is an offence."""

import random
import time
from collections.abc import Hashable
from dataclasses import dataclass, field

from figures.attack.lookalikes import NOBODY, Known, Search
from figures.attack.solver import find_furthest
from figures.attack.targets import Target, Targets
from figures.attack.world import World
from figures.cells import Rule

SECONDS_EACH = 2.0  # the longest one programme may take
MOST_WORLDS = 6  # around which others are looked for


class OutOfTime(Exception):
    """The attack could not be finished; whatever it has not cleared counts as an offence."""


@dataclass(slots=True)
class Tally:
    """What the attack did. It says how many small counts there are, so nothing of it but `groups` may be published."""

    groups: int = 0
    targets: int = 0
    cleared_by_swaps: int = 0
    cleared_by_solver: int = 0
    offences: int = 0
    cached: int = 0


@dataclass(slots=True)
class Siege:
    """The state that outlives a round: what is cleared stays cleared, because withholding only takes figures away."""

    rule: Rule
    seed: str
    ends: float = 0.0
    cleared: set[Hashable] = field(default_factory=set, repr=False)
    tally: Tally = field(default_factory=Tally)
    _searches: list[Search] = field(default_factory=list, repr=False)
    _chance: random.Random = field(default_factory=random.Random, repr=False)

    def find_offences(self, world: World) -> list[Target]:
        """Try every target once. Raises OutOfTime."""
        self._chance = random.Random(self.seed)
        self._searches = [Search(world, seed=self.seed)]
        targets = Targets(world, rule=self.rule)
        self.tally.groups = sum(len(derived.sizes) for derived in targets.derived)
        return [target for target in targets if not self._is_clear(target)]

    def _is_clear(self, target: Target) -> bool:
        if time.monotonic() > self.ends:
            raise OutOfTime
        name = (target.group, target.row, target.wanted)
        if name in self.cleared:
            self.tally.cached += 1
            return True
        self.tally.targets += 1
        known = NOBODY
        if self._swap(target, known):
            self.tally.cleared_by_swaps += 1
        elif self._solve(target, known):
            self.tally.cleared_by_solver += 1
        else:
            self.tally.offences += 1
            return False
        self.cleared.add(name)
        return True

    def _swap(self, target: Target, known: Known) -> bool:
        """Look around every world that was found so far."""
        lowest = highest = target.count
        for search in self._searches:
            low, high = search.find_range(atoms=target.atoms, states=target.states, known=known, wanted=target.wanted)
            lowest, highest = min(lowest, low), max(highest, high)
            if highest - lowest >= target.wanted:
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
                seconds=min(SECONDS_EACH, self.ends - time.monotonic()),
                chance=self._chance,
            )
            if reached is None:
                continue
            if len(self._searches) < MOST_WORLDS:
                self._searches.append(Search(reached.world, seed=self.seed))
            count = int(reached.world.counts[sorted(target.atoms)][:, sorted(target.states)].sum())
            lowest, highest = min(lowest, count), max(highest, count)
            if highest - lowest >= target.wanted:
                return True
            if target.is_gone and reached.is_furthest and (highest == 0 if up else lowest >= self.rule.base):
                return True
        return False
