"""Who takes part, compared with the population the organisation chose: words and positions, never counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluation.indicators import populations
from figures.cells import Rule
from figures.menu import NOT_SAID


@dataclass(frozen=True)
class Represented:
    """One characteristic of the whole organisation. `population` is empty where there is nothing to compare with.

    `why_not` says in a sentence why a population could not be used.
    """

    characteristic: Any
    figures: Any
    groups: tuple
    as_at: date
    population: Any
    reference: Mapping[str, float]
    why_not: str


def represented(characteristic, figures, *, release, rule: Rule):
    """Judge each group of a shown table against the chosen population, if there is one that fits."""
    population, reference, why_not = None, {}, ""
    if characteristic.is_compared:
        population, reference, why_not = populations.compared_with(release.organisation, characteristic)
    groups = _shares_alone(characteristic, figures, rule)
    if population:
        try:
            groups = _compared(characteristic, figures, population, reference, rule)
        except ValueError as refusal:  # NotComparable, which says why in a sentence
            population, reference, why_not = None, {}, str(refusal)
    return Represented(characteristic, figures, groups, release.as_at, population, reference, why_not)


# SciPy is for the worker only: the website must not load it, so that these two import when they are called.


def _compared(characteristic, figures, population, reference, rule):
    from figures.representation import compare, put_together

    return compare(
        cells=_cells(characteristic, figures),
        answered=figures.answered,
        not_said=put_together(*(cell for code in NOT_SAID if (cell := figures.cell(code)))),
        reference=reference,
        caseload=populations.caseload(population),
        rule=rule,
    )


def _shares_alone(characteristic, figures, rule):
    from figures.compared import Compared
    from figures.verdicts import Verdict

    return tuple(
        Compared(code, cell, figures.answered, 0, None, Verdict.NOT_COMPARED, rule.fewest, rule.base)
        for code, cell in _cells(characteristic, figures).items()
    )


def _cells(characteristic, figures):
    return {code: figures.cells[(code,)] for code in characteristic.labels if (code,) in figures.cells}
