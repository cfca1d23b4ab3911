"""Results of a question that people answer by putting options in order: who put what first, and in the first three.

Places are never averaged: an order says which of two comes first, not by how much. N is everybody who put at least one
option in a place. A capacity under five is hidden; where all, or all but one, put the same unfavourable option first
or in the first three, the whole capacity is blurred, because that is what each of them said.
"""

from collections.abc import Sequence

from figures.plain import join_words, say_part, say_people, say_share
from figures.protected import NOT_SHOWN_EXACTLY, ProtectedBar, ProtectedNumber
from figures.scales import Meaning, Option
from figures.sides import Item, ProtectedItem, ProtectedSide, Side, check_codes, hide, last_cells, must_hide

TOP = 3


def protect_ranked(*, item: Item, sides: Sequence[Side]) -> ProtectedItem:
    """Turn counts into what may be shown: `counts` who put it first, `among_three` who put it in the first three.

    Units: people. Raises ValueError for a count under a code the question does not have.
    """
    check_codes(item, sides)
    shown = tuple(_protect_side(item, side) for side in sides)
    return ProtectedItem(item.words, item.options, shown, item.counting, item.is_led_to)


def _protect_side(item: Item, side: Side) -> ProtectedSide:
    whole = side.people or 0
    if must_hide(side, whole=whole):
        return hide(item, side)
    counting = [option for option in item.options if option.meaning.counts_as_answer]
    is_long = len(counting) > TOP
    most = _high if is_long else _first
    against = [option for option in counting if option.meaning is Meaning.UNFAVOURABLE]
    everyone = [f"“{option.label}”" for option in against if most(option, side) >= whole - 1]
    blurred = f"all, or all but one, of {say_people(whole)} put {join_words(everyone)} high up" if everyone else ""
    opted_out = sum(_first(option, side) for option in item.options if not option.meaning.counts_as_answer)
    cells, figures = last_cells(item, side, whole=whole, said=whole + opted_out)
    shown = [_cell(option, side, whole, is_blurred=bool(blurred), is_long=is_long) for option in item.options]
    numbers = () if blurred else tuple(ProtectedNumber(o.label, o.meaning, _first(o, side)) for o in counting)
    return ProtectedSide(
        capacity=side.capacity,
        label=side.label,
        is_hidden=False,
        sentence=f"{blurred}." if blurred else _say(counting, side, whole),
        against=f"{blurred}." if blurred else _say_against(counting, side, whole),
        cells=(*(cell for cell, _ in shown), *cells),
        figures=(*(figure for _, figure in shown), *figures),
        bar=ProtectedBar(side.label, numbers, f"All{blurred[3:]}" if blurred else ""),
        asked=side.asked,
        whole=whole,
    )


def _first(option: Option, side: Side) -> int:
    return side.counts.get(option.code, 0)


def _high(option: Option, side: Side) -> int:
    return side.among_three.get(option.code, 0)


def _cell(option: Option, side: Side, whole: int, *, is_blurred: bool, is_long: bool) -> tuple[str, str]:
    """Give the cell, and how many put it first. With three options or fewer, all are in the first three."""
    if not option.meaning.counts_as_answer:
        return say_people(_first(option, side)), str(_first(option, side))
    if is_blurred:
        return NOT_SHOWN_EXACTLY, NOT_SHOWN_EXACTLY
    first = f"first: {say_part(_first(option, side), whole=whole)}"
    high = f"; in the first three: {say_part(_high(option, side), whole=whole)}" if is_long else ""
    return f"{first}{high}", str(_first(option, side))


def _say(options: Sequence[Option], side: Side, whole: int) -> str:
    parts = [
        f"{say_share(_first(option, side), whole=whole)} put “{option.label}” first"
        for option in options
        if _first(option, side)
    ]
    return f"of {say_people(whole)}, {join_words(parts)}."


def _say_against(options: Sequence[Option], side: Side, whole: int) -> str:
    against = [option for option in options if option.meaning is Meaning.UNFAVOURABLE]
    return _say(against, side, whole) if any(_first(option, side) for option in against) else ""
