"""The share of each category in a population, in whichever scheme the other side is counted in."""

from collections.abc import Mapping
from typing import Any, Protocol

from participants.categories import NoMapping, map_codes, scheme
from participants.categories.schemes import all_schemes


class ComparedWith(Protocol):
    """What is needed of a reference population."""

    scheme: str
    dimension: str
    area_name: str
    counts: Any


def shares(population: ComparedWith, *, scheme: str) -> Mapping[str, float]:
    """The share of each category of this scheme among those who gave an answer. Raises NoMapping with a sentence."""
    counts = list(population.counts.all())
    _refuse_unrecognised(population, counts)
    becomes = map_codes(population.scheme, scheme)
    numbers = dict.fromkeys(_codes(scheme), 0)
    for count in counts:
        numbers[becomes[count.category]] += count.number
    everyone = sum(numbers.values())
    if not everyone:
        raise NoMapping(f"{_name(population)} cannot be compared with: nobody is counted in it.")
    return {code: number / everyone for code, number in numbers.items()}


def _refuse_unrecognised(population: ComparedWith, counts: list[Any]) -> None:
    unknown = [count.label for count in counts if not count.category]
    if population.scheme not in all_schemes():
        raise NoMapping(
            f"{_name(population)} cannot be compared with: its categories are not those of a scheme we know."
        )
    if unknown:
        named = ", ".join(f"“{label}”" for label in unknown[:3])
        more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
        raise NoMapping(
            f"{_name(population)} cannot be compared with: {named}{more} belongs to no category of “"
            f"{_scheme_name(population.scheme)}”."
        )


def _name(population: ComparedWith) -> str:
    return f"“{population.dimension}, {population.area_name}”"


def _codes(code: str) -> list[str]:
    return [category.code for category in scheme(code).categories]


def _scheme_name(code: str) -> str:
    return scheme(code).name
