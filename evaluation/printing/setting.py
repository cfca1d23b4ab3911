"""Setting pages in type: what people wrote travels as data and is never typst code."""

import json
import logging
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone

from evaluation.reports.characters import make_latin, make_printable

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "static" / "vendor" / "fonts"


def set_pages(template: str, data: dict[str, Any], *, pictures: dict[str, bytes] | None = None) -> bytes:
    """Set the pages of a template (a file beside this one) as a tagged PDF/UA-1.

    A sign that cannot be set never stops a letter: it is replaced, then everything but Latin, and at last the check
    that asks for it is left out, which is logged. `pictures` are images that the data names.
    """
    tries = ((make_printable, ["ua-1"]), (make_latin, ["ua-1"]), (make_latin, []))
    for clean, standards in tries[:-1]:
        try:
            return _compile(template, _clean_all(data, clean), pictures or {}, standards)
        except typst.TypstError:
            # What typst says quotes what people wrote, so it is not passed on.
            logger.warning("Some signs of %s could not be set; it is set again in plainer ones.", template)
    clean, standards = tries[-1]
    return _compile(template, _clean_all(data, clean), pictures or {}, standards)


def _compile(template: str, data: dict[str, Any], pictures: dict[str, bytes], standards: list[Any]) -> bytes:
    files = {"main.typ": (HERE / template).read_bytes(), "data.json": json.dumps(data, ensure_ascii=False).encode()}
    pdf = typst.compile(
        files | pictures,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=standards,
        timestamp=timezone.now().replace(microsecond=0),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gives one file.")
    return pdf


def _clean_all(value: Any, clean: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _clean_all(part, clean) for key, part in value.items()}
    return [_clean_all(part, clean) for part in value] if isinstance(value, list | tuple) else value
