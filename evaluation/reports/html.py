"""The report as a page: blocks through Django's own templates, which escape every word in them."""

from collections import Counter
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify

from evaluation.charts.drawing import draw_narrow, draw_wide
from evaluation.reports.blocks import Block, Document, Heading, Picture


def render_html(document: Document) -> SafeString:
    """Render a report's facts, contents and blocks. The page around it prints the title as its h1."""
    blocks = show_blocks(document.blocks)
    parts = [(shown["name"], shown["block"].text) for shown in blocks if shown["is_part"]]
    context = {"document": document, "blocks": blocks, "parts": parts}
    return render_to_string("evaluation/blocks/document.html", context)


def show_blocks(blocks: tuple[Block, ...], *, prefix: str = "") -> list[dict[str, Any]]:
    """Give each block its template, a name unique on the page, and its drawings.

    Charts are drawn here, from data: stored markup is never trusted. `prefix` keeps names apart where a page shows
    blocks of several documents, such as a dashboard.
    """
    seen: Counter[str] = Counter()
    shown = []
    for block in blocks:
        stem = prefix + (_slug(block) if isinstance(block, Heading) else block.kind.replace("_", "-"))
        seen[stem] += 1
        name = stem if isinstance(block, Heading) and seen[stem] == 1 else f"{stem}-{seen[stem]}"
        shown.append(
            {
                "block": block,
                "name": name,
                "template": f"evaluation/blocks/{block.kind}.html",
                "is_part": isinstance(block, Heading) and block.level == 2,
                **_draw(block, name),
            }
        )
    return shown


def _slug(heading: Heading) -> str:
    """Make a name from the words; words in other scripts leave nothing to make it from."""
    return slugify(heading.text)[:60] or "part"


def _draw(block: Block, name: str) -> dict[str, Any]:
    if not isinstance(block, Picture):
        return {}
    return {"wide": draw_wide(block.chart, name=name), "narrow": draw_narrow(block.chart, name=name)}
