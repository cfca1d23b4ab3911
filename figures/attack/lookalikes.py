"""Other ways to have answered that print exactly the same figures, found by letting one or two people swap answers.

Each is proof that a count may be another one: nothing else than such proof clears a count. What is not found here is
left to a solver, and what that does not find either is withheld.
"""

import random
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from figures.attack.world import Move, World

Known = Mapping[tuple[int, int], int]  # people whose answers the attacker knows: atom and state, and how many
NOBODY: Known = {}
UNKNOWN = (1_000_000_000, -1)  # a range that says nothing

ATOMS_TRIED = 16
OTHERS_TRIED = 8
STEPS_TRIED = 6
DEPTH = 3  # so many others may move to balance one
TRIES = 300


class Search:
    """Looks for worlds in which more or fewer people of a group are in some states."""

    def __init__(self, world: World, *, seed: str, truth: World | None = None) -> None:
        self.world = world
        # The atoms and states in which somebody is, but nobody in this world.
        emptied = np.argwhere((world.counts == 0) & ((truth or world).counts > 0)).tolist()
        self.emptied = frozenset((atom, state) for atom, state in emptied)
        self.chance = random.Random(seed)
        self.counts = world.counts.tolist()
        self._holders: dict[tuple[int, int], list[int]] = {}
        self._left = 0

    def find_range(
        self, *, atoms: Collection[int], states: frozenset[int], known: Known, wanted: int
    ) -> tuple[int, int]:
        """The lowest and the highest count of these atoms' people in these states, as far as found. Unit: people.

        `used` is then who cannot be spared on the first way that was found: the atoms and states that it empties.
        """
        self._left = TRIES
        self.used: frozenset[tuple[int, int]] = frozenset()
        if any(self.counts[atom][state] < number for (atom, state), number in known.items()):
            return UNKNOWN
        now = sum(self.counts[atom][state] for atom in atoms for state in states)
        found = [0, 0]
        for way in (0, 1):
            moves: list[Move] = []
            while sum(found) < wanted:
                more = self._shift(atoms, states, known, moves, up=bool(way))
                if more is None:
                    break
                moves = more
                found[way] += 1
                if sum(found) == 1:
                    self.used = frozenset(
                        (atom, before) for atom, before, _ in moves if not self._has(atom, before, known, moves)
                    )
        return now - found[0], now + found[1]

    def _shift(
        self, atoms: Collection[int], states: frozenset[int], known: Known, moves: Sequence[Move], *, up: bool
    ) -> list[Move] | None:
        """Go one person further. The moves so far are kept; those added move one person of these atoms, and balance."""
        everything = range(len(self.world.board.states))
        leaving = [state for state in everything if (state in states) != up]
        entering = [state for state in everything if (state in states) == up]
        able = [atom for atom in atoms if any(self.counts[atom][state] for state in leaving)]
        for atom in self.chance.sample(able, min(ATOMS_TRIED, len(able))):
            for before in leaving:
                if not self._has(atom, before, known, moves):
                    continue
                tried: list[tuple[list[Move], list[tuple[int, int]]]] = []
                for _, after in self._order([(before, after) for after in entering]):
                    if self._left <= 0:
                        return None
                    self._left -= 1
                    trial = [*moves, (atom, before, after)]
                    broken = self.world.find_broken(trial)
                    if not broken:
                        return trial
                    tried.append((trial, broken))
                for trial, broken in sorted(tried, key=lambda one: len(one[1])):
                    balanced = self._balance(trial, broken, atoms, states, known, DEPTH)
                    if balanced:
                        return balanced
        return None

    def _balance(
        self,
        moves: list[Move],
        broken: Sequence[tuple[int, int]],
        atoms: Collection[int],
        states: frozenset[int],
        known: Known,
        depth: int,
    ) -> list[Move]:
        """Let others move so that every figure comes out as before; empty if nobody is found.

        Whoever moves mends the broken figure of the smallest group, and leaves fewer broken than there were.
        """
        world = self.world
        number, sign = min(broken, key=lambda one: len(world.members[world.board.lines[one[0]].group]))
        line = world.board.lines[number]
        groups = {world.board.lines[other].group for other, _ in broken}
        leaving, entering = (line.states, self._outside(line.states))[::sign]
        for other, its in broken:
            where = world.board.lines[other].states
            if its > 0 and where & leaving:
                leaving = leaving & where
            if its < 0 and where & entering:
                entering = entering & where
        steps = [(before, after) for before in leaving for after in entering if before != after]
        for before, after in self._order(steps):
            crosses = (before in states) != (after in states)
            holders = self._find_holders(line.group, before)
            some = self.chance.sample(holders, min(len(holders), OTHERS_TRIED))
            for atom in sorted(some, key=lambda one: -len(groups & world.belongs[one])):
                if (crosses and atom in atoms) or not self._has(atom, before, known, moves):
                    continue
                if self._left <= 0:
                    return []
                self._left -= 1
                trial = [*moves, (atom, before, after)]
                still = world.find_broken(trial)
                if not still:
                    return trial
                if depth and len(still) < len(broken):
                    mended = self._balance(trial, still, atoms, states, known, depth - 1)
                    if mended:
                        return mended
        return []

    def _order(self, steps: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Some of these steps by chance, those first that change one characteristic only."""
        if len(self.world.board.family) == 1:
            return self.chance.sample(steps, min(len(steps), STEPS_TRIED))
        by_chance = self.chance.sample(steps, len(steps))
        said = self.world.board.states
        return sorted(
            by_chance, key=lambda step: sum(a != b for a, b in zip(said[step[0]], said[step[1]], strict=True))
        )[:STEPS_TRIED]

    def _outside(self, states: frozenset[int]) -> frozenset[int]:
        return frozenset(range(len(self.world.board.states))) - states

    def _has(self, atom: int, state: int, known: Known, moves: Sequence[Move]) -> bool:
        """Whether somebody of the atom is left in the state who may move."""
        taken = sum(1 for where, before, _ in moves if where == atom and before == state)
        return bool(self.counts[atom][state] - known.get((atom, state), 0) - taken > 0)

    def _find_holders(self, group: int, state: int) -> list[int]:
        if (group, state) not in self._holders:
            self._holders[group, state] = [atom for atom in self.world.members[group] if self.counts[atom][state]]
        return self._holders[group, state]
