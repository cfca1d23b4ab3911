"""Which published scheme the words of a file belong to."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from participants.categories.ages import read_band
from participants.categories.schemes import Scheme, all_schemes, scheme

SINGLE_YEARS = 20  # so many bare numbers are ages; a few are more likely codes
_SEPARATOR = re.compile(r": | [-–—] ")


@dataclass(frozen=True, slots=True)
class Recognised:
    """The scheme the labels belong to, the code of each label, and the labels that belong to no category of it."""

    scheme: Scheme
    codes: Mapping[str, str]
    unknown: tuple[str, ...] = ()


def recognise(labels: Iterable[str]) -> Recognised | None:
    """The scheme that most of these labels belong to, the one they fill best; None where most are unknown."""
    words = list(dict.fromkeys(labels))
    tried = [(one, _codes(words, one)) for one in all_schemes().values()]
    one, codes = max(tried, key=_fit)
    as_well = [other for other, others_codes in tried if _fit((other, others_codes)) == _fit((one, codes))]
    is_unclear = len({other.characteristic for other in as_well}) > 1  # "Yes" and "No" may answer anything
    if is_unclear or len(set(codes.values())) < 2 or len(codes) * 2 < len(words):
        return None
    return Recognised(one, codes, tuple(word for word in words if word not in codes))


def _fit(pair: tuple[Scheme, dict[str, str]]) -> tuple[int, int]:
    """How many labels are known; then, how few categories of the scheme are missing."""
    one, codes = pair
    return len(codes), len(set(codes.values())) - len(one.categories)


def _codes(words: list[str], one: Scheme) -> dict[str, str]:
    found = {}
    are_years = sum(map(str.isdigit, words)) >= SINGLE_YEARS
    for word in words:
        code = code_in(f"Aged {word}" if are_years and word.isdigit() else word, one)
        if code:
            found[word] = code
    return found


def code_in(label: str, one: Scheme) -> str | None:
    """The code of the category of this scheme that these words mean, or None."""
    if one.categories[0].band:
        band = read_band(label)
        return next((category.code for category in one.categories if band and category.band == band), None)
    names = _names(one.code)
    whole = names.get(("", _plain(label)))
    parts = _SEPARATOR.split(label, maxsplit=1)
    if whole or len(parts) < 2:
        return whole
    group, rest = _group(parts[0], one), _plain(parts[1])
    return names.get((group, rest)) if group else None


def _group(head: str, one: Scheme) -> str | None:
    """The coarser category that stands before a colon: "White" in "White: Irish"."""
    if not one.into:
        return None
    plain = _plain(head)
    by_first_word = {category.code for category in scheme(one.into).categories} & {plain.split(" ")[0]}
    return _names(one.into).get(("", plain)) or next(iter(by_first_word), None)


@cache
def _names(code: str) -> dict[tuple[str, str], str]:
    """Every name of every category, alone and under its group. A name that two categories share needs its group."""
    names: dict[tuple[str, str], str] = {}
    for category in scheme(code).categories:
        for name in (category.label, *category.also):
            plain = _plain(name)
            names[category.group, plain] = category.code
            names["", plain] = "" if names.get(("", plain), category.code) != category.code else category.code
    return names


def _plain(label: str) -> str:
    """Small letters, no accents, no punctuation: "Gypsy or Irish Traveller" however it is written."""
    spread = unicodedata.normalize("NFKD", label.casefold().replace("&", " and ").replace("+", " plus "))
    kept = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", kept).split())
