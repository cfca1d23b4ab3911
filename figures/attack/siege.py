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

    def find_offences(self, world: World) -> list[Target]:
        """Try every target once. Raises OutOfTime."""
        search = Search(world, seed=self.seed)
        chance = random.Random(self.seed)
        targets = Targets(world, rule=self.rule)
        self.tally.groups = sum(len(derived.sizes) for derived in targets.derived)
        return [target for target in targets if not self._is_clear(world, search, target, chance)]

    def _is_clear(self, world: World, search: Search, target: Target, chance: random.Random) -> bool:
        if time.monotonic() > self.ends:
            raise OutOfTime
        name = (target.group, target.row, target.wanted)
        if name in self.cleared:
            self.tally.cached += 1
            return True
        self.tally.targets += 1
        known = NOBODY
        lower, higher = search.find_span(atoms=target.atoms, states=target.states, known=known, wanted=target.wanted)
        if lower + higher >= target.wanted:
            self.tally.cleared_by_swaps += 1
        elif self._solve(world, target, known, chance):
            self.tally.cleared_by_solver += 1
        else:
            self.tally.offences += 1
            return False
        self.cleared.add(name)
        return True

    def _solve(self, world: World, target: Target, known: Known, chance: random.Random) -> bool:
        span = 0
        for up in (False, True):
            reached = find_furthest(
                world,
                atoms=target.atoms,
                states=target.states,
                known=known,
                up=up,
                wanted=target.wanted,
                seconds=min(SECONDS_EACH, self.ends - time.monotonic()),
                chance=chance,
            )
            span += reached.people
            if span >= target.wanted:
                return True
            if target.is_gone and reached.is_furthest:
                if up and target.count + reached.people == 0:
                    return True
                if not up and target.count - reached.people >= self.rule.base:
                    return True
        return False
