"""From a sheet whose columns are known to a population table, whole or not at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from participants.populations.columns import Roles, find_roles
from participants.populations.decoding import decode
from participants.populations.rows import Sheet, read_sheet
from participants.populations.sentences import DOWNLOAD_AGAIN, refusal, shown
from participants.populations.shapes import AREA_CODE, refuse_known_other_shapes
from participants.populations.table import Area, Count, LeftOut, PopulationFileError, PopulationTable

_CATEGORIES_PROMISED = re.compile(r"\((\d{1,3}) categories\)", re.IGNORECASE)
_COUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0+)?")
_MOST_DIGITS = 10
_NOT_ASKED = re.compile(r"does not apply|not applicable", re.IGNORECASE)
_NOT_ANSWERED = re.compile(r"(?:.* )?not (?:answered|stated)|prefer(?:red)? not to say|no answer", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:grand |sub)?totals?\b.*|all (?:usual residents|people|persons|residents|ages|categories)\b.*", re.IGNORECASE
)


@dataclass(slots=True)
class _Found:
    """What the rows have told so far: names, labels and the row that first gave each count."""

    area_names: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    row_of: dict[tuple[str, str], int] = field(default_factory=dict)


def read_population(file_bytes: bytes, name: str) -> PopulationTable:
    """Read a published table of areas and categories, or raise a sentence that says what is wrong and where."""
    text = decode(file_bytes, name=name)
    refuse_known_other_shapes(text, name=name)
    sheet = read_sheet(text, name=name)
    roles = find_roles(sheet)
    found = _read_rows(sheet, roles)
    _refuse_missing_categories(sheet, found)
    _refuse_fewer_categories_than_promised(sheet, roles, found)
    reasons = _reasons_to_leave_out(sheet, found)
    return PopulationTable(
        dimension=sheet.headings[roles.category] or "Category",
        area_kind=sheet.headings[roles.area_name] or "Area",
        areas=MappingProxyType({code: _build_area(code, found, reasons) for code in found.counts}),
        left_out=tuple(_left_out(found, reasons)) + roles.ignored,
    )


def _read_rows(sheet: Sheet, roles: Roles) -> _Found:
    found = _Found()
    positions = (roles.area_code, roles.area_name, roles.category_code, roles.category, roles.observation)
    for row, *cells in zip(sheet.row_numbers, *(sheet.columns[column] for column in positions), strict=True):
        for column, cell in zip(positions, cells, strict=True):
            if not cell:
                raise _at(sheet, row, column, "is blank")
        area_code, area_name, code, label, observation = cells
        if not AREA_CODE.fullmatch(area_code):
            raise _at(
                sheet, row, roles.area_code, f"holds {shown(area_code)}, which is not an area code like E08000025"
            )
        area_code = area_code.upper()
        if found.area_names.setdefault(area_code, area_name) != area_name:
            earlier = shown(found.area_names[area_code])
            raise _at(
                sheet, row, roles.area_name, f"calls {area_code} {shown(area_name)}; rows above call it {earlier}"
            )
        if found.labels.setdefault(code, label) != label:
            earlier = shown(found.labels[code])
            raise _at(
                sheet, row, roles.category, f"gives code {shown(code)} to {shown(label)}; rows above to {earlier}"
            )
        number = _read_count(sheet, row, roles.observation, observation)
        first_row = found.row_of.setdefault((area_code, code), row)
        if first_row != row:
            raise _at(sheet, row, roles.category, f"repeats row {first_row:,}: {area_name} already has {shown(label)}")
        found.counts.setdefault(area_code, {})[code] = number
    return found


def _read_count(sheet: Sheet, row: int, column: int, cell: str) -> int:
    match = _COUNT.fullmatch(cell)
    if match:
        digits = match[1].replace(",", "")
        if len(digits) <= _MOST_DIGITS:
            return int(digits)
        raise _at(sheet, row, column, f"holds {shown(cell)}, more people than there are")
    if re.fullmatch(r"[-−][0-9.,]+", cell):
        raise _at(sheet, row, column, f"holds {shown(cell)}: a number of people cannot be below zero")
    raise _at(sheet, row, column, f"holds {shown(cell)}, which is not a whole number of people")


def _at(sheet: Sheet, row: int, column: int, what: str) -> PopulationFileError:
    return refusal(
        sheet.name, what=f"is wrong on row {row:,}: {sheet.column_name(column)} {what}", advice=DOWNLOAD_AGAIN
    )


def _refuse_missing_categories(sheet: Sheet, found: _Found) -> None:
    """An area without a category that others have means that rows are lost: a missing number is never zero."""
    for area_code, counts in found.counts.items():
        missing = [label for code, label in found.labels.items() if code not in counts]
        if missing:
            last_row = max(found.row_of[area_code, code] for code in counts)
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            raise refusal(
                sheet.name,
                what=(
                    f"is incomplete after row {last_row:,}: {shown(found.area_names[area_code])} ({area_code}) lacks "
                    f"{', '.join(map(shown, missing[:3]))}{more}, which other areas have. The file may have been "
                    "cut short"
                ),
                advice=DOWNLOAD_AGAIN,
            )


def _refuse_fewer_categories_than_promised(sheet: Sheet, roles: Roles, found: _Found) -> None:
    """Headings such as "Ethnic group (20 categories)" count "Does not apply" in, which some downloads leave away."""
    promised = _CATEGORIES_PROMISED.search(sheet.headings[roles.category])
    if promised and len(found.labels) < int(promised[1]) - ("-8" not in found.labels):
        raise refusal(
            sheet.name,
            what=(
                f"is incomplete: {sheet.column_name(roles.category)} holds only {len(found.labels)} categories down to "
                f"row {sheet.row_numbers[-1]:,}. The file may have been cut short"
            ),
            advice=DOWNLOAD_AGAIN,
        )


def _reasons_to_leave_out(sheet: Sheet, found: _Found) -> dict[str, str]:
    """For each category that may not be compared, why; what is left must be at least two."""
    reasons: dict[str, str] = {}
    for code, label in found.labels.items():
        if code == "-8" or _NOT_ASKED.fullmatch(label):
            reasons[code] = "The question was not put to these people."
        elif _NOT_ANSWERED.fullmatch(label):
            reasons[code] = "These people did not answer the question."
        elif _TOTAL.fullmatch(label):
            reasons[code] = "It is a total, so everyone would be counted twice."
    reasons |= _unnamed_total(found, reasons)
    reasons |= _subtotals(sheet, found, reasons)
    if len(found.labels) - len(reasons) < 2:
        raise refusal(
            sheet.name,
            what=(
                f"has fewer than two categories to compare, from row {sheet.row_numbers[0]:,} on, once totals "
                "and people who were not asked or did not answer are left out"
            ),
            advice=DOWNLOAD_AGAIN,
        )
    return reasons


def _unnamed_total(found: _Found, reasons: dict[str, str]) -> dict[str, str]:
    """A category that equals all others together, in each of several areas, is a total whatever it is called."""
    kept = [code for code in found.labels if code not in reasons]
    if len(kept) < 3 or len(found.counts) < 2:
        return {}
    sums = [(counts, sum(counts[code] for code in kept)) for counts in found.counts.values()]
    return {
        code: "It equals all other categories together, so everyone would be counted twice."
        for code in kept
        if any(everyone for _counts, everyone in sums)
        and all(counts[code] * 2 == everyone for counts, everyone in sums)
    }


def _subtotals(sheet: Sheet, found: _Found, reasons: dict[str, str]) -> dict[str, str]:
    """ "White" beside "White: Irish" is a subtotal, if its parts make it up."""
    subtotals: dict[str, str] = {}
    kept = {code: label for code, label in found.labels.items() if code not in reasons}
    beginnings = {label.split(":")[0].casefold() for label in kept.values() if ":" in label}
    for code, label in kept.items():
        if label.casefold() not in beginnings:
            continue
        parts = [other for other, name in kept.items() if name.casefold().startswith(f"{label.casefold()}:")]
        for area_code, counts in found.counts.items():
            whole, together = counts[code], sum(counts[part] for part in parts)
            # Published figures are changed a little to protect people, so parts need not add up to the last person.
            if abs(whole - together) > max(10, whole // 50):
                raise refusal(
                    sheet.name,
                    what=(
                        f"does not add up on row {found.row_of[area_code, code]:,}: {shown(label)} has {whole:,} "
                        f"people, its parts ({shown(label + ': …')}) have {together:,}, so it is not their sum"
                    ),
                    advice=DOWNLOAD_AGAIN,
                )
        subtotals[code] = "It is the sum of other categories, so people would be counted twice."
    return subtotals


def _build_area(area_code: str, found: _Found, reasons: dict[str, str]) -> Area:
    counts = [Count(code, label, found.counts[area_code][code]) for code, label in found.labels.items()]
    return Area(
        code=area_code,
        name=found.area_names[area_code],
        counts=tuple(count for count in counts if count.code not in reasons),
        left_out=tuple(count for count in counts if count.code in reasons),
    )


def _left_out(found: _Found, reasons: dict[str, str]) -> Iterator[LeftOut]:
    for code, why in reasons.items():
        label = found.labels[code]
        yield LeftOut(what=label if code == label else f"{label} (code {code})", why=why)
