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

    `why_not` says in a sentence why a population could not be used; `together` what can be said of all groups at once.
    """

    characteristic: Any
    table: Any
    groups: tuple
    as_at: date
    population: Any
    reference: Mapping[str, float]
    why_not: str
    together: str = ""


def represented(characteristic, table, *, release, rule: Rule):
    """Judge each group of a shown table against the chosen population, if there is one that fits."""
    population, reference, why_not, together = None, {}, "", ""
    if characteristic.is_compared:
        population, reference, why_not = populations.compared_with(release.organisation, characteristic)
    groups = _shares_alone(characteristic, table, rule)
    if population:
        try:
            groups = _compared(characteristic, table, population, reference, rule)
            together = _all_together(characteristic, table, reference, rule)
        except ValueError as refusal:  # NotComparable, which says why in a sentence
            population, reference, why_not = None, {}, str(refusal)
    return Represented(characteristic, table, groups, release.as_at, population, reference, why_not, together)


# SciPy is for the worker only: the website must not load it, so that these import when they are called.


def _compared(characteristic, table, population, reference, rule):
    from figures.representation import compare

    return compare(
        cells=_cells(characteristic, table),
        answered=table.answered_cell,
        not_said=_not_said(table),
        reference=reference,
        caseload=populations.caseload(population),
        rule=rule,
    )


def _all_together(characteristic, table, reference, rule):
    from figures.distribution import compare_all

    return compare_all(
        cells=_cells(characteristic, table),
        answered=table.answered_cell,
        not_said=_not_said(table),
        reference=reference,
        rule=rule,
    )


def _not_said(table):
    from figures.representation import put_together

    return put_together(*(table.by_code[code,] for code in NOT_SAID))


def _shares_alone(characteristic, table, rule):
    from figures.compared import Compared
    from figures.verdicts import Verdict

    return tuple(
        Compared(
            category=code,
            cell=cell,
            answered=table.answered_cell,
            reference_share=0,
            target_share=None,
            verdict=Verdict.NOT_COMPARED,
            fewest=rule.fewest,
            step=rule.base,
        )
        for code, cell in _cells(characteristic, table).items()
    )


def _cells(characteristic, table):
    cells = table.by_code
    return {code: cells[code,] for code in characteristic.labels}
