"""What a published population file holds once it has been read."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass


class PopulationFileError(Exception):
    """Says in a sentence what is wrong with the file, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people of one category live in an area."""

    code: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Area:
    """One area with its counts; what may not be compared stands apart in `left_out`."""

    code: str
    name: str
    counts: tuple[Count, ...]
    left_out: tuple[Count, ...] = ()

    @property
    def total(self) -> int:
        """Everyone counted in the area, without what was left out."""
        return sum(count.number for count in self.counts)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A category or column of the file that is not part of the comparison, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class PopulationTable:
    """A published table: how many people of each category live in each area."""

    dimension: str
    area_kind: str
    areas: Mapping[str, Area]
    left_out: tuple[LeftOut, ...]

    def area(self, code: str) -> Area:
        """The area with this code; KeyError if the file has none."""
        return self.areas[code.strip().upper()]

    def find(self, words: str) -> tuple[Area, ...]:
        """Areas whose name or code holds all these words, those that begin with them first."""
        wanted = _plain(words).split()
        if not wanted:
            return ()
        phrase = " ".join(wanted)
        found = [
            (not _plain(area.name).startswith(phrase), _plain(area.name), area.code)
            for area in self.areas.values()
            if all(word in _plain(f"{area.name} {area.code}") for word in wanted)
        ]
        return tuple(self.areas[code] for _later, _name, code in sorted(found))


def _plain(words: str) -> str:
    """Small letters without accents, so that "ynys mon" finds Ynys Môn."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(letter)
    )
