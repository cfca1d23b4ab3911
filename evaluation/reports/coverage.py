"""Who answered: the first thing to know, because everything else rests on it."""

from evaluation.indicators.characteristics import CHARACTERISTICS
from evaluation.reports.blocks import Heading, Paragraph, Table
from figures.menu import BLANK, DECLINED
from figures.plain import say_date, start_small
from figures.protected import ProtectedTable
from vault.wording import COVERAGE

NOBODY = "No answer to “About you” has been counted yet."
VOLUNTARY = (
    "Every question is voluntary. Somebody who would rather not say is never counted as anything else. Figures are "
    "rounded, so that columns need not add up."
)
HEADER = ("Question", "Gave an answer", "Preferred not to say", "Left blank, or not asked then")


def coverage(tables, *, as_at):
    """How many people were asked and sent something, then what they did with each question."""
    blocks = [Heading("Who answered"), Paragraph(_asked(tables, as_at=as_at))]
    rows = [_row(one, tables[one.code,]) for one in CHARACTERISTICS if (one.code,) in tables]
    if not rows:
        return [*blocks, Paragraph(NOBODY)]
    table = ProtectedTable("Answers to each question", HEADER, tuple(rows))
    return [*blocks, Paragraph(say_answered(tables)), Table(table), Paragraph(VOLUNTARY)]


def say_answered(tables):
    """How many people answered, from the least to the most answered question."""
    shown = [tables[one.code,] for one in CHARACTERISTICS if (one.code,) in tables and tables[one.code,].is_shown]
    answered = sorted(table.answered_cell.shown or 0 for table in shown)
    if not answered:
        return "Too few people have answered to show anything."
    if not answered[-1]:
        return "Nearly everybody who sent “About you” preferred not to say, or left it blank."
    if answered[0] == answered[-1]:
        return f"About {answered[0]:,} people answered each question that is shown."
    least = f"about {answered[0]:,}" if answered[0] else shown[0].answered
    return f"Between {least} and {answered[-1]:,} people answered, depending on the question."


def say_sent(tables):
    """How many sent "About you", and how many did not; empty where that may not be said."""
    table = tables.get((COVERAGE,))
    if table is None or not table.is_shown:
        return ""
    given, not_given = (table.by_code[code,] for code in ("given", "not_given"))
    return f"{_people(given)} sent “About you”, whatever is in it. {_people(not_given)} did not."


def _asked(tables, *, as_at):
    who = f"Everybody counts who took part in an activity that asks “About you”, in the year to {say_date(as_at)}."
    table = tables.get((COVERAGE,))
    if table and not table.is_shown:
        return f"{who} How many of them sent it is not shown: {start_small(table.get_state_display())}."
    return f"{who} {say_sent(tables)}".strip()


def _people(cell):
    return f"About {cell.text} people" if cell.low else f"Fewer than {cell.high + 1} people (perhaps none)"


def _row(one, table):
    if not table.is_shown:
        return (one.name, table.get_state_display(), "", "")
    cells = table.by_code
    return (one.name, table.answered, *(cells[state,].text for state in (DECLINED, BLANK)))
