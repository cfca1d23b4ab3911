"""The report on paper: the same blocks, set by typst as a tagged PDF."""

import itertools
import json
import logging
import re
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
    f"{SYMBOL} stands in their place. The page of the {{called}} shows them."
)


def render_pdf(document: Document, *, fonts: Path = FONTS) -> bytes:
    """Set a report as PDF/UA-1. The same document always gives the same bytes.

    A sign that cannot be set never stops a report: it is replaced, then everything but Latin, and at last the check
    that asks for it is left out, which is logged.
    """
    try:
        return _compile(document, make_printable, standards=["ua-1"], fonts=fonts)
    except typst.TypstError as error:
        logger.warning("Some signs of a report could not be set; it is set again in Latin only. %s", _reason(error))
    try:
        return _compile(document, make_latin, standards=["ua-1"], fonts=fonts)
    except typst.TypstError as error:
        logger.error("A report's PDF was made without the accessibility check. %s", _reason(error))
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
    has_gaps = _count_symbols(cleaned) > _count_symbols(stored)
    laid_out = {
        "title": cleaned["title"],
        "organisation": cleaned["organisation"],
        "as_at": say_date(document.as_at),
        "facts": _clean_all(document.facts, clean),
        "blocks": _draw_all(cleaned["blocks"]),
        "is_short": document.is_short,
        "not_printed": SOME_NOT_PRINTED.format(called=document.called) if has_gaps else "",
    }
    return laid_out


def _draw_all(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Number the pictures and add their drawings."""
    numbers = itertools.count(1)
    return [{**_draw(block), "number": next(numbers)} if block["kind"] == Picture.kind else block for block in blocks]


def _draw(block: dict[str, Any]) -> dict[str, Any]:
    """Add a picture's drawings and their texts, made from the cleaned words."""
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
    return re.split('["`]', str(error))[0].strip()
