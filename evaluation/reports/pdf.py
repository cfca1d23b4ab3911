"""The report on paper: the same blocks, set by typst as a tagged PDF."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from evaluation.charts.chart import Chart
from evaluation.charts.drawing import draw_for_paper
from evaluation.reports.blocks import Document, Picture
from evaluation.reports.characters import SYMBOL, make_latin, make_printable
from figures.plain import say_date

logger = logging.getLogger(__name__)

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(__file__).parents[2] / "static" / "vendor" / "fonts"
# Three quarters of a page, in pixels of a drawing 720 wide.
TALLEST = 800

SOME_NOT_PRINTED = (
    f"Some signs that people wrote, such as pictures or letters of other scripts, cannot be printed here. "
    f"{SYMBOL} stands in their place. The report’s page shows them."
)


def render_pdf(document: Document, *, fonts: Path = FONTS) -> bytes:
    """Set a report as PDF/UA-1. The same document always gives the same bytes.

    A sign that cannot be set never stops a report: it is replaced, then everything but Latin, and at last the check
    that asks for it is left out, which is logged.
    """
    try:
        return _compile(document, make_printable, standards=["ua-1"], fonts=fonts)
    except typst.TypstError as error:
        logger.warning("report_pdf_needs_second_try", extra={"reason": _reason(error)})
    try:
        return _compile(document, make_latin, standards=["ua-1"], fonts=fonts)
    except typst.TypstError as error:
        logger.error("report_pdf_is_not_checked_for_access", extra={"reason": _reason(error)})
    return _compile(document, make_latin, standards=[], fonts=fonts)


def _compile(document: Document, clean: Callable[[str], str], *, standards: list[Any], fonts: Path) -> bytes:
    pdf = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[fonts],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=standards,
        timestamp=document.made_at,
        sys_inputs={"data": json.dumps(_lay_out(document, clean), ensure_ascii=False)},
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gives one file for one report.")
    return pdf


def _lay_out(document: Document, clean: Callable[[str], str]) -> dict[str, Any]:
    """Give everything the template prints. People's words travel as data only, never as typst code."""
    stored = document.to_json()
    cleaned = _clean_all(stored, clean)
    laid_out = {
        "title": cleaned["title"],
        "organisation": cleaned["organisation"],
        "as_at": say_date(document.as_at),
        "facts": _clean_all(document.facts, clean),
        "blocks": [_draw(block) for block in cleaned["blocks"]],
        "not_printed": SOME_NOT_PRINTED if _count_symbols(cleaned) > _count_symbols(stored) else "",
    }
    return laid_out


def _draw(block: dict[str, Any]) -> dict[str, Any]:
    """Add a picture's drawing and its text, both made from the cleaned words."""
    if block["kind"] != Picture.kind:
        return block
    picture = Picture(Chart.from_json(block["chart"]))
    drawings = draw_for_paper(picture.chart, name="chart", tallest=TALLEST)
    texts = [picture.alternative_text, *[f"{picture.chart.title}, continued." for _ in drawings[1:]]]
    return {**block, "drawings": [{"svg": svg, "alternative": alt} for svg, alt in zip(drawings, texts, strict=True)]}


def _clean_all(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _clean_all(part, clean) for key, part in value.items()}
    return [_clean_all(part, clean) for part in value] if isinstance(value, list | tuple) else value


def _count_symbols(value: Any) -> int:
    return json.dumps(value, ensure_ascii=False).count(SYMBOL)


def _reason(error: typst.TypstError) -> str:
    """Say what kind of error it was, without the words it quotes: those may be a person's."""
    return error.message.partition('"')[0].strip()
