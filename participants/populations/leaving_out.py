"""Which categories may not be compared, and why: so that nobody is counted twice, and only those who answered."""

import re
from collections.abc import Iterable, Mapping

from participants.categories import NoMapping, map_codes, recognise
from participants.categories.ages import Band, read_band
from participants.categories.recognising import code_in
from participants.categories.schemes import all_schemes
from participants.populations.counting import Found
from participants.populations.sentences import DOWNLOAD_AGAIN, refusal, shown

NOT_ASKED = "The question was not put to these people."
NOT_ANSWERED = "These people did not answer the question."
TOTAL = "It is a total, so everyone would be counted twice."
UNNAMED_TOTAL = "It equals all other categories together, so everyone would be counted twice."
SUBTOTAL = "It is the sum of other categories, so people would be counted twice."

_NOT_ASKED = re.compile(r"(?:code not required|does not apply|not applicable|no code required)\b.*", re.IGNORECASE)
_NOT_ANSWERED = re.compile(
    r"(?:.* )?not (?:answered|stated|known|recorded|given|disclosed)|unknown|z|99|missing|blank|declined|"
    r"prefer(?:red|s)? not to (?:say|answer)|no answer|(?:.* )?refused",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:.*: )?(?:(?:grand |sub)?totals?|all (?:usual residents|people|persons|residents|ages|categories))\b.*",
    re.IGNORECASE,
)


def is_a_total(label: str) -> bool:
    """Whether the words say that it counts everyone: "Total", "All people", "White: Total"."""
    return bool(_TOTAL.fullmatch(label))


def part_of_total(columns: Mapping[str, list[str]]) -> bool:
    """Whether one of these columns holds the sum of all others on every row."""
    numbers = {label: [_number(cell) for cell in cells] for label, cells in columns.items()}
    rows = [sum(row) for row in zip(*numbers.values(), strict=True)]
    return len(numbers) > 2 and any(
        all(_is_sum(whole, everything - whole, len(numbers)) for whole, everything in zip(cells, rows, strict=True))
        for cells in numbers.values()
    )


def reasons_to_leave_out(found: Found) -> dict[str, str]:
    """For each category that may not be compared, why; what is left must be at least two."""
    reasons: dict[str, str] = {}
    for code, label in found.labels.items():
        if code == "-8" or _NOT_ASKED.fullmatch(label):
            reasons[code] = NOT_ASKED
        elif _NOT_ANSWERED.fullmatch(label):
            reasons[code] = NOT_ANSWERED
        elif is_a_total(label):
            reasons[code] = TOTAL
    for look in (_unnamed_total, _subtotals_by_name, _subtotals_of_ages, _subtotals_of_schemes):
        reasons |= dict.fromkeys(look(found, reasons), UNNAMED_TOTAL if look is _unnamed_total else SUBTOTAL)
    _refuse_too_few(found, reasons)
    _refuse_what_misses_its_total(found, reasons)
    return reasons


def _unnamed_total(found: Found, reasons: dict[str, str]) -> list[str]:
    """A category that equals all others together, in each of several areas, is a total whatever it is called."""
    kept = _kept(found, reasons)
    if len(kept) < 3 or len(found.counts) < 2:
        return []
    at = {code: found.position(code) for code in kept}
    sums = [(counts, sum(counts[place] for place in at.values())) for counts in found.counts.values()]
    return [
        code
        for code, place in at.items()
        if any(everyone for _counts, everyone in sums)
        and all(counts[place] * 2 == everyone for counts, everyone in sums)
    ]


def _subtotals_by_name(found: Found, reasons: dict[str, str]) -> list[str]:
    """ "White" beside "White: Irish" is a subtotal, if its parts make it up."""
    kept = _kept(found, reasons)
    subtotals = []
    for code, label in kept.items():
        beginning = f"{label.casefold()}:"
        parts = [other for other, name in kept.items() if name.casefold().startswith(beginning)]
        parts = [part for part in parts if part not in subtotals]
        if parts:
            _refuse_if_not_the_sum(found, code, parts, named=shown(label + ": …"))
            subtotals.append(code)
    return subtotals


def _subtotals_of_ages(found: Found, reasons: dict[str, str]) -> list[str]:
    """ "Aged 5 to 9" beside the single years from 5 to 9 is a subtotal."""
    bands = {code: band for code, label in _kept(found, reasons).items() if (band := read_band(label))}
    subtotals = []
    for code, band in bands.items():
        parts = _tiles(band, {other: part for other, part in bands.items() if part != band})
        if parts:
            _refuse_if_not_the_sum(found, code, parts, named=f"{len(parts)} narrower bands")
            subtotals.append(code)
    return subtotals


def _tiles(band: Band, others: dict[str, Band]) -> list[str]:
    """The narrower bands that follow one another from the beginning of this band to its end; none if there is a gap."""
    inside = {part.since: (code, part) for code, part in _widest_last(others) if band.holds(part)}
    tiles, since = [], band.since
    while since in inside:
        code, part = inside[since]
        tiles.append(code)
        if part.until == band.until:
            return tiles
        if part.until is None:
            return []
        since = part.until
    return []


def _widest_last(bands: dict[str, Band]) -> list[tuple[str, Band]]:
    """Sorted so that of bands with the same beginning the narrowest is taken."""
    return sorted(bands.items(), key=lambda pair: (pair[1].until is not None, -(pair[1].until or 0)))


def _subtotals_of_schemes(found: Found, reasons: dict[str, str]) -> list[str]:
    """ "19 hours or less" beside "9 hours or less" and "10 to 19 hours": a category of a coarser scheme."""
    kept = _kept(found, reasons)
    recognised = recognise(kept.values())
    if recognised is None or not recognised.unknown:
        return []
    subtotals = []
    for code, label in kept.items():
        if label not in recognised.unknown:
            continue
        parts = _parts_in_scheme(label, recognised.scheme.code, recognised.codes, kept)
        if len(parts) > 1:
            _refuse_if_not_the_sum(found, code, parts, named=f"{len(parts)} finer categories")
            subtotals.append(code)
    return subtotals


def _parts_in_scheme(label: str, scheme: str, codes: Mapping[str, str], kept: dict[str, str]) -> list[str]:
    for coarser in all_schemes().values():
        whole = code_in(label, coarser)
        if whole and coarser.code != scheme:
            try:
                becomes = map_codes(scheme, coarser.code)
            except NoMapping:
                continue
            return [code for code, name in kept.items() if name in codes and becomes[codes[name]] == whole]
    return []


def _kept(found: Found, reasons: Iterable[str]) -> dict[str, str]:
    return {code: label for code, label in found.labels.items() if code not in reasons}


def _refuse_if_not_the_sum(found: Found, code: str, parts: list[str], *, named: str) -> None:
    place, places = found.position(code), [found.position(part) for part in parts]
    for area_code, counts in found.counts.items():
        whole, together = counts[place], sum(counts[at] for at in places)
        if not _is_sum(whole, together, len(parts)):
            raise refusal(
                found.name,
                what=(
                    f"does not add up on row {found.row_of(area_code, code):,}: {shown(found.labels[code])} has "
                    f"{whole:,} people, its parts ({named}) have {together:,}, so it is not their sum"
                ),
                advice=DOWNLOAD_AGAIN,
            )


def _refuse_too_few(found: Found, reasons: dict[str, str]) -> None:
    if len(found.labels) - len(reasons) < 2:
        raise refusal(
            found.name,
            what=(
                f"has fewer than two categories to compare, from row {found.first_row:,} on, once totals "
                "and people who were not asked or did not answer are left out"
            ),
            advice=DOWNLOAD_AGAIN,
        )


def _refuse_what_misses_its_total(found: Found, reasons: dict[str, str]) -> None:
    """Where the file gives one total, what is kept and who did not answer must make it up, or people are missing."""
    totals = [code for code, why in reasons.items() if why == TOTAL and ": " not in found.labels[code].casefold()]
    if len(totals) != 1:
        return
    counted = [code for code in found.labels if reasons.get(code, NOT_ANSWERED) in (NOT_ANSWERED, NOT_ASKED)]
    _refuse_if_not_the_sum(found, totals[0], counted, named="all others that are no sum themselves")


def _is_sum(whole: int, together: int, parts: int) -> bool:
    """Published figures are changed a little to protect people, so parts need not add up to the last person."""
    return abs(whole - together) <= max(10, whole // 50, 3 * parts)


def _number(cell: str) -> int:
    digits = cell.replace(",", "").split(".")[0]
    return int(digits) if digits.isdigit() and len(digits) < 12 else 0
