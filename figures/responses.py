"""Who answered out of who was asked, and when results may be shown at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from figures.plain import join_words, say_out_of, say_people, start_small
from figures.protected import (
    FEW_BY_NAME,
    FEW_BY_NAME_AFTER_NAME,
    HIDDEN_AFTER_NAME,
    HIDDEN_FULLY,
    ProtectedBar,
    ProtectedNumber,
    ProtectedTable,
)
from figures.sides import is_enough_to_show

ANSWERED = "Answered"
NOT_ANSWERED = "Asked, but no answer"
NOBODY_ASKED = "Nobody was asked"


@dataclass(frozen=True, slots=True)
class Returned:
    """How many people of one capacity were asked and answered in a round, before protection.

    by_name: how many of those who answered were asked by name, where others answered at a session or on paper without
    a name; None where nobody did.
    """

    capacity: str
    label: str
    asked: int = field(repr=False)
    answered: int = field(repr=False)
    by_name: int | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not 0 <= self.answered <= self.asked:
            raise ValueError(f"{self.label}: more people answered than were asked.")

    @property
    def are_few_by_name(self) -> bool:
        """Whether those who answered without a name stand beside fewer than five others.

        Anybody can take a seat at a session, and staff can fill in a paper. Whoever did so knows what those said.
        """
        return self.by_name is not None and not is_enough_to_show(self.by_name)


@dataclass(frozen=True, slots=True)
class ProtectedReturn:
    """How many of one capacity answered, as it may be said."""

    capacity: str
    label: str
    is_hidden: bool
    asked: str
    answered: str
    bar: ProtectedBar
    sentence: str


@dataclass(frozen=True, slots=True)
class ProtectedResponses:
    """Who answered out of who was asked. `total` is empty as long as one capacity is hidden: it would give it away."""

    sides: tuple[ProtectedReturn, ...]
    total: str

    @property
    def sentence(self) -> str:
        """Say who answered, capacity by capacity, then all together where that gives nobody away."""
        parts = [f"{side.label}: {side.sentence}." for side in self.sides]
        return " ".join([*parts, f"Altogether: {self.total}."] if self.total else parts)

    @property
    def bars(self) -> tuple[ProtectedBar, ...]:
        return tuple(side.bar for side in self.sides)

    @property
    def table(self) -> ProtectedTable:
        rows = [(side.label, side.asked, side.answered) for side in self.sides]
        hidden = [side.label for side in self.sides if side.is_hidden]
        note = f"No total is given, because it would show how many answered as: {join_words(hidden)}."
        return ProtectedTable(
            "Who was asked and who answered",
            ("Taking part as", "Asked", "Answered"),
            tuple(rows),
            (note,) if hidden and len(rows) > 1 else (),
        )


def protect_responses(*, sides: Sequence[Returned]) -> ProtectedResponses:
    """Say how many of those asked have answered, hiding every capacity in which fewer than five did.

    Units: people. Nobody asked is said as "nobody was asked": it is about our asking, not about a person.
    """
    shown = tuple(_protect_return(side) for side in sides)
    total = say_out_of(sum(side.answered for side in sides), whole=sum(side.asked for side in sides))
    return ProtectedResponses(shown, total if _may_add_up(shown) else "")


def _may_add_up(sides: Sequence[ProtectedReturn]) -> bool:
    """Whether a total may stand beside the parts: with one part hidden, the rest subtracted from it would show that."""
    return len(sides) > 1 and not any(side.is_hidden for side in sides)


def _protect_return(side: Returned) -> ProtectedReturn:
    if side.asked == 0:
        bar = ProtectedBar(side.label, instead=NOBODY_ASKED)
        said = start_small(NOBODY_ASKED)
        return ProtectedReturn(side.capacity, side.label, False, NOBODY_ASKED, NOBODY_ASKED, bar, said)
    if side.are_few_by_name:
        return _hide(side, FEW_BY_NAME, FEW_BY_NAME_AFTER_NAME)
    if not is_enough_to_show(side.answered):
        return _hide(side, HIDDEN_FULLY, HIDDEN_AFTER_NAME)
    numbers = (
        ProtectedNumber(ANSWERED, "favourable", side.answered),
        ProtectedNumber(NOT_ANSWERED, "unsure", side.asked - side.answered),
    )
    text = f"{say_out_of(side.answered, whole=side.asked)} answered"
    bar = ProtectedBar(side.label, numbers)
    return ProtectedReturn(side.capacity, side.label, False, say_people(side.asked), text, bar, start_small(text))


def _hide(side: Returned, instead: str, after_name: str) -> ProtectedReturn:
    bar = ProtectedBar(side.label, instead=instead)
    return ProtectedReturn(side.capacity, side.label, True, say_people(side.asked), instead, bar, after_name)
