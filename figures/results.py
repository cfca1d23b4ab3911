"""Results of one question that is answered with one option, side by side by capacity, with small groups hidden."""

from collections.abc import Sequence

from figures.plain import join_words, quote_labels, say_out_of, say_part, say_people, say_share, start_large
from figures.protected import NOT_SHOWN_EXACTLY, ProtectedBar, ProtectedNumber
from figures.scales import Meaning, Option
from figures.sides import Item, ProtectedItem, ProtectedSide, Side, check_codes, hide, last_cells, must_hide


def protect(*, item: Item, sides: Sequence[Side]) -> ProtectedItem:
    """Turn counts into what may be shown, capacity by capacity.

    Units: people. Raises ValueError for a count under a code the question does not have.
    Source: questionnaires 7.7.1 and the five-person rule of the settled points.
    """
    check_codes(item, sides)
    shown = tuple(_protect_side(item, side) for side in sides)
    return ProtectedItem(item.words, item.options, shown, item.counting, item.is_led_to)


def _protect_side(item: Item, side: Side) -> ProtectedSide:
    whole = _count(item, side, *(meaning for meaning in Meaning if meaning.counts_as_answer))
    if must_hide(side, whole=whole):
        return hide(item, side)
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
    figures = tuple(str(side.counts.get(option.code, 0)) for option in item.options)
    last, last_figures = last_cells(item, side, whole=whole, said=sum(side.counts.values()))
    against = _count(item, side, Meaning.UNFAVOURABLE)
    return ProtectedSide(
        capacity=side.capacity,
        label=side.label,
        is_hidden=False,
        sentence=_say_headline(item, side, whole),
        against=f"{say_out_of(against, whole=whole)} said {_said(item, Meaning.UNFAVOURABLE)}." if against else "",
        cells=(*cells, *last),
        figures=(*figures, *last_figures),
        bar=ProtectedBar(side.label, numbers),
        asked=side.asked,
        whole=whole,
    )


def _blur_side(item: Item, side: Side, whole: int) -> ProtectedSide:
    said = f"all, or all but one, of {say_people(whole)} said {_said(item, Meaning.UNFAVOURABLE)}"
    counts = [None if option.meaning.counts_as_answer else side.counts.get(option.code, 0) for option in item.options]
    last, last_figures = last_cells(item, side, whole=whole, said=sum(side.counts.values()))
    return ProtectedSide(
        capacity=side.capacity,
        label=side.label,
        is_hidden=False,
        sentence=f"{said}.",
        against=f"{said}.",
        cells=(*(NOT_SHOWN_EXACTLY if count is None else say_people(count) for count in counts), *last),
        figures=(*(NOT_SHOWN_EXACTLY if count is None else str(count) for count in counts), *last_figures),
        bar=ProtectedBar(side.label, instead=start_large(said)),
        asked=side.asked,
        whole=whole,
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
