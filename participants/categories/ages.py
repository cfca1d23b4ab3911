"""Bands of age: their codes, their words, and reading them from the words of others."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NUMBER = r"([0-9]{1,3})"
_BETWEEN = re.compile(rf"{_NUMBER} ?(?:to|-|–|—) ?{_NUMBER}")
_AND_UNDER = re.compile(rf"{_NUMBER} (?:and under|or under|and younger|or younger)")
_UNDER = re.compile(rf"(?:under|less than|below) {_NUMBER}")
_AND_OVER = re.compile(rf"{_NUMBER} ?(?:\+|plus|and over|or over|and above|and older|or older|or more)")
_OVER = re.compile(rf"over {_NUMBER}")
_ONE = re.compile(rf"aged? {_NUMBER}(?: years?)?(?: old)?|{_NUMBER} years?(?: old)?")
_AROUND = re.compile(r"\b(?:aged?|ages|years?|yrs|old)\b|:")


class Band(NamedTuple):
    """From one birthday up to another; `until` is the first age above the band, None where it has no end."""

    since: int
    until: int | None

    @property
    def code(self) -> str:
        if self.until is None:
            return f"{self.since}_over"
        if self.until == self.since + 1:
            return str(self.since)
        return f"under_{self.until}" if self.since == 0 else f"{self.since}_{self.until - 1}"

    @property
    def label(self) -> str:
        if self.until is None:
            return f"{self.since} and over"
        if self.until == self.since + 1:
            return str(self.since) if self.since else "Under 1"
        return f"Under {self.until}" if self.since == 0 else f"{self.since} to {self.until - 1}"

    def holds(self, other: "Band") -> bool:
        """Whether everyone in the other band is in this one."""
        ends_within = self.until is None or (other.until is not None and other.until <= self.until)
        return self.since <= other.since and ends_within


def bands_from(starts: Sequence[int]) -> tuple[Band, ...]:
    """Bands that begin at these ages and follow one another; the last has no end."""
    return tuple(Band(since, until) for since, until in zip(starts, [*starts[1:], None], strict=True))


def read_band(label: str) -> Band | None:
    """The band that words such as "Aged 4 years and under", "16-17" or "85+" mean, or None."""
    words = " ".join(_AROUND.sub(" ", label.casefold()).split())
    band: Band | None = None
    if match := _BETWEEN.fullmatch(words):
        band = Band(int(match[1]), int(match[2]) + 1)
    elif match := _AND_UNDER.fullmatch(words):
        band = Band(0, int(match[1]) + 1)
    elif match := _UNDER.fullmatch(words):
        band = Band(0, int(match[1]))
    elif match := _AND_OVER.fullmatch(words):
        band = Band(int(match[1]), None)
    elif match := _OVER.fullmatch(words):
        band = Band(int(match[1]) + 1, None)
    elif match := _ONE.fullmatch(label.casefold().replace(":", "").strip()):
        age = int(match[1] or match[2])
        band = Band(age, age + 1)
    return band if band and (band.until is None or band.until > band.since) else None
