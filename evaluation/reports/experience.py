"""What service users, carers and staff each answered: the telling questions as pictures, the others as one table."""

from collections import defaultdict

from django.utils import timezone

from evaluation.charts.answers import answers_chart
from evaluation.charts.responses import responses_chart
from evaluation.models import Phase
from evaluation.reports.blocks import Heading, Note, Paragraph, Picture, Table
from evaluation.reports.pairs import pairs_blocks
from figures.plain import say_date, start_large
from figures.protected import HIDDEN, ProtectedTable
from figures.sides import Counting

ONLY_SHOWN = "Sides with fewer than five answers to a question are left out here."
STILL_OPEN = "People can still answer. Results open when the questionnaire closes."
STILL_SEALED = "The answers are cut off from the people who gave them, and have not been opened yet."
MOMENTS = {Phase.BEFORE: "Before", Phase.AFTER: "Afterwards", Phase.FOLLOW_UP: "Months later"}


def moment(round_):
    """When a round asked: "Before", "Afterwards", "Months later"; one in between has its day, for there are several."""
    if round_.phase in MOMENTS:
        return MOMENTS[round_.phase]
    return f"In between, {say_date(timezone.localdate(round_.opened_at))}"


def experience(looks, paired):
    """Round by round: who answered, then what was answered, stage by stage, then what changed since before.

    `looks` are RoundAnswers in order; `paired` is {round id: Pairs or None}.
    """
    blocks = [Heading("How it was for the people involved")]
    if not looks:
        return [*blocks, Paragraph("Nobody has been asked yet.")]
    for look in looks:
        when = moment(look.round)
        blocks.append(Heading(when, level=3))
        if look.responses is None:
            blocks.append(Paragraph("Nobody was asked."))
            continue
        blocks.append(Picture(responses_chart(look.responses, title=f"{when}: who was asked and who answered")))
        if not look.is_out:
            blocks.append(Note(STILL_OPEN if look.round.is_open else STILL_SEALED))
        blocks += _by_stage(look, when=when)
        heading = f"{when}: what changed for the same people"
        blocks += pairs_blocks(paired[look.round.pk], heading=heading, level=4)
    return blocks


def every_answer(looks):
    """The whole distribution of every question without a picture: one table for all that offer the same answers."""
    blocks = []
    for look in looks:
        rest = [counted.result for counted in look.results if not _deserves_picture(counted)]
        tables = [table for alike in _by_answers(rest) if (table := _distribution(alike, moment(look.round)))]
        blocks += [Table(table) for table in tables]
    return [Heading("Every answer"), Paragraph(ONLY_SHOWN), *blocks] if blocks else []


def _by_answers(results):
    alike = defaultdict(list)
    for result in results:
        # A ranking has two figures for each answer, so it stands in a table of its own.
        alone = result.words if result.counting is Counting.RANKED else ""
        alike[result.counting, result.row_names, alone].append(result)
    return alike.values()


def _distribution(results, when):
    """Rows of shown sides only; a hidden side has nothing to tell here. None when no side can be shown."""
    [*labels, _] = results[0].row_names
    rows = [
        (f"{result.words} {side.label}", _answered(side), *_cells(result, side))
        for result in results
        for side in result.sides
        if not side.is_hidden
    ]
    header = ("Question and side", "Answered", *labels)
    caption = f"{when}: {', '.join(option.label for option in results[0].options[:2])} …"
    return ProtectedTable(caption, header, tuple(rows)) if rows else None


def _answered(side):
    """How many answered; a side whose split is not shown says so in words."""
    return str(side.whole) if side.is_exact else side.sentence


def _cells(result, side):
    """Bare figures, but for a ranking, and without the last: it is the one before all others here."""
    if not side.is_exact:
        return ("–",) * (len(side.cells) - 1)
    return side.cells[:-1] if result.counting is Counting.RANKED else side.figures[:-1]


def _by_stage(look, *, when):
    blocks = []
    for stage, of_stage in look.by_stage():
        blocks.append(Heading(f"{stage.label}: {stage.question}", level=4))
        scored = [counted.result for counted in of_stage if counted.is_scored]
        if scored:
            blocks.append(Table(_side_by_side(scored, caption=f"{when}, {stage.label}: what each side said")))
        for counted in of_stage:
            if _deserves_picture(counted):
                blocks.append(Picture(answers_chart(counted.result)))
            elif not counted.is_scored:
                blocks.append(Paragraph(f"{counted.result.words} {counted.result.sentence}"))
    return blocks


def _side_by_side(results, *, caption):
    """One row for each question, one column for each side that was asked any of them."""
    sides = {side.capacity: side.label for result in results for side in result.sides}
    rows = []
    for result in results:
        said = {side.capacity: HIDDEN if side.is_hidden else side.sentence for side in result.sides}
        rows.append((result.words, *(start_large(said.get(capacity, "not asked")) for capacity in sides)))
    return ProtectedTable(caption, ("Question", *sides.values()), tuple(rows))


def _deserves_picture(counted):
    """A question counted on its own, asked of several sides, at least one of which can be shown."""
    several = len(counted.result.sides) > 1 and any(side.is_exact for side in counted.result.sides)
    return several and not counted.is_scored
