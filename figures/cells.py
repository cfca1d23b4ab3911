"""A count of people as it may be shown: nothing below five, and everything else to the nearest five.

The rule is the six sentences of docs/adr/0012-six-sentences.md. An organisation may make it stricter, never looser.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """How equality figures are protected. Units: people, unless said otherwise. Raises ValueError for a looser rule."""

    fewest: int = 10  # answers that a table needs
    difference: int = 10  # by how many people two tables on show differ, and how many changes a new release needs
    base: int = 5  # counts are shown to the nearest so many; fewer than so many are one band
    pair_from: int = 100  # answers that a table of two characteristics needs
    pair_cells: int = 18  # the most cells such a table may have
    helped_percent: int = 30  # the largest share of a table's answers in which one member of staff had a hand
    candidates: int = 3  # values that must stay possible for every count of 1 to base - 1

    def __post_init__(self) -> None:
        if self.base not in (5, 10, 20):
            raise ValueError(f"Counts are shown to the nearest 5, 10 or 20, not {self.base}.")
        looser = self.fewest < 10 or self.difference < 10 or self.pair_from < 100 or self.candidates < 3
        if looser or self.pair_cells > 18 or self.helped_percent > 30:
            raise ValueError("This rule is looser than the one it must keep.")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one count once it is shown: it lies between `low` and `high`, both included. Unit: people."""

    low: int
    high: int
    text: str

    @property
    def shown(self) -> int | None:
        """The rounded figure, or None for the lowest band."""
        return int(self.text.replace(",", "")) if self.low else None


def protect_count(count: int, *, rule: Rule) -> Cell:
    """Turn a count into the cell that stands for it. Unit: people. Raises ValueError for a count below zero.

    Base 5: 0 to 4 are "fewer than 5 (may be none)", 5 to 7 are 5, 8 to 12 are 10.
    """
    if count < 0:
        raise ValueError("Nobody is counted less than never.")
    base = rule.base
    if count < base:
        return Cell(0, base - 1, f"fewer than {base} (may be none)")
    rounded = (count + base // 2) // base * base
    return Cell(max(base, rounded - base // 2), rounded + (base - 1) // 2, f"{rounded:,}")
