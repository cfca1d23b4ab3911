"""Clearing most atoms at one go: where one person may say something else, alone or against one other person.

The same certificate as a search gives, for all atoms together. A move is free where no figure of the atom's groups is
at its edge. Two opposite moves of different atoms cancel in every group that both stand in: large groups need no room.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from figures.attack.world import Numbers, World

Booleans = npt.NDArray[np.bool_]

LARGE = 100  # people; groups of more need no room where two people of the same large groups move


def sweep(world: World, picks: Numbers) -> tuple[Booleans, Booleans]:
    """For each atom and row: whether the count can be one lower, and whether it can be one higher."""
    is_free = _find_free(world)
    is_large = [len(group) > LARGE for group in world.board.groups]
    small = [[group for group in groups if not is_large[group]] for groups in world.groups]
    has_one = (world.counts > 0)[:, :, None]
    alone = _meet(is_free, world.groups) & has_one
    locally = _meet(is_free, small) & has_one

    classes: dict[tuple[int, ...], int] = {}
    large = [tuple(group for group in groups if is_large[group]) for groups in world.groups]
    of = np.array([classes.setdefault(groups, len(classes)) for groups in large])
    movers = np.zeros((len(classes), *is_free.shape[1:]), dtype=np.int64)
    np.add.at(movers, of, locally)
    # Somebody of another atom with the same large groups goes the other way.
    opposite = locally.swapaxes(1, 2)
    balanced = locally & (movers.swapaxes(1, 2)[of] > opposite)
    movable = alone | balanced
    falls = np.zeros((len(world.sizes), picks.shape[1]), dtype=bool)
    rises = falls.copy()
    for row in range(picks.shape[1]):
        inside = picks[:, row] > 0
        falls[:, row] = movable[:, inside][:, :, ~inside].any(axis=(1, 2))
        rises[:, row] = movable[:, ~inside][:, :, inside].any(axis=(1, 2))
    return falls, rises


def _find_free(world: World) -> Booleans:
    """For each group and two states: whether one of its people may change between them without breaking a figure."""
    states = len(world.board.states)
    is_free = np.ones((len(world.board.groups), states, states), dtype=bool)
    for number, line in enumerate(world.board.lines):
        inside = np.zeros(states, dtype=bool)
        inside[list(line.states)] = True
        if world.down[number] < 1:
            is_free[line.group] &= ~np.outer(inside, ~inside)
        if world.up[number] < 1:
            is_free[line.group] &= ~np.outer(~inside, inside)
    return is_free


def _meet(is_free: Booleans, groups: Sequence[Sequence[int]]) -> Booleans:
    """What is free in all the groups of an atom."""
    met = np.ones((len(groups), *is_free.shape[1:]), dtype=bool)
    for place in range(max((len(some) for some in groups), default=0)):
        atoms = [atom for atom, some in enumerate(groups) if place < len(some)]
        met[atoms] &= is_free[[groups[atom][place] for atom in atoms]]
    return met
