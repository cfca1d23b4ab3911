"""One way in which everybody may have answered so that exactly the figures on show come out: to begin with, the truth.

People who stand in the same groups cannot be told apart by any figure; together they are an atom. A world says how many
people of each atom are in each state, and how much room each figure leaves. Units: people.
"""

from collections.abc import Hashable, Sequence, Set
from copy import copy

import numpy as np
import numpy.typing as npt

from figures.attack.shown import Board
from figures.counting import Group
from figures.menu import BLANK, Person

Numbers = npt.NDArray[np.int64]
Move = tuple[int, int, int]  # one person of this atom says the second state instead of the first


class Roll:
    """Everybody who is counted now, and where each group finds them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self._places: dict[Hashable, int] = {person.key: place for place, person in enumerate(people)}
        self._found: dict[int, tuple[Group, Numbers, Numbers, list[Hashable]]] = {}

    def find(self, group: Group) -> tuple[Numbers, Numbers, list[Hashable]]:
        """The places of a group's members who are still there, whether each has changed since, and who is gone."""
        if id(group) not in self._found:
            here = [(self._places[key], mark) for key, mark in group.items() if key in self._places]
            changed = [int(self.people[place].revision != mark) for place, mark in here]
            gone = [key for key in group if key not in self._places]
            places = np.array([place for place, _ in here], dtype=np.int64)
            self._found[id(group)] = (group, places, np.array(changed, dtype=np.int64), gone)
        return self._found[id(group)][1:]

    def has_changed(self, key: Hashable, mark: int) -> bool:
        """Whether somebody is still there and has sent other answers since."""
        return key in self._places and self.people[self._places[key]].revision != mark


class World:
    """Atoms, how they answered, and the room that the figures leave.

    counts: atom × state. is_gone: atoms of people whose answers are no longer there; their counts are one possibility.
    apart: groups in which people who have sent answers again since said something else then; elsewhere the attacker
    supposes that they said the same both times.
    first: the place of each atom's first person, which names the atom as long as its size stays.
    """

    def __init__(self, board: Board, roll: Roll, *, apart: Set[int] = frozenset()) -> None:
        self.board, self.roll, self.apart = board, roll, apart
        members, self.units = self._number_units()
        self.members: list[list[int]] = []  # the atoms of each group
        self.atom_of = self._find_atoms(members)
        self.counts = self._count()
        self.lines_at: list[list[list[int]]] = [[[] for _ in board.states] for _ in board.groups]
        for number, line in enumerate(board.lines):
            for state in line.states:
                self.lines_at[line.group][state].append(number)
        self._touched: dict[tuple[int, int, int], tuple[list[int], list[int]]] = {}
        self.measure()

    def _number_units(self) -> tuple[list[tuple[Numbers, Numbers]], int]:
        gone: dict[Hashable, int] = {}
        members = []
        for number, group in enumerate(self.board.groups):
            places, changed, lost = self.roll.find(group)
            if number in self.apart:
                said_then = [(key, mark) for key, mark in group.items() if self.roll.has_changed(key, mark)]
                places, lost = places[changed == 0], [*lost, *said_then]
                changed = np.zeros(len(places), dtype=np.int64)
            away = [gone.setdefault(key, len(self.roll.people) + len(gone)) for key in lost]
            units = np.concatenate([places, np.array(away, dtype=np.int64)])
            members.append((units, np.concatenate([changed, np.zeros(len(away), dtype=np.int64)])))
        return members, len(self.roll.people) + len(gone)

    def _find_atoms(self, members: list[tuple[Numbers, Numbers]]) -> Numbers:
        """Sort everybody by the groups they stand in, and by whether they changed their answers since."""
        units = np.concatenate([units for units, _ in members])
        tokens = np.concatenate([changed + 2 * number for number, (_, changed) in enumerate(members)])
        order = np.lexsort((tokens, units))
        units, tokens = units[order], tokens[order]
        starts = np.flatnonzero(np.r_[True, units[1:] != units[:-1]])
        ends = np.r_[starts[1:], len(units)]
        atoms: dict[tuple[bool, bytes], int] = {}
        atom_of = np.full(self.units, -1, dtype=np.int64)
        self.groups: list[list[int]] = []  # the groups of each atom
        sizes: list[int] = []
        self.first: list[int] = []
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            unit = int(units[start])
            signature = (unit >= len(self.roll.people), tokens[start:end].tobytes())
            atom = atoms.setdefault(signature, len(atoms))
            if atom == len(self.groups):
                self.groups.append((tokens[start:end] // 2).tolist())
                sizes.append(0)
                self.first.append(unit)
            sizes[atom] += 1
            atom_of[unit] = atom
        self.sizes = np.array(sizes, dtype=np.int64)
        self.is_gone = np.array([first >= len(self.roll.people) for first in self.first])
        self.belongs = [frozenset(groups) for groups in self.groups]
        self.members = [[] for _ in members]
        for atom, groups in enumerate(self.groups):
            for group in groups:
                self.members[group].append(atom)
        return atom_of

    def _count(self) -> Numbers:
        board, people = self.board, self.roll.people
        places = {state: place for place, state in enumerate(board.states)}
        counts = np.zeros((len(self.groups), len(board.states)), dtype=np.int64)
        here = np.flatnonzero(self.atom_of[: len(people)] >= 0)
        said = [places[tuple(people[unit].answers.get(code, BLANK) for code in board.family)] for unit in here.tolist()]
        np.add.at(counts, (self.atom_of[here], np.array(said, dtype=np.int64)), 1)
        return counts

    def measure(self) -> None:
        """Work out anew how much room each figure leaves below and above."""
        self.totals = np.array([self.counts[atoms].sum(axis=0) for atoms in self.members])
        down, up = [], []
        for line in self.board.lines:
            number = int(self.totals[line.group][list(line.states)].sum())
            down.append(number - line.low)
            up.append(line.high - number)
        self.down, self.up = down, up

    def answer_otherwise(self, counts: Numbers) -> "World":
        """Make another world of the same people, in which they answered so."""
        other = copy(self)
        other.counts = counts
        other.measure()
        return other

    @property
    def is_possible(self) -> bool:
        """Whether these counts give exactly the figures on show, and every person is in one state."""
        everybody = bool((self.counts.sum(axis=1) == self.sizes).all() and (self.counts >= 0).all())
        return everybody and min(self.down, default=0) >= 0 and min(self.up, default=0) >= 0

    def find_broken(self, moves: Sequence[Move]) -> list[tuple[int, int]]:
        """The figures that would come out differently after these moves, each with 1 if too high and -1 if too low."""
        down, up = self.down, self.up
        if len(moves) == 1:
            broken = []
            for less, more in self._find_touched(*moves[0]):
                broken += [(line, -1) for line in less if down[line] < 1]
                broken += [(line, 1) for line in more if up[line] < 1]
            return broken
        change: dict[int, int] = {}
        for move in moves:
            for less, more in self._find_touched(*move):
                for line in less:
                    change[line] = change.get(line, 0) - 1
                for line in more:
                    change[line] = change.get(line, 0) + 1
        return [(line, 1 if n > 0 else -1) for line, n in change.items() if n > up[line] or -n > down[line]]

    def _find_touched(self, atom: int, before: int, after: int) -> list[tuple[list[int], list[int]]]:
        """The figures of each of its groups that get smaller and larger by one."""
        touched = []
        for group in self.groups[atom]:
            step = group, before, after
            if step not in self._touched:
                less, more = self.lines_at[group][before], self.lines_at[group][after]
                both = set(less) & set(more)
                self._touched[step] = [n for n in less if n not in both], [n for n in more if n not in both]
            touched.append(self._touched[step])
        return touched
