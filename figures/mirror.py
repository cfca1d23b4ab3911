"""What matters to people, side by side: what is shared by all, by most, and by one side only.

It is made from a protected item (`figures.many`): a side that is hidden there is not looked at here, and nothing is
said of it. A value is what somebody chose to say for this purpose, so that "5 of 5" is shown like every other count.
That one person alone picked something is shown as a count, and never made a sentence about their side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from figures.plain import join_words, say_part, say_people, start_small
from figures.protected import HIDDEN, ProtectedTable
from figures.sides import ProtectedItem, ProtectedSide


class Kind(StrEnum):
    """How a value is shared among the sides that are shown."""

    ALL = "all"
    MOST = "most"
    ONE_SIDE = "one_side"
    SOME = "some"
    NOBODY = "nobody"


KIND_WORDS = {
    Kind.ALL: "Shared by all sides",
    Kind.MOST: "Shared by most people, but not on every side",
    Kind.ONE_SIDE: "Named by one side only",
    Kind.SOME: "Named by some",
    Kind.NOBODY: "Named by nobody",
}
# So many people of a side make it more than one person's word.
FEWEST_FOR_A_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Part:
    """How many people of one side picked a value. Units: people."""

    side: str
    picked: int
    whole: int

    @property
    def is_most(self) -> bool:
        return 2 * self.picked >= self.whole

    @property
    def is_few(self) -> bool:
        """At most a quarter."""
        return 4 * self.picked <= self.whole

    @property
    def words(self) -> str:
        return say_part(self.picked, whole=self.whole)


@dataclass(frozen=True, slots=True)
class Value:
    """One value, what each side said of it, and what that comes to."""

    words: str
    parts: tuple[Part, ...]
    kind: Kind

    @property
    def people(self) -> int:
        return sum(part.picked for part in self.parts)

    @property
    def gap(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The sides on which most picked it and those on which few did, if there are both."""
        high = tuple(part.side for part in self.parts if part.is_most and part.picked >= FEWEST_FOR_A_SENTENCE)
        low = tuple(part.side for part in self.parts if part.is_few and not part.is_most)
        return (high, low) if high and low else None


@dataclass(frozen=True, slots=True)
class Mirror:
    """Every value in the order in which it is read: what is shared first, then what differs."""

    values: tuple[Value, ...]
    item: ProtectedItem

    @property
    def shown(self) -> tuple[ProtectedSide, ...]:
        return tuple(side for side in self.item.sides if not side.is_hidden)

    @property
    def hidden(self) -> tuple[str, ...]:
        return tuple(side.label for side in self.item.sides if side.is_hidden)

    @property
    def may_compare(self) -> bool:
        return len(self.shown) > 1

    def of(self, kind: Kind) -> tuple[Value, ...]:
        return tuple(value for value in self.values if value.kind is kind)

    @property
    def shared(self) -> tuple[str, ...]:
        """What is shared, one sentence each."""
        said = []
        if found := self.of(Kind.ALL):
            said.append(f"Most people on every side named {_quote(found)}.")
        if found := tuple(value for value in self.of(Kind.MOST) if not value.gap):
            who = "Most people named" if self.may_compare else "Most of them named"
            ending = ", though not most on every side" if self.may_compare else ""
            said.append(f"{who} {_quote(found)}{ending}.")
        return tuple(said) or ("Nothing was named by most people.",)

    @property
    def different(self) -> tuple[str, ...]:
        """What differs, one sentence each, and what nobody named."""
        said = []
        for side in self.shown:
            only = [value for value in self.of(Kind.ONE_SIDE) if _names(value) == [side.label]]
            if only:
                said.append(f"Only {start_small(side.label)} named {_quote(only)}.")
        for value in self.values:
            if value.gap and value.kind is not Kind.ONE_SIDE:
                said.append(_say_gap(value))
        if found := self.of(Kind.NOBODY):
            said.append(f"Nobody who is shown named {_quote(found)}.")
        return tuple(said)

    @property
    def statements(self) -> tuple[str, ...]:
        return (*self.shared, *self.different)

    @property
    def prompts(self) -> tuple[str, ...]:
        """Questions to talk about, from what differs first."""
        asked = [_ask_one_side(value) for value in self.of(Kind.ONE_SIDE)]
        asked += [_ask_gap(value) for value in self.values if value.gap and value.kind is not Kind.ONE_SIDE]
        asked += [
            f"“{value.words}” matters to most people on every side. What does it look like when it is there, and "
            "how will we notice when it slips?"
            for value in self.of(Kind.ALL)
        ]
        return tuple(asked)

    @property
    def table(self) -> ProtectedTable:
        """Every value and every side; a side that is not shown keeps its column, so that it is not forgotten."""
        heads = [f"{side.label} ({say_people(side.whole)})" if side.whole else side.label for side in self.item.sides]
        rows = []
        for value in self.values:
            parts = {part.side: part.words for part in value.parts}
            cells = [parts.get(side.label, HIDDEN) for side in self.item.sides]
            rows.append((value.words, *cells, KIND_WORDS[value.kind]))
        notes = tuple(f"{side.label}: {side.sentence}" for side in self.item.sides if side.is_hidden)
        return ProtectedTable("What matters to people", ("Value", *heads, "In short"), tuple(rows), notes)


def reflect(item: ProtectedItem) -> Mirror:
    """Set the sides that are shown beside each other. Units: people. Raises ValueError where no side is shown."""
    shown = [side for side in item.sides if not side.is_hidden]
    if not shown:
        raise ValueError("No side is shown, so there is nothing to set beside each other.")
    values = []
    for place, option in enumerate(item.options):
        parts = tuple(Part(side.label, side.bar.numbers[place].people, side.whole or 0) for side in shown)
        values.append(Value(option.label, parts, _kind(parts)))
    order = list(Kind)
    values.sort(key=lambda value: (order.index(value.kind), -value.people))
    return Mirror(tuple(values), item)


def _kind(parts: Sequence[Part]) -> Kind:
    people, whole = sum(part.picked for part in parts), sum(part.whole for part in parts)
    naming = [part for part in parts if part.picked]
    if not naming:
        return Kind.NOBODY
    if len(parts) == 1:
        return Kind.MOST if parts[0].is_most else Kind.SOME
    if all(part.is_most for part in parts):
        return Kind.ALL
    if len(naming) == 1 and people >= FEWEST_FOR_A_SENTENCE and not naming[0].is_few:
        return Kind.ONE_SIDE
    return Kind.MOST if 2 * people >= whole else Kind.SOME


def _names(value: Value) -> list[str]:
    return [part.side for part in value.parts if part.picked]


def _quote(values: Sequence[Value]) -> str:
    return join_words([f"“{value.words}”" for value in values])


def _ask_one_side(value: Value) -> str:
    [named] = _names(value)
    others = join_words(
        [
            part.side if not place else start_small(part.side)
            for place, part in enumerate(part for part in value.parts if not part.picked)
        ]
    )
    return f"{named} named “{value.words}”. {others} did not. What would “{value.words}” look like here?"


def _ask_gap(value: Value) -> str:
    return f"{_say_gap(value)} What would we see and hear if “{value.words}” was there for everybody?"


def _say_gap(value: Value) -> str:
    high, low = value.gap or ((), ())
    many, few = (join_words([start_small(label) for label in labels]) for labels in (high, low))
    picked = [part.picked for part in value.parts if part.side in low]
    how_many = "few" if all(picked) else "few or no" if any(picked) else "no"
    return f"Most {many} named “{value.words}”; {how_many} {few} did."
