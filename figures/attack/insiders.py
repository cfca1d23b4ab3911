"""Attackers who know some answers already: their own, or those of everybody they helped."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from figures.attack.lookalikes import Known
from figures.attack.targets import Target, Targets
from figures.attack.world import World
from figures.menu import BLANK

MOST_HELPERS = 5


def list_own(targets: Targets, *, most: int) -> list[Target]:
    """What somebody might work out of the others who takes their own answer away; a sample where there is too much.

    wanted is 1: no more is asked than that the count of the others is not certain.
    """
    base = targets.rule.base
    found = []
    for number, derived in enumerate(targets.derived):
        counts, sizes = derived.counts, derived.sizes[:, None]
        near = ((counts >= 1) & (counts <= base)) | (counts >= np.maximum(sizes - 1, 1))
        found += [(number, place, row) for place, row in np.argwhere(near & (sizes > 1)).tolist()]
    if len(found) > most:
        found = [found[place] for place in np.linspace(0, len(found) - 1, most).astype(int)]
    single = [one for one in found if len(targets.rows[one[2]][0]) == 1]
    return [targets.aim(targets.derived[number], place, row, wanted=1) for number, place, row in single]


def takes_own(target: Target, atom: int, state: int, *, base: int) -> bool:
    """Whether the others' count is worth knowing to one person of this atom in this state."""
    inside = atom in target.atoms
    others, count = target.size - inside, target.count - (inside and state in target.states)
    return others > 0 and (1 <= count < base or count == others)


def list_helped(world: World, targets: Targets) -> Iterator[tuple[str, Target, Known]]:
    """What those who helped most people answer might work out of the rest of a group in which they helped."""
    people = world.roll.people
    helpers = Counter(person.helped_by for person in people if person.helped_by)
    places = {state: place for place, state in enumerate(world.board.states)}
    for helper, _ in helpers.most_common(MOST_HELPERS):
        known: Counter[tuple[int, int]] = Counter()
        for unit, person in enumerate(people):
            if person.helped_by == helper and world.atom_of[unit] >= 0:
                said = tuple(person.answers.get(code, BLANK) for code in world.board.family)
                known[int(world.atom_of[unit]), places[said]] += 1
        answers = np.zeros_like(world.counts)
        for (atom, state), number in known.items():
            answers[atom, state] = number
        for derived in targets.derived:
            helped = derived.gather(answers.sum(axis=1))
            counts = derived.counts - derived.gather(answers @ targets.picks)
            others = (derived.sizes - helped)[:, None]
            small = ((counts >= 1) & (counts < targets.rule.base)) | ((counts == others) & (others > 0))
            for place, row in np.argwhere(small & (helped > 0)[:, None]).tolist():
                if len(targets.rows[row][0]) == 1:
                    yield helper, targets.aim(derived, place, row, wanted=1), known
