"""Published schemes of categories as data: permanent codes, never compared by their labels."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from participants.categories.ages import Band, bands_from


class NoMapping(ValueError):
    """Says in a sentence why two schemes cannot be compared."""


@dataclass(frozen=True, slots=True)
class Category:
    """One category: its permanent code, the words shown, and the coarser category it belongs to, if any."""

    code: str
    label: str
    parent: str = ""
    group: str = ""
    also: tuple[str, ...] = ()
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """One published way of dividing people by one characteristic. `into` is the coarser scheme of the parents."""

    code: str
    characteristic: str
    name: str
    source: str
    version: str
    categories: tuple[Category, ...]
    into: str = ""

    def category(self, code: str) -> Category:
        """The category with this code; KeyError if the scheme has none."""
        for category in self.categories:
            if category.code == code:
                return category
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Step:
    """How the codes of one scheme become those of another; a code that is not named stays the same."""

    source: str
    target: str
    why: str
    codes: dict[str, str]


def scheme(code: str) -> Scheme:
    """The scheme with this code; KeyError if there is none."""
    return all_schemes()[code]


@cache
def all_schemes() -> dict[str, Scheme]:
    """Every scheme by its code, in the order in which a file is matched with them."""
    return {entry["code"]: _scheme(entry) for entry in _data()["schemes"]}


@cache
def steps() -> tuple[Step, ...]:
    """Every direct way from one scheme to a coarser one, ages apart."""
    up = tuple(
        Step(one.code, one.into, "", {category.code: category.parent for category in one.categories})
        for one in all_schemes().values()
        if one.into
    )
    return up + tuple(Step(**entry) for entry in _data()["mappings"])


def _scheme(entry: dict[str, Any]) -> Scheme:
    categories = tuple(_category(category) for category in entry.get("categories", ())) or tuple(
        Category(band.code, band.label, band=band) for band in bands_from(entry["starts"])
    )
    words = {key: entry[key] for key in ("code", "characteristic", "name", "source", "version")}
    return Scheme(**words, categories=categories, into=entry.get("into", ""))


def _category(entry: dict[str, Any]) -> Category:
    parent = entry.get("parent", "")
    return Category(entry["code"], entry["label"], parent, entry.get("group", parent), tuple(entry.get("also", ())))


@cache
def _data() -> Any:
    return json.loads((Path(__file__).parent / "schemes.json").read_text(encoding="utf-8"))
