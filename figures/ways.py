"""By which way answers came in, and who helped: small numbers stand together, so that they point at nobody.

Only people of capacities that are shown are counted, so that no total tells how many a hidden one has.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from figures.plain import join_words, say_out_of, say_people, start_small
from figures.protected import FEWEST_SHOWN

FEW = f"fewer than {FEWEST_SHOWN}"
NEARLY = "all, or nearly all, of"


@dataclass(frozen=True, slots=True)
class ProtectedWays:
    """How a group of people was parted, as it may be said: a row for each way, small ones together."""

    rows: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """Say it in one sentence: "By the person, on a screen: 12 of 21 people; all other ways: 9 of 21 people."."""
        return f"{'; '.join(f'{name}: {people}' for name, people in self.rows)}."


def protect_ways(*, counts: Mapping[str, int]) -> ProtectedWays | None:
    """Show every part of at least five people, and the rest together. None without one. Unit: people.

    What is left over follows from the total. Where it is one to four people, the smallest part that could be shown
    joins them. Where only one part is large enough, all that is said is that nearly everybody is in it, or everybody.
    """
    large = sorted((name for name in counts if counts[name] >= FEWEST_SHOWN), key=lambda name: -counts[name])
    if not large:
        return None
    whole = sum(counts.values())
    left = whole - sum(counts[name] for name in large)
    if left < FEWEST_SHOWN and len(large) < 2:
        return _say_nearly(large[0], whole)
    if 0 < left < FEWEST_SHOWN:
        left += counts[large.pop()]
    small = [start_small(name) for name in counts if name not in large]
    rows = [(name, say_out_of(counts[name], whole=whole)) for name in large]
    if left:
        rows.append((f"Together: {join_words(small)}", say_out_of(left, whole=whole)))
    return ProtectedWays(tuple(rows))


def _say_nearly(name: str, whole: int) -> ProtectedWays:
    return ProtectedWays(((name, f"{NEARLY} {say_people(whole)}"), ("All others", f"{FEW} people (may be none)")))
