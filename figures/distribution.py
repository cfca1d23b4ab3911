"""Whether all groups of a table taken together differ from the population, whatever counts the cells allow."""

from collections.abc import Mapping
from itertools import product

from figures.cells import Cell, Rule
from figures.exact import LEVEL, multinomial
from figures.verdicts import allowed

SEED = 4  # for the draws; the same figures always give the same sentence
NOBODY = Cell(0, 0, "none")

DIFFERENT = "Taken together, the groups differ clearly from the population."
NOT_DIFFERENT = "Taken together, the groups do not differ clearly from the population."
NOT_ENOUGH_ANSWERED = (
    "Not enough people answered to tell whether, taken together, the groups differ from the population."
)
TOO_FEW = "Too few people answered to tell whether the groups together differ from the population."


def compare_all(
    *, cells: Mapping[str, Cell], answered: Cell, not_said: Cell | None, reference: Mapping[str, float], rule: Rule
) -> str:
    """Say in a sentence whether the whole table differs from the population, by the exact multinomial test.

    Of all counts that the cells allow, those most likely in this population have the largest chance; so if even those
    are rare, all others are. Empty if the population has nobody in some group, for then the test has no answer.
    """
    if not all(reference.get(code, 0) for code in cells):
        return ""
    if answered.low < rule.fewest:
        return TOO_FEW
    if not _is_rare(cells, answered, NOBODY, reference):
        return NOT_DIFFERENT
    return DIFFERENT if _is_rare(cells, answered, not_said or NOBODY, reference) else NOT_ENOUGH_ANSWERED


def _is_rare(cells: Mapping[str, Cell], answered: Cell, not_said: Cell, reference: Mapping[str, float]) -> bool:
    """Whether whatever the cells allow is rare; the first that is not ends the search."""
    shares = [reference[code] for code in cells]
    is_possible = False
    for people, silent in product(allowed(answered), allowed(not_said)):
        if counts := _likeliest(cells, people, silent, reference):
            is_possible = True
            if multinomial(counts, shares=shares, seed=SEED) >= LEVEL:
                return False
    return is_possible


def _likeliest(cells: Mapping[str, Cell], people: int, silent: int, reference: Mapping[str, float]) -> list[int]:
    """Give the most likely of all allowed counts of so many people, with the silent in any group; empty if none fit.

    Each person is added where that leaves the counts likeliest. What is gained by adding to a group shrinks as it
    grows, so no other order ends higher.
    """
    counts = {code: cell.low for code, cell in cells.items()}
    if not sum(counts.values()) <= people <= sum(cell.high for cell in cells.values()):
        return []
    over = 0  # people who can only be among the silent
    for _ in range(people + silent - sum(counts.values())):
        open_to_more = [code for code, cell in cells.items() if counts[code] < cell.high or over < silent]
        best = max(open_to_more, key=lambda code: reference[code] / (counts[code] + 1))
        over += counts[best] >= cells[best].high
        counts[best] += 1
    return list(counts.values())
