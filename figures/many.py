"""Results of a question to which people may give several answers: "X of N people chose …".

N is everybody who chose at least one answer that counts; the answers do not add up to it. One capacity is hidden as
everywhere below five people. The dangers beside that are three, and each blurs the whole capacity, for a single cell
left standing could be set against the others:

1. All, or all but one, chose the same unfavourable answer: that is what each of them said.
2. All, or all but one, chose some unfavourable answer, seen from how few chose any other, "none of these" among them.
   Where a question offers nothing else, that is how it was asked and says nothing of anybody.
3. How many chose "none of these" (an exclusive answer) tells how many chose something: it is a count like any other,
   shown with them or blurred with them, and nothing else that is shown says the same in another way.

That nobody chose an answer is shown as 0: it tells of nobody what they said.
"""

from collections.abc import Sequence

from figures.plain import join_words, say_part, say_people, say_share
from figures.protected import NOT_SHOWN_EXACTLY, ProtectedBar, ProtectedNumber
from figures.scales import Meaning, Option
from figures.sides import Item, ProtectedItem, ProtectedSide, Side, check_codes, hide, last_cells, must_hide


def protect_many(*, item: Item, sides: Sequence[Side]) -> ProtectedItem:
    """Turn counts of people per answer into what may be shown; `people` of each side is N. Units: people.

    Raises ValueError for a count under a code the question does not have.
    """
    check_codes(item, sides)
    shown = tuple(_protect_side(item, side) for side in sides)
    return ProtectedItem(item.words, item.options, shown, item.counting, item.is_led_to)


def _protect_side(item: Item, side: Side) -> ProtectedSide:
    whole = side.people or 0
    if must_hide(side, whole=whole):
        return hide(item, side)
    said = _name_everyone(item, side, whole)
    return _show(item, side, whole, blurred=said)


def _name_everyone(item: Item, side: Side, whole: int) -> str:
    """Say what all, or all but one, chose, if it is unfavourable; empty where nobody could be told from it."""
    against = [option for option in item.options if option.meaning is Meaning.UNFAVOURABLE]
    others = [o for o in item.options if o.meaning.counts_as_answer and o.meaning is not Meaning.UNFAVOURABLE]
    each = [option for option in against if side.counts.get(option.code, 0) >= whole - 1]
    if each:
        return join_words([f"“{option.label}”" for option in each])
    if against and others and sum(side.counts.get(option.code, 0) for option in others) <= 1:
        return f"at least one of {join_words([f'“{option.label}”' for option in against], last='or')}"
    return ""


def _show(item: Item, side: Side, whole: int, *, blurred: str) -> ProtectedSide:
    counting = [option for option in item.options if option.meaning.counts_as_answer]
    opted_out = sum(side.counts.get(o.code, 0) for o in item.options if not o.meaning.counts_as_answer)
    last, last_figures = last_cells(item, side, whole=whole, said=whole + opted_out)
    sentence = f"all, or all but one, of {say_people(whole)} chose {blurred}." if blurred else _say(item, side, whole)
    if blurred:
        bar = ProtectedBar(side.label, instead=f"All, or all but one, of {say_people(whole)} chose {blurred}")
    else:
        numbers = (ProtectedNumber(o.label, o.meaning, side.counts.get(o.code, 0)) for o in counting)
        bar = ProtectedBar(side.label, tuple(numbers))
    cells = [_cell(option, side, whole, is_blurred=bool(blurred)) for option in item.options]
    return ProtectedSide(
        capacity=side.capacity,
        label=side.label,
        is_hidden=False,
        sentence=sentence,
        against=sentence if blurred else _say_against(item, side, whole),
        cells=(*(cell for cell, _ in cells), *last),
        figures=(*(figure for _, figure in cells), *last_figures),
        bar=bar,
        asked=side.asked,
        whole=whole,
    )


def _cell(option: Option, side: Side, whole: int, *, is_blurred: bool) -> tuple[str, str]:
    count = side.counts.get(option.code, 0)
    if not option.meaning.counts_as_answer:
        return say_people(count), str(count)
    return (NOT_SHOWN_EXACTLY, NOT_SHOWN_EXACTLY) if is_blurred else (say_part(count, whole=whole), str(count))


def _say(item: Item, side: Side, whole: int) -> str:
    chosen = [o for o in item.options if o.meaning.counts_as_answer and side.counts.get(o.code, 0)]
    parts = [f"{say_share(side.counts[o.code], whole=whole)} chose “{o.label}”" for o in chosen]
    return f"of {say_people(whole)}, who could choose several, {join_words(parts)}."


def _say_against(item: Item, side: Side, whole: int) -> str:
    chosen = [o for o in item.options if o.meaning is Meaning.UNFAVOURABLE and side.counts.get(o.code, 0)]
    parts = [f"{say_share(side.counts[o.code], whole=whole)} chose “{o.label}”" for o in chosen]
    return f"of {say_people(whole)}, {join_words(parts)}." if parts else ""
