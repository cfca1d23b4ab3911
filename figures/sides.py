"""What was counted of one question, capacity by capacity, and what may be shown of it.

The rule (questionnaire results): exact counts by capacity. A capacity with fewer than five answers, in the round or to
this question, is hidden. Nothing is added up or averaged across capacities, so no total can give a hidden one away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from figures.plain import join_words, say_part, say_people
from figures.protected import (
    FEWEST_SHOWN,
    GIVES_AWAY,
    GIVES_AWAY_AFTER_NAME,
    HIDDEN,
    HIDDEN_AFTER_NAME,
    HIDDEN_FULLY,
    TELLS_APART,
    TELLS_APART_AFTER_NAME,
    ProtectedBar,
    ProtectedTable,
)
from figures.scales import Option, check_options

LEFT_OUT = "Left this question out"
NOT_LED_TO = "Not asked this, because of an earlier answer"
OF_ALL_ASKED = "Answered this, out of everybody asked"


class Counting(StrEnum):
    """How the answers to a question are counted."""

    ONE = "one"  # one option, or one band of numbers
    MANY = "many"  # any number of options
    RANKED = "ranked"  # options in order
    MONTHS = "months"  # a date


@dataclass(frozen=True, slots=True)
class Item:
    """A question as people saw it, with its answer options in the order shown.

    is_led_to: shown only to those who gave certain answers to an earlier question.
    """

    words: str
    options: tuple[Option, ...]
    counting: Counting = Counting.ONE
    is_led_to: bool = False

    def __post_init__(self) -> None:
        if self.counting is not Counting.MONTHS:
            check_options(self.options)


@dataclass(frozen=True, slots=True)
class Side:
    """What was counted for one capacity, before protection. Never kept, shown or stored.

    asked: people asked in this round. answered: people who sent the questionnaire back. counts: people per option code
    (per month, such as "2026-03", for a date; who put it first, for a ranking). not_asked: people who answered the
    round but were led past this question. people: how many gave an answer that counts, where that is not what the
    counts add up to. gives_away: an earlier question that leads here is hidden, and this one would show its answers.
    tells_apart: what those asked by name said may not be shown alone, and whoever knows what the others said could
    take that away.
    The numbers stay out of error messages.
    """

    capacity: str
    label: str
    asked: int = field(repr=False)
    answered: int = field(repr=False)
    counts: Mapping[str, int] = field(repr=False)
    not_asked: int = field(default=0, repr=False)
    people: int | None = field(default=None, repr=False)
    among_three: Mapping[str, int] = field(default_factory=dict, repr=False)
    gives_away: bool = False
    tells_apart: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.answered <= self.asked:
            raise ValueError(f"{self.label}: more people answered than were asked.")
        shown_it = self.answered - self.not_asked
        said = sum(self.counts.values()) if self.people is None else max((*self.counts.values(), self.people))
        if any(count < 0 for count in self.counts.values()) or not said <= shown_it <= self.answered:
            raise ValueError(f"{self.label}: the answers to this question do not fit the number who answered.")


@dataclass(frozen=True, slots=True)
class ProtectedSide:
    """What may be said of one capacity's answers to one question.

    `sentence` follows the capacity's name: "Carers: 7 of 9 people said yes, a lot or a bit; 4 of 9 said yes, a lot."
    `against` repeats the unfavourable answers in words, for the part of a report on what was negative; empty if none.
    `cells` holds one text for each row of the question's table, `figures` the same as a bare number of people.
    `whole` is how many people gave an answer that counts, and None where that is hidden.
    `is_few`: it is hidden, and the reason given is that too few people answered.
    """

    capacity: str
    label: str
    is_hidden: bool
    sentence: str
    against: str
    cells: tuple[str, ...]
    figures: tuple[str, ...]
    bar: ProtectedBar
    asked: int
    whole: int | None
    is_few: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether every count of people is shown."""
        return bool(self.bar.numbers)


@dataclass(frozen=True, slots=True)
class ProtectedItem:
    """One question's result as it may be shown: a sentence, a table and bars, from the same protected text."""

    words: str
    options: tuple[Option, ...]
    sides: tuple[ProtectedSide, ...]
    counting: Counting = Counting.ONE
    is_led_to: bool = False

    @property
    def sentence(self) -> str:
        """Say every capacity's result, one sentence each, never added up."""
        return " ".join(f"{side.label}: {side.sentence}" for side in self.sides)

    @property
    def against(self) -> tuple[str, ...]:
        """Say who answered unfavourably, one sentence for each capacity that did."""
        return tuple(f"{side.label}: {side.against}" for side in self.sides if side.against)

    @property
    def bars(self) -> tuple[ProtectedBar, ...]:
        return tuple(side.bar for side in self.sides)

    @property
    def row_names(self) -> tuple[str, ...]:
        """Name what each cell of a side says."""
        return (
            *(option.label for option in self.options),
            LEFT_OUT,
            *([NOT_LED_TO] if self.is_led_to else []),
            OF_ALL_ASKED,
        )

    @property
    def table(self) -> ProtectedTable:
        """Give the whole distribution: a row for each answer, a column for each capacity."""
        rows = tuple(zip(self.row_names, *(side.cells for side in self.sides), strict=True))
        notes = tuple(f"{side.label}: {side.sentence}" for side in self.sides if not side.bar.numbers)
        return ProtectedTable(self.words, ("Answer", *(side.label for side in self.sides)), rows, notes)


def is_enough_to_show(people: int) -> bool:
    """Whether so many people answered that their counts may be shown."""
    return people >= FEWEST_SHOWN


def check_codes(item: Item, sides: Sequence[Side]) -> None:
    """Refuse a count under a code the question does not have."""
    codes = {option.code for option in item.options}
    for side in sides:
        if unknown := sorted((side.counts.keys() | side.among_three.keys()) - codes):
            raise ValueError(f"This question has no answer called {join_words(unknown)}.")


def must_hide(side: Side, *, whole: int) -> bool:
    """Whether nothing of this capacity's answers may be shown."""
    return side.gives_away or side.tells_apart or not (is_enough_to_show(side.answered) and is_enough_to_show(whole))


def hide(item: Item, side: Side) -> ProtectedSide:
    """Say that a capacity is hidden, and nothing else but how many were asked, which is about our asking."""
    instead, after_name = _why(side)
    cells = (HIDDEN,) * len(ProtectedItem(item.words, item.options, (), is_led_to=item.is_led_to).row_names)
    bar = ProtectedBar(side.label, instead=instead)
    return ProtectedSide(
        capacity=side.capacity,
        label=side.label,
        is_hidden=True,
        sentence=f"{after_name}.",
        against="",
        cells=cells,
        figures=cells,
        bar=bar,
        asked=side.asked,
        whole=None,
        # As the sentence says, not as counted: whether few answered is hidden too where another reason is given.
        is_few=not (side.gives_away or side.tells_apart),
    )


def _why(side: Side) -> tuple[str, str]:
    if side.gives_away:
        return GIVES_AWAY, GIVES_AWAY_AFTER_NAME
    return (TELLS_APART, TELLS_APART_AFTER_NAME) if side.tells_apart else (HIDDEN_FULLY, HIDDEN_AFTER_NAME)


def last_cells(item: Item, side: Side, *, whole: int, said: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the cells below the options, and the same as bare numbers. `said`: people with any answer at all."""
    left_out = side.answered - side.not_asked - said
    led_past = [side.not_asked] if item.is_led_to else []
    cells = (*(say_people(count) for count in (left_out, *led_past)), say_part(whole, whole=side.asked))
    return cells, tuple(str(count) for count in (left_out, *led_past, whole))
