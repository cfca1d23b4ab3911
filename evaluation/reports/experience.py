"""What service users, carers and staff each answered: the telling questions as pictures, the others as one table."""

from collections import defaultdict

from activities.framework import Stage
from evaluation.charts.answers import answers_chart
from evaluation.charts.responses import responses_chart
from evaluation.indicators import answering
from evaluation.models import Phase
from evaluation.reports.blocks import Heading, Note, Paragraph, Picture, Table
from figures.protected import HIDDEN, ProtectedTable

ONLY_SHOWN = "Sides with fewer than five answers to a question are left out here."
STILL_OPEN = "People can still answer. Results open when the questionnaire closes."


def experience(rounds, results):
    """Round by round: who answered, then what was answered, stage by stage."""
    blocks = [Heading("How it was for the people involved")]
    if not rounds:
        return [*blocks, Paragraph("Nobody has been asked yet.")]
    for round_ in rounds:
        blocks.append(Heading(moment(round_), level=3))
        responses = answering.responses(round_)
        if responses is None:
            blocks.append(Paragraph("Nobody was asked."))
            continue
        blocks.append(Picture(responses_chart(responses, title=f"{moment(round_)}: who was asked and who answered")))
        if round_.is_open:
            blocks.append(Note(STILL_OPEN))
        blocks += _by_stage(results[round_.phase], when=moment(round_))
    return blocks


def every_answer(rounds, results):
    """The whole distribution of every question without a picture: one table for all that offer the same answers."""
    blocks = []
    for round_ in rounds:
        rest = [counted.result for counted in results[round_.phase] if not _deserves_picture(counted)]
        tables = [table for alike in _by_options(rest) if (table := _distribution(alike, moment(round_)))]
        blocks += [Table(table) for table in tables]
    return [Heading("Every answer"), Paragraph(ONLY_SHOWN), *blocks] if blocks else []


def _by_options(results):
    alike = defaultdict(list)
    for result in results:
        alike[tuple(option.label for option in result.options)].append(result)
    return alike.values()


def _distribution(results, when):
    """Rows of shown sides only; a hidden side has nothing to tell here. None when no side can be shown."""
    labels = [option.label for option in results[0].options]
    rows = [
        (
            f"{result.words} {side.label}",
            _answered(side),
            *(cell.split(" ")[0] if side.bar.numbers else "–" for cell in side.cells),
        )
        for result in results
        for side in result.sides
        if not side.is_hidden
    ]
    header = ("Question and side", "Answered", *labels, "Left it out")
    return ProtectedTable(f"{when}: {', '.join(labels[:2])} …", header, tuple(rows)) if rows else None


def _answered(side):
    """How many the shown counts add up to; a side whose split is not shown says so in words."""
    return str(sum(number.people for number in side.bar.numbers)) if side.bar.numbers else side.sentence


def moment(round_):
    return "Before" if round_.phase == Phase.BEFORE else "Afterwards"


def _by_stage(results, *, when):
    blocks = []
    for stage in Stage:
        of_stage = [counted for counted in results if counted.stage == stage]
        if not of_stage:
            continue
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
        rows.append((result.words, *(_start_large(said.get(capacity, "not asked")) for capacity in sides)))
    return ProtectedTable(caption, ("Question", *sides.values()), tuple(rows))


def _deserves_picture(counted):
    """A question counted on its own, asked of several sides, at least one of which can be shown."""
    several = len(counted.result.sides) > 1 and any(side.bar.numbers for side in counted.result.sides)
    return several and not counted.is_scored


def _start_large(sentence):
    return sentence[:1].upper() + sentence[1:]
