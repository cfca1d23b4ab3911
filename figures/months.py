"""Results of a question that is answered with a date: how many people gave each month, five of them at least.

A day, or a month that one person alone gave, is close to a name: whoever remembers the day knows the person. So days
are never shown, and months with fewer than five people stand together as "other months". Taking the months that are
shown from everybody gives how many gave another month, which is shown anyway, and not which month it was.
"""

from collections.abc import Sequence
from dataclasses import replace

from figures.plain import MONTHS, join_words, say_part, say_people, say_share, start_small
from figures.protected import FEWEST_SHOWN, ProtectedBar, ProtectedNumber
from figures.scales import Meaning, Option
from figures.sides import Item, ProtectedItem, ProtectedSide, Side, hide, last_cells, must_hide

OTHER = Option("other", "Other months", Meaning.NEUTRAL)
FEW = f"fewer than {FEWEST_SHOWN} (may be none)"


def protect_months(*, item: Item, sides: Sequence[Side]) -> ProtectedItem:
    """Turn counts of people per month ("2026-03") and per opting out into what may be shown. Units: people."""
    shown = {code for side in sides if not _must_hide(item, side) for code in _large(item, side)}
    months = tuple(Option(code, say_month(code), Meaning.NEUTRAL) for code in sorted(shown))
    rows = replace(item, options=(*months, OTHER, *item.options))
    return ProtectedItem(
        item.words,
        rows.options,
        tuple(hide(rows, side) if _must_hide(item, side) else _show(item, rows, side) for side in sides),
        item.counting,
        item.is_led_to,
    )


def say_month(code: str) -> str:
    """Say a month: "2026-03" is "March 2026"."""
    year, month = code.split("-")
    return f"{MONTHS[int(month) - 1]} {int(year)}"


def _dates(item: Item, side: Side) -> dict[str, int]:
    opting_out = {option.code for option in item.options}
    return {code: count for code, count in side.counts.items() if code not in opting_out}


def _large(item: Item, side: Side) -> list[str]:
    return [code for code, count in _dates(item, side).items() if count >= FEWEST_SHOWN]


def _must_hide(item: Item, side: Side) -> bool:
    return must_hide(side, whole=sum(_dates(item, side).values()))


def _show(item: Item, rows: Item, side: Side) -> ProtectedSide:
    counts, large = _dates(item, side), _large(item, side)
    whole = sum(counts.values())
    known = {code: counts[code] for code in large} | {OTHER.code: whole - sum(counts[code] for code in large)}
    known |= {option.code: side.counts.get(option.code, 0) for option in item.options}
    last, last_figures = last_cells(rows, side, whole=whole, said=sum(side.counts.values()))
    counting = [option for option in rows.options if option.meaning.counts_as_answer and option.code in known]
    numbers = tuple(ProtectedNumber(option.label, option.meaning, known[option.code]) for option in counting)
    parts = [f"{say_share(known[o.code], whole=whole)} gave {_name(o)}" for o in counting if known[o.code]]
    return ProtectedSide(
        capacity=side.capacity,
        label=side.label,
        is_hidden=False,
        sentence=f"of {say_people(whole)}, {join_words(parts)}.",
        against="",
        cells=(*(_cell(option, known, whole) for option in rows.options), *last),
        figures=(*(str(known.get(option.code, FEW)) for option in rows.options), *last_figures),
        bar=ProtectedBar(side.label, numbers),
        asked=side.asked,
        whole=whole,
    )


def _cell(option: Option, known: dict[str, int], whole: int) -> str:
    if option.code not in known:
        return FEW
    count = known[option.code]
    return say_part(count, whole=whole) if option.meaning.counts_as_answer else say_people(count)


def _name(option: Option) -> str:
    return start_small(option.label) if option is OTHER else option.label
