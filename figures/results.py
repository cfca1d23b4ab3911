"""Results of one question, side by side by capacity, with small groups hidden.

The rule (questionnaire results): exact counts by capacity. A capacity with fewer than five answers, in the round or to
this question, is hidden. Nothing is added up or averaged across capacities, so no total can give a hidden one away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from figures.plain import join_words, quote_labels, say_out_of, say_part, say_people, say_share, start_large
from figures.protected import (
    FEWEST_SHOWN,
    HIDDEN,
    HIDDEN_AFTER_NAME,
    HIDDEN_FULLY,
    NOT_SHOWN_EXACTLY,
    ProtectedBar,
    ProtectedNumber,
    ProtectedTable,
)
from figures.scales import Meaning, Option, check_options


@dataclass(frozen=True, slots=True)
class Item:
    """A question as people saw it, with its answer options in the order shown."""

    words: str
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        check_options(self.options)


@dataclass(frozen=True, slots=True)
class Side:
    """What was counted for one capacity, before protection. Never kept, shown or stored.

    asked: people asked in this round. answered: people who sent the questionnaire back. counts: people per option code
    for this question; the rest of those who answered left it out. The numbers stay out of error messages.
    """

    capacity: str
    label: str
    asked: int = field(repr=False)
    answered: int = field(repr=False)
    counts: Mapping[str, int] = field(repr=False)

    def __post_init__(self) -> None:
        if not 0 <= self.answered <= self.asked:
            raise ValueError(f"{self.label}: more people answered than were asked.")
        if any(count < 0 for count in self.counts.values()) or sum(self.counts.values()) > self.answered:
            raise ValueError(f"{self.label}: the answers to this question do not fit the number who answered.")


@dataclass(frozen=True, slots=True)
class ProtectedSide:
    """What may be said of one capacity's answers to one question.

    `sentence` follows the capacity's name: "Carers: 7 of 9 people said yes, a lot or a bit; 4 of 9 said yes, a lot."
    `against` repeats the unfavourable answers in words, for the part of a report on what was negative; empty if none.
    `cells` holds one text per option of the question, then one for those who left it out.
    """

    capacity: str
    label: str
    is_hidden: bool
    sentence: str
    against: str
    cells: tuple[str, ...]
    bar: ProtectedBar


@dataclass(frozen=True, slots=True)
class ProtectedItem:
    """One question's result as it may be shown: a sentence, a table and bars, from the same protected text."""

    words: str
    options: tuple[Option, ...]
    sides: tuple[ProtectedSide, ...]

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
    def table(self) -> ProtectedTable:
        """Give the whole distribution: a row for each answer, a column for each capacity."""
        names = (*(option.label for option in self.options), "Left this question out")
        rows = tuple(zip(names, *(side.cells for side in self.sides), strict=True))
        notes = tuple(f"{side.label}: {side.sentence}" for side in self.sides if not side.bar.numbers)
        return ProtectedTable(self.words, ("Answer", *(side.label for side in self.sides)), rows, notes)


def protect(*, item: Item, sides: Sequence[Side]) -> ProtectedItem:
    """Turn counts into what may be shown, capacity by capacity.

    Units: people. Raises ValueError for a count under a code the question does not have.
    Source: questionnaires 7.7.1 and the five-person rule of the settled points.
    """
    codes = {option.code for option in item.options}
    for side in sides:
        if unknown := sorted(side.counts.keys() - codes):
            raise ValueError(f"This question has no answer called {join_words(unknown)}.")
    return ProtectedItem(item.words, item.options, tuple(_protect_side(item, side) for side in sides))


def is_enough_to_show(people: int) -> bool:
    """Whether so many people answered that their counts may be shown."""
    return people >= FEWEST_SHOWN


def _protect_side(item: Item, side: Side) -> ProtectedSide:
    whole = _count(item, side, *(meaning for meaning in Meaning if meaning.counts_as_answer))
    if not (is_enough_to_show(side.answered) and is_enough_to_show(whole)):
        cells = (HIDDEN,) * (len(item.options) + 1)
        bar = ProtectedBar(side.label, instead=HIDDEN_FULLY)
        return ProtectedSide(side.capacity, side.label, True, f"{HIDDEN_AFTER_NAME}.", "", cells, bar)
    if _would_name_everyone(item, side, whole):
        return _blur_side(item, side, whole)
    return _show_side(item, side, whole)


def _would_name_everyone(item: Item, side: Side, whole: int) -> bool:
    """Whether "5 of 5 said no" would tell what each single person said.

    Four of five is blurred with it: if only "5 of 5" were, the blur itself would say "5 of 5".
    """
    return _count(item, side, Meaning.UNFAVOURABLE) >= whole - 1


def _show_side(item: Item, side: Side, whole: int) -> ProtectedSide:
    numbers = tuple(
        ProtectedNumber(option.label, option.meaning, side.counts.get(option.code, 0))
        for option in item.options
        if option.meaning.counts_as_answer
    )
    cells = tuple(_say_cell(option, side, whole) for option in item.options)
    against = _count(item, side, Meaning.UNFAVOURABLE)
    return ProtectedSide(
        capacity=side.capacity,
        label=side.label,
        is_hidden=False,
        sentence=_say_headline(item, side, whole),
        against=f"{say_out_of(against, whole=whole)} said {_said(item, Meaning.UNFAVOURABLE)}." if against else "",
        cells=(*cells, say_people(_left_out(side))),
        bar=ProtectedBar(side.label, numbers),
    )


def _blur_side(item: Item, side: Side, whole: int) -> ProtectedSide:
    said = f"all, or all but one, of {say_people(whole)} said {_said(item, Meaning.UNFAVOURABLE)}"
    cells = tuple(
        NOT_SHOWN_EXACTLY if option.meaning.counts_as_answer else _say_cell(option, side, whole)
        for option in item.options
    )
    sentence = f"{said}."
    bar = ProtectedBar(side.label, instead=start_large(said))
    return ProtectedSide(
        side.capacity, side.label, False, sentence, sentence, (*cells, say_people(_left_out(side))), bar
    )


def _say_headline(item: Item, side: Side, whole: int) -> str:
    """Say the finding as 7.7.1 does: "7 of 9 people said yes, a lot or a bit; 4 of 9 said yes, a lot."."""
    fully = _count(item, side, Meaning.FAVOURABLE)
    at_all = fully + _count(item, side, Meaning.PARTLY)
    full_words = _said(item, Meaning.FAVOURABLE)
    any_words = _said(item, Meaning.FAVOURABLE, Meaning.PARTLY)
    if not any_words:
        return _say_each(item, side, whole)
    if any_words == full_words or not full_words:
        return f"{say_out_of(at_all, whole=whole)} said {any_words}."
    return f"{say_out_of(at_all, whole=whole)} said {any_words}; {say_part(fully, whole=whole)} said {full_words}."


def _say_each(item: Item, side: Side, whole: int) -> str:
    """Say every answer that somebody gave, for questions without a better side."""
    given = [o for o in item.options if o.meaning.counts_as_answer and side.counts.get(o.code, 0)]
    parts = [f"{say_share(side.counts[o.code], whole=whole)} said “{o.label}”" for o in given]
    return f"of {say_people(whole)}, {join_words(parts)}."


def _say_cell(option: Option, side: Side, whole: int) -> str:
    count = side.counts.get(option.code, 0)
    return say_part(count, whole=whole) if option.meaning.counts_as_answer else say_people(count)


def _said(item: Item, *meanings: Meaning) -> str:
    return quote_labels([option.label for option in item.options if option.meaning in meanings])


def _count(item: Item, side: Side, *meanings: Meaning) -> int:
    return sum(side.counts.get(option.code, 0) for option in item.options if option.meaning in meanings)


def _left_out(side: Side) -> int:
    return side.answered - sum(side.counts.values())
