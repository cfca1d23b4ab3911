"""From the bytes of a file to a population table, whole or not at all."""

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType

from participants.categories import Recognised, recognise
from participants.populations.caseload import find_caseload
from participants.populations.columns import find_long
from participants.populations.counting import Found, count
from participants.populations.decoding import decode, refuse_size
from participants.populations.framing import Framed, frame
from participants.populations.layout import Layout
from participants.populations.leaving_out import reasons_to_leave_out
from participants.populations.rows import lay_out, read_text, refuse_without_line_end
from participants.populations.sentences import DOWNLOAD_AGAIN, refusal
from participants.populations.shapes import refuse_markup, refuse_missing_headings, refuse_without_areas
from participants.populations.table import Area, Count, Label, LeftOut, PopulationFileError, PopulationTable
from participants.populations.wide import find_wide
from participants.populations.workbook import is_workbook, read_workbook

_CATEGORIES_PROMISED = re.compile(r"\((\d{1,3}) categories\)", re.IGNORECASE)


def read_population(
    file_bytes: bytes, name: str, *, caseload_name: str = "", at_step: Callable[[int], None] = lambda step: None
) -> PopulationTable:
    """Read a published table, or raise a sentence that says what is wrong and where. `at_step` hears how far it is."""
    refuse_size(file_bytes, name=name)
    if is_workbook(file_bytes):
        return _read_sheets(file_bytes, name, caseload_name=caseload_name, at_step=at_step)
    text = decode(file_bytes, name=name)
    refuse_markup(text, name=name)
    framed = frame(read_text(text, name=name), name=name)
    at_step(1)
    layout = _find_layout(framed, name=name, caseload_name=caseload_name)
    if not layout.is_caseload:
        refuse_without_line_end(text, layout.sheet)
    return _build(layout, framed.left_out, at_step=at_step)


def _read_sheets(
    file_bytes: bytes, name: str, *, caseload_name: str, at_step: Callable[[int], None]
) -> PopulationTable:
    """The first sheet of a workbook that holds a table; the others are named as left out."""
    refused: PopulationFileError | None = None
    with read_workbook(file_bytes, name=name) as workbook:
        for sheet in workbook.sheets:
            try:
                framed = frame(sheet.rows(), name=name)
                at_step(1)
                layout = _find_layout(framed, name=name, caseload_name=caseload_name)
            except PopulationFileError as error:
                refused = refused or error
                continue
            others = [other.title for other in workbook.sheets if other is not sheet]
            around = tuple(LeftOut(f"Sheet “{title}”", "It is not the sheet with the table.") for title in others)
            return _build(layout, (*framed.left_out, *around), at_step=at_step)
    raise refused or refusal(name, what="is empty: no sheet has anything on row 1", advice=DOWNLOAD_AGAIN)


def _find_layout(framed: Framed, *, name: str, caseload_name: str) -> Layout:
    if not framed.has_titles:
        refuse_without_areas(framed.rows, name=name)
    sheet = lay_out(framed.rows, name=name)
    refuse_missing_headings(sheet)
    wide = find_wide(sheet, area_kind=framed.area_kind, has_titles=framed.has_titles)
    return wide or find_caseload(sheet, caseload_name=caseload_name) or find_long(sheet)


def _build(layout: Layout, around: tuple[LeftOut, ...], *, at_step: Callable[[int], None]) -> PopulationTable:
    found = count(layout)
    _refuse_fewer_categories_than_promised(found)
    at_step(2)
    reasons = reasons_to_leave_out(found)
    kept = {code: label for code, label in found.labels.items() if code not in reasons}
    recognised = recognise(kept.values())
    labels = tuple(Label(code, label, _category(label, recognised)) for code, label in kept.items())
    return PopulationTable(
        dimension=layout.dimension,
        area_kind=layout.area_kind,
        areas=MappingProxyType({code: _area(code, found, labels, reasons) for code in found.counts}),
        labels=labels,
        left_out=(*_left_out(found, reasons), *layout.ignored, *around),
        scheme=recognised.scheme.code if recognised else "",
        is_caseload=layout.is_caseload,
    )


def _category(label: str, recognised: Recognised | None) -> str:
    return recognised.codes.get(label, "") if recognised else ""


def _refuse_fewer_categories_than_promised(found: Found) -> None:
    """Headings such as "Ethnic group (20 categories)" count "Does not apply" in, which some downloads leave away."""
    promised = _CATEGORIES_PROMISED.search(found.layout.dimension)
    if promised and len(found.labels) < int(promised[1]) - ("-8" not in found.labels):
        raise refusal(
            found.name,
            what=(
                f"is incomplete: “{found.layout.dimension}” holds only {len(found.labels)} categories down to "
                f"row {found.layout.sheet.row_numbers[-1]:,}. The file may have been cut short"
            ),
            advice=DOWNLOAD_AGAIN,
        )


def _area(area_code: str, found: Found, labels: tuple[Label, ...], reasons: dict[str, str]) -> Area:
    numbers = found.counts[area_code]
    return Area(
        code=area_code,
        name=found.area_names[area_code],
        labels=labels,
        numbers=tuple(numbers[found.position(label.code)] for label in labels),
        left_out=tuple(Count(code, found.labels[code], numbers[found.position(code)]) for code in reasons),
    )


def _left_out(found: Found, reasons: dict[str, str]) -> Iterator[LeftOut]:
    for code, why in reasons.items():
        label = found.labels[code]
        yield LeftOut(what=label if code == label else f"{label} (code {code})", why=why)
