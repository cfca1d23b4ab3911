"""What people wrote in their own words: shown only where a capacity is large enough, with permission, order mixed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from figures.protected import GIVES_AWAY, HIDDEN_FULLY, TELLS_APART
from figures.sides import is_enough_to_show

NOTHING_TO_SHOW = "There are no words that we may show here"


@dataclass(frozen=True, slots=True)
class Written:
    """One person's words, and whether they said that we may quote them."""

    words: str = field(repr=False)
    may_be_quoted: bool


@dataclass(frozen=True, slots=True)
class WrittenSide:
    """What people of one capacity wrote to one question.

    answered: those who answered in the round and were led to the question. gives_away: that there are words at all
    would show the hidden answers to an earlier question. tells_apart: few of them were asked by name.
    """

    capacity: str
    label: str
    answered: int = field(repr=False)
    texts: tuple[Written, ...] = field(repr=False)
    gives_away: bool = False
    tells_apart: bool = False


@dataclass(frozen=True, slots=True)
class ProtectedWords:
    """The quotations of one capacity that may be shown; `instead` says why there are none."""

    capacity: str
    label: str
    quotes: tuple[str, ...]
    instead: str


def protect_words(*, sides: Sequence[WrittenSide], seed: str) -> tuple[ProtectedWords, ...]:
    """Choose the words that may be quoted, in an order that says nothing about who answered when.

    A capacity is shown only if at least five people there answered in the round and were led to the question. The order
    follows from the seed (the report's own identity is enough) and from the words, never from when they arrived.
    """
    return tuple(_protect_words_of(side, seed) for side in sides)


def _protect_words_of(side: WrittenSide, seed: str) -> ProtectedWords:
    if side.gives_away:
        return ProtectedWords(side.capacity, side.label, (), GIVES_AWAY)
    if side.tells_apart:
        return ProtectedWords(side.capacity, side.label, (), TELLS_APART)
    if not is_enough_to_show(side.answered):
        return ProtectedWords(side.capacity, side.label, (), HIDDEN_FULLY)
    allowed = [text.words.strip() for text in side.texts if text.may_be_quoted and text.words.strip()]
    quotes = tuple(sorted(allowed, key=lambda words: sha256(f"{seed}\n{words}".encode()).digest()))
    return ProtectedWords(side.capacity, side.label, quotes, "" if quotes else NOTHING_TO_SHOW)
