"""Who answered: the first thing to know, because everything else rests on it."""

from evaluation.indicators.characteristics import BY_CODE, NOT_SAID_LABELS
from evaluation.reports.blocks import Heading, Paragraph, Table
from figures.menu import BLANK, DECLINED
from figures.plain import say_date
from figures.protected import ProtectedTable

NOBODY = "Nothing is on record yet: nobody’s answers to “About you” have been counted."
VOLUNTARY = (
    "Every question is voluntary. Somebody who would rather not say is never counted as anything else. Figures are "
    "rounded, so that columns need not add up."
)
HEADER = ("Question", "Gave an answer", NOT_SAID_LABELS[DECLINED], NOT_SAID_LABELS[BLANK])


def coverage(tables, *, asked, as_at):
    """`tables`: those of the whole organisation. `asked`: a cell, how many people took part in the year."""
    blocks = [Heading("Who answered"), Paragraph(_took_part(asked, as_at=as_at))]
    rows = [_row(codes[0], figures) for codes, figures in tables.items() if codes[0] in BY_CODE and len(codes) == 1]
    if not rows:
        return [*blocks, Paragraph(NOBODY)]
    table = ProtectedTable("Answers to each question", HEADER, tuple(rows))
    return [*blocks, Paragraph(say_answered(tables)), Table(table), Paragraph(VOLUNTARY)]


def say_answered(tables):
    """How many people answered, from the least to the most answered question."""
    shown = [figures.answered for codes, figures in tables.items() if len(codes) == 1 and figures.is_shown]
    answered = sorted(cell.shown for cell in shown if cell and cell.shown)
    if not answered:
        return "Too few people have answered to show anything."
    if answered[0] == answered[-1]:
        return f"About {answered[0]:,} people answered each question that is shown."
    return f"Between about {answered[0]:,} and {answered[-1]:,} people answered, depending on the question."


def _took_part(asked, *, as_at):
    period = f"in the year that ended on {say_date(as_at)}"
    if not asked.low:
        return f"Fewer than {asked.high + 1} people took part {period}."
    return f"About {asked.text} people took part {period}. Each of them is offered “About you” once a year."


def _row(code, figures):
    name = BY_CODE[code].name
    if not figures.is_shown:
        return (name, figures.reason, "", "")
    return (name, figures.answered.text, *(_text(figures.cell(state)) for state in (DECLINED, BLANK)))


def _text(cell):
    return cell.text if cell else ""
