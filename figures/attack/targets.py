"""What an attacker would like to know: how many people of a group that can be told apart gave one answer."""

from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from figures.attack.shown import Row
from figures.attack.world import Numbers, World
from figures.cells import Rule
from figures.menu import NOT_SAID, Table


@dataclass(frozen=True, slots=True)
class Target:
    """One row of a group that follows from the groups on show, and over how many values its count must be able to move.

    group: its name, the same in every round of the attack as long as it is the same people. tables: those it follows
    from. Units: people.
    """

    group: Hashable
    row: Row
    states: frozenset[int] = field(repr=False)
    atoms: frozenset[int] = field(repr=False)
    count: int = field(repr=False)
    size: int = field(repr=False)
    wanted: int = field(repr=False)
    is_gone: bool
    tables: tuple[Table, ...] = field(repr=False)

    @property
    def name(self) -> Hashable:
        return self.group, self.row, self.wanted


@dataclass(frozen=True, slots=True)
class Derived:
    """Groups that follow from the groups on show: how many there are in each row of each, and how to find the rest.

    gather: adds up what is known by atom for each group.
    """

    counts: Numbers = field(repr=False)
    sizes: Numbers = field(repr=False)
    has_gone: Numbers = field(repr=False)
    gather: Callable[[Numbers], Numbers]
    name: Callable[[int], Hashable]
    atoms: Callable[[int], frozenset[int]]
    sides: Callable[[int], tuple[Sequence[Table], ...]]  # the tables of each group it follows from


class Targets:
    """Everything worth knowing in one world."""

    def __init__(self, world: World, *, rule: Rule) -> None:
        self.world, self.rule = world, rule
        self.rows = _list_rows(world)
        picks = np.zeros((len(world.board.states), len(self.rows)), dtype=np.int64)
        for place, (_, states) in enumerate(self.rows):
            picks[list(states), place] = 1
        self.picks = picks
        self.by_atom: Numbers = world.counts @ picks
        self._group_sizes = np.array([int(world.sizes[atoms].sum()) for atoms in world.members])
        self._group_gone = np.array([int(world.sizes[atoms][world.is_gone[atoms]].sum()) for atoms in world.members])
        self.by_group: Numbers = world.totals @ picks
        self._shown = np.flatnonzero([bool(tables) for tables in world.board.tables])
        self.derived = [self._derive_atoms(), self._derive_groups(), self._derive_differences(), self._derive_rest()]

    def list_uncleared(self, cleared: Set[Hashable]) -> Iterator[Target]:
        """Every target whose name is not among those cleared before."""
        base, candidates = self.rule.base, self.rule.candidates
        for derived in self.derived:
            counts, sizes, has_gone = derived.counts, derived.sizes[:, None], derived.has_gone[:, None] > 0
            small = (counts >= 1) & (counts < base)
            # Of people who are gone the truth is not known: the count may be any that is possible.
            maybe = has_gone & (counts <= base + candidates - 3) & ((counts > 0) | (sizes > 1))
            alike = (counts == sizes) & (sizes > 0)
            for place, row in np.argwhere(small | maybe | alike).tolist():
                is_small = bool(small[place, row] or maybe[place, row])
                wanted = min(candidates - 1, int(derived.sizes[place])) if is_small else 1
                answer = self.rows[row][0]
                if (derived.name(place), answer, wanted) in cleared:
                    continue
                if len(answer) == 1 or _is_paired(derived.sides(place), answer):
                    yield self.aim(derived, place, row, wanted=wanted)

    def aim(self, derived: Derived, place: int, row: int, *, wanted: int) -> Target:
        return Target(
            derived.name(place),
            self.rows[row][0],
            self.rows[row][1],
            derived.atoms(place),
            int(derived.counts[place, row]),
            int(derived.sizes[place]),
            wanted,
            bool(derived.has_gone[place]),
            tuple(table for side in derived.sides(place) for table in side),
        )

    def _derive_atoms(self) -> Derived:
        world = self.world
        return Derived(
            self.by_atom,
            world.sizes,
            world.is_gone.astype(np.int64),
            lambda by_atom: by_atom,
            lambda atom: name_atom(world, atom),
            lambda atom: frozenset([atom]),
            lambda atom: tuple(world.board.tables[group] for group in world.groups[atom]),
        )

    def _derive_groups(self) -> Derived:
        world, shown = self.world, self._shown
        return Derived(
            self.by_group[shown],
            self._group_sizes[shown],
            self._group_gone[shown],
            lambda by_atom: self._gather(by_atom)[shown],
            lambda place: ("group", id(world.board.groups[shown[place]])),
            lambda place: frozenset(world.members[shown[place]]),
            lambda place: (world.board.tables[shown[place]],),
        )

    def _derive_differences(self) -> Derived:
        """What is left of a group without another that lies in it."""
        world = self.world
        self.larger, self.smaller = larger, smaller = self._find_nested()

        def find_atoms(place: int) -> frozenset[int]:
            return frozenset(world.members[larger[place]]).difference(world.members[smaller[place]])

        return Derived(
            self.by_group[larger] - self.by_group[smaller],
            self._group_sizes[larger] - self._group_sizes[smaller],
            self._group_gone[larger] - self._group_gone[smaller],
            lambda by_atom: self._gather(by_atom)[larger] - self._gather(by_atom)[smaller],
            lambda place: (
                "difference",
                id(world.board.groups[larger[place]]),
                id(world.board.groups[smaller[place]]),
            ),
            find_atoms,
            lambda place: (world.board.tables[larger[place]], world.board.tables[smaller[place]]),
        )

    def _gather(self, by_atom: Numbers) -> Numbers:
        return np.array([by_atom[atoms].sum(axis=0) for atoms in self.world.members], dtype=np.int64)

    def _find_nested(self) -> tuple[Numbers, Numbers]:
        world = self.world
        atoms = [world.members[group] for group in self._shown]
        rows = np.repeat(np.arange(len(atoms)), [len(some) for some in atoms])
        columns = np.concatenate([np.array(some, dtype=np.int64) for some in atoms])
        holds = sparse.csr_matrix((np.ones(len(rows), dtype=np.int64), (rows, columns)), (len(atoms), len(world.sizes)))
        shared = sparse.csr_matrix(holds.multiply(world.sizes[None, :]) @ holds.T).tocoo()
        sizes = self._group_sizes[self._shown]
        is_nested = (shared.data == sizes[shared.col]) & (sizes[shared.row] > sizes[shared.col])
        return self._shown[shared.row[is_nested]], self._shown[shared.col[is_nested]]

    def _derive_rest(self) -> Derived:
        """Who came and who left between two releases, and what is left of a group without all that lie in it."""
        world = self.world
        within: dict[int, set[int]] = {}
        for larger, smaller in zip(self.larger.tolist(), self.smaller.tolist(), strict=True):
            within.setdefault(larger, set()).add(smaller)
        found: dict[Hashable, tuple[frozenset[int], tuple[Sequence[Table], ...]]] = {}
        for group, inner in within.items():
            atoms = frozenset(atom for atom in world.members[group] if not world.belongs[atom] & inner)
            name = ("rest", *sorted(id(world.board.groups[one]) for one in (group, *inner)))
            found[name] = atoms, (world.board.tables[group],)
        for groups in world.board.versions.values():
            for one in groups:
                for other in groups:
                    if one != other and other not in within.get(one, ()):
                        name = ("change", id(world.board.groups[one]), id(world.board.groups[other]))
                        atoms = frozenset(world.members[one]).difference(world.members[other])
                        found[name] = atoms, (world.board.tables[one], world.board.tables[other])
        named = [(name, atoms, sides) for name, (atoms, sides) in found.items() if atoms]
        lists = [sorted(atoms) for _, atoms, _ in named]

        def gather(by_atom: Numbers) -> Numbers:
            sums = [by_atom[atoms].sum(axis=0) for atoms in lists]
            return np.array(sums, dtype=np.int64).reshape(len(named), *by_atom.shape[1:])

        return Derived(
            gather(self.by_atom),
            gather(world.sizes),
            gather(world.is_gone.astype(np.int64)),
            gather,
            lambda place: named[place][0],
            lambda place: named[place][1],
            lambda place: named[place][2],
        )


def _is_paired(sides: tuple[Sequence[Table], ...], row: Row) -> bool:
    """Whether every group that this follows from has a table that counts these two answers together."""
    codes = tuple(code for code, _ in row)
    return all(any(table.characteristics == codes for table in side) for side in sides)


def name_atom(world: World, atom: int) -> Hashable:
    return "atom", world.first[atom], int(world.sizes[atom])


def _list_rows(world: World) -> list[tuple[Row, frozenset[int]]]:
    """Every answer that is counted by itself, and every two that some table counts together."""
    board = world.board
    rows: list[Row] = []
    for place, code in enumerate(board.family):
        rows += [((code, category),) for category in dict.fromkeys(state[place] for state in board.states)]
    for codes in sorted({table.characteristics for tables in board.tables for table in tables}):
        if len(codes) > 1 and set(codes) <= set(board.family):
            one, two = (board.family.index(code) for code in codes)
            both = dict.fromkeys((state[one], state[two]) for state in board.states)
            rows += [((codes[0], a), (codes[1], b)) for a, b in both if a not in NOT_SAID and b not in NOT_SAID]
    return [(row, board.pick(row)) for row in rows]
