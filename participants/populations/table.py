"""What a published population file holds once it has been read."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass


class PopulationFileError(Exception):
    """Says in a sentence what is wrong with the file, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Label:
    """One category as the file names it; `category` is its code in the table's scheme, if it was recognised."""

    code: str
    label: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people of one category live in an area."""

    code: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Area:
    """One area with a number for each category; what may not be compared stands apart in `left_out`."""

    code: str
    name: str
    labels: tuple[Label, ...]
    numbers: tuple[int, ...]
    left_out: tuple[Count, ...] = ()

    @property
    def counts(self) -> tuple[Count, ...]:
        """Each category with its number."""
        pairs = zip(self.labels, self.numbers, strict=True)
        return tuple(Count(label.code, label.label, number) for label, number in pairs)

    @property
    def total(self) -> int:
        """Everyone counted in the area, without what was left out."""
        return sum(self.numbers)

    @property
    def found_by(self) -> str:
        """The words by which the area is found: small letters without accents."""
        return plain(f"{self.name} {self.code}")


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
    labels: tuple[Label, ...]
    left_out: tuple[LeftOut, ...]
    scheme: str = ""
    is_caseload: bool = False

    def area(self, code: str) -> Area:
        """The area with this code; KeyError if the file has none."""
        wanted = code.strip()
        return self.areas[wanted] if wanted in self.areas else self.areas[wanted.upper()]

    def find(self, words: str) -> tuple[Area, ...]:
        """Areas whose name or code holds all these words, those that begin with them first."""
        wanted = plain(words).split()
        phrase = " ".join(wanted)
        found = [area for area in self.areas.values() if wanted and all(word in area.found_by for word in wanted)]
        return tuple(sorted(found, key=lambda area: (not plain(area.name).startswith(phrase), area.found_by)))


def plain(words: str) -> str:
    """Small letters without accents, so that "ynys mon" finds Ynys Môn."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(letter)
    )
