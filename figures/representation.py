"""Who is in the room beside who lives here, group by group, worked out from protected figures only."""

from collections.abc import Mapping

from figures.cells import Cell, Rule
from figures.compared import Compared
from figures.plain import join_words
from figures.verdicts import Expected, judge

__all__ = ["Compared", "NotComparable", "compare", "put_together"]


class NotComparable(ValueError):
    """These answers and this population do not fit together; the message is a sentence for people."""


def compare(
    *,
    cells: Mapping[str, Cell],
    answered: Cell,
    not_said: Cell | None,
    reference: Mapping[str, float],
    targets: Mapping[str, float] | None = None,
    caseload: int | None = None,
    rule: Rule,
) -> tuple[Compared, ...]:
    """Compare every group of a table with a population, group by group, in the order of the cells.

    cells: the groups that people could choose, without those who did not say. not_said: declined and left blank
    together (`put_together`); None where that is not known. reference: each group's share of the population, 0 to 1,
    adding up to 1. targets: shares aimed for instead. caseload: how many people the population has in all, if it is
    small and all these people come from it. Raises NotComparable with a sentence.
    """
    targets = targets or {}
    _check(cells, answered, reference, targets)
    if caseload is not None and answered.low > caseload:
        raise NotComparable("More people answered than the caseload has.")
    expected = {code: Expected(targets.get(code, reference[code]), caseload) for code in cells}
    verdicts = judge(expected=expected, cells=cells, answered=answered, not_said=not_said, rule=rule)
    return tuple(
        Compared(
            category=code,
            cell=cell,
            answered=answered,
            reference_share=reference[code],
            target_share=targets.get(code),
            verdict=verdicts[code],
            fewest=rule.fewest,
            step=rule.base,
            caseload=caseload,
        )
        for code, cell in cells.items()
    )


def put_together(*cells: Cell) -> Cell:
    """Put cells of different people together: what is known of all of them."""
    low, high = sum(cell.low for cell in cells), sum(cell.high for cell in cells)
    return Cell(low, high, f"{sum(cell.shown or 0 for cell in cells):,}" if low else f"fewer than {high + 1}")


def _check(
    cells: Mapping[str, Cell], answered: Cell, reference: Mapping[str, float], targets: Mapping[str, float]
) -> None:
    if missing := [code for code in cells if code not in reference]:
        raise NotComparable(f"The population has no share for {join_words(missing)}, so nothing can be compared.")
    if unasked := [code for code in (*reference, *targets) if code not in cells]:
        raise NotComparable(f"Nobody could answer {join_words(unasked)}, so the shares are those of other people.")
    if not all(0 <= share <= 1 for share in (*reference.values(), *targets.values())):
        raise NotComparable("A share lies between 0% and 100%.")
    if not all(targets.values()):
        raise NotComparable("A target of 0% aims for nobody, so nothing can be compared with it.")
    if abs(sum(reference.values()) - 1) > 0.001:
        raise NotComparable("The shares of the population do not add up to 100%.")
    if sum(cell.low for cell in cells.values()) > answered.high:
        raise NotComparable("The groups of this table have more people than answered.")
