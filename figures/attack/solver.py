"""Integer programmes for what swaps did not find. A solution counts only after it was checked in whole numbers."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import optimize, sparse

from figures.attack.lookalikes import NOBODY, Known
from figures.attack.shown import Board, Row
from figures.attack.world import Numbers, Roll, World

MOST_NUMBERS = 6000  # unknowns of one programme; with more, only atoms near the group may move
NEAR = 60  # atoms of each group near it that may then move


@dataclass(frozen=True, slots=True)
class Reached:
    """Answers with which the count is as far as it was brought, and whether it is certain that it goes no further."""

    counts: Numbers = field(repr=False)
    is_furthest: bool


def find_furthest(
    world: World,
    *,
    atoms: Collection[int],
    row: Row,
    known: Known,
    up: bool,
    wanted: int,
    seconds: float,
    chance: random.Random,
) -> Reached | None:
    """Bring the count of these people down or up, at most by as many as wanted; None if nothing was found in time.

    What the row does not speak of stays as it is with everybody: fewer unknowns, and room enough in most cases.
    """
    free = _choose_free(world, atoms, chance)
    inside = np.isin(free, list(atoms))
    counted = np.zeros((len(free), len(world.board.states)), dtype=np.int64)
    for state in world.board.pick(row):
        counted[inside, state] = 1
    kept = [place for place, code in enumerate(world.board.family) if code not in dict(row)]
    found = _solve(
        world, free, kept=kept, known=known, counted=counted if up else -counted, most=wanted, seconds=seconds
    )
    if found is None:
        return None
    counts = world.counts.copy()
    counts[free] = found[0]
    return Reached(counts, found[1] and not kept and len(free) == len(world.sizes))


def find_start(board: Board, roll: Roll, *, seconds: float) -> World | None:
    """Find one world to begin with: the truth, and for people who are gone anything that fits the older figures."""
    world = World(board, roll)
    if _complete(world, seconds):
        return world
    changed = frozenset(number for number, group in enumerate(board.groups) if roll.find(group)[1].any())
    for apart in (_find_contradicted(world) & changed, changed):
        world = World(board, roll, apart=apart)
        if apart and _complete(world, seconds):
            return world
    return None


def _complete(world: World, seconds: float) -> bool:
    """Let those who are gone have answered in some way that fits, if there is one."""
    gone = np.flatnonzero(world.is_gone)
    if len(gone):
        found = _solve(world, gone, kept=(), known=NOBODY, counted=None, most=0, seconds=seconds)
        if found is None:
            return False
        world.counts[gone] = found[0]
        world.measure()
    return world.is_possible


def _find_contradicted(world: World) -> frozenset[int]:
    """Groups whose figures cannot come from what people say now, whatever those said who are gone."""
    contradicted = set()
    for number, line in enumerate(world.board.lines):
        gone = int(world.sizes[[atom for atom in world.members[line.group] if world.is_gone[atom]]].sum())
        if world.up[number] < 0 or world.down[number] + gone < 0:
            contradicted.add(line.group)
    return frozenset(contradicted)


def _choose_free(world: World, atoms: Collection[int], chance: random.Random) -> Numbers:
    """The atoms that may move: all of them if they are few, otherwise those near the group and some others."""
    states = len(world.board.states)
    if len(world.sizes) * states <= MOST_NUMBERS:
        return np.arange(len(world.sizes))
    inside = sorted(atoms)
    free = set(chance.sample(inside, min(len(inside), NEAR)))
    for group in sorted({group for atom in free for group in world.groups[atom]}):
        members = world.members[group]
        free.update(chance.sample(members, min(len(members), NEAR)))
        if len(free) * states > MOST_NUMBERS:
            break
    return np.array(sorted(free), dtype=np.int64)


def _solve(
    world: World,
    free: Numbers,
    *,
    kept: Sequence[int],
    known: Known,
    counted: Numbers | None,
    most: int,
    seconds: float,
) -> tuple[Numbers, bool] | None:
    """Let these atoms answer in any way that prints the same figures: the furthest found, and if it is the best."""
    states = len(world.board.states)
    now = world.counts[free].ravel()
    rows, columns = [], []
    for place, atom in enumerate(free.tolist()):
        for group in world.groups[atom]:
            for state, lines in enumerate(world.lines_at[group]):
                rows += lines
                columns += [place * states + state] * len(lines)
    touched, numbers = np.unique(np.array(rows, dtype=np.int64), return_inverse=True)
    figures = sparse.csr_matrix(
        (np.ones(len(rows), dtype=np.int64), (numbers, columns)), shape=(len(touched), len(free) * states)
    )
    printed = figures @ now
    low = printed - np.array(world.down, dtype=np.int64)[touched]
    high = printed + np.array(world.up, dtype=np.int64)[touched]
    alike: dict[tuple[str, ...], int] = {}
    for said in world.board.states:
        alike.setdefault(tuple(said[place] for place in kept), len(alike))
    belongs = np.array([alike[tuple(said[place] for place in kept)] for said in world.board.states])
    one = sparse.csr_matrix((np.ones(states, dtype=np.int64), (belongs, np.arange(states))))
    everybody = sparse.kron(sparse.identity(len(free), dtype=np.int64), one, "csr")
    sizes = np.asarray(everybody @ now) if kept else world.sizes[free]
    fixed = np.array([known.get((atom, state), 0) for atom in free.tolist() for state in range(states)])
    rules = [optimize.LinearConstraint(figures, low, high), optimize.LinearConstraint(everybody, sizes, sizes)]
    cost = np.zeros(len(now)) if counted is None else -counted.ravel().astype(float)
    if counted is not None:
        furthest = float(counted.ravel() @ now) + most
        rules.append(optimize.LinearConstraint(counted.ravel()[None, :], -np.inf, furthest))
    result = optimize.milp(
        cost,
        integrality=np.ones(len(now), dtype=np.int64),
        bounds=optimize.Bounds(fixed, np.asarray(everybody.T @ sizes)),
        constraints=rules,
        options={"time_limit": max(seconds, 0.01)},
    )
    if result.x is None:
        return None
    counts = np.rint(result.x).astype(np.int64)
    printed_then = np.asarray(figures @ counts)
    fits = (printed_then >= low).all() and (printed_then <= high).all() and (counts >= fixed).all()
    if not fits or (np.asarray(everybody @ counts) != sizes).any():
        return None
    return counts.reshape(len(free), states), result.status == 0
