"""The results of one round as tables for other programs: every figure as it is shown, and a book of all codes.

Only protected figures are written, so what is hidden on the page says "Hidden" here. No cell is read as a formula.
"""

import csv
import io
import zipfile
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from evaluation.indicators.answering import RoundAnswers
from evaluation.indicators.domains import domain_of, domains
from evaluation.indicators.pairs import pairs
from evaluation.models.wording import ENGLISH
from evaluation.reports.blocks import Document
from evaluation.reports.round_results import results_blocks
from evaluation.reports.workbook import Sheet, render_workbook
from figures.protected import HIDDEN
from figures.sides import Counting

RESULTS = (
    "round",
    "item",
    "question",
    "capacity",
    "capacity_label",
    "option",
    "option_label",
    "people",
    "answered",
    "asked",
    "note",
)
DOMAINS = (
    "part",
    "part_label",
    "capacity",
    "capacity_label",
    "items",
    "answers",
    "yes_a_lot",
    "yes_a_bit",
    "no",
    "not_sure",
    "people",
    "mostly_agreed",
    "may_be",
    "note",
)
PAIRS = (
    "item",
    "question",
    "capacity",
    "capacity_label",
    "both_times",
    "better",
    "same",
    "worse",
    "before_only",
    "afterwards_only",
    "note",
)
CODES = (
    "version",
    "fingerprint",
    "variant",
    "item",
    "stage",
    "part",
    "kind",
    "question",
    "option",
    "option_label",
    "meaning",
)
FILES = {
    "Results table": "results.csv",
    "Parts table": "parts.csv",
    "Pairs table": "pairs.csv",
    "Code book": "code-book.csv",
}
# What stands below the options of every question.
LEFT_OUT, NOT_LED_TO, ANSWERED = "_left_out", "_not_asked", "_answered"
ABOUT_RESULTS = "One row for each answer and group. “Hidden” means too few people to show; it is not a nought."
ABOUT_CODES = "Every code, as the published questionnaires have it."
ABOUT_DOMAINS = (
    "The answers to all questions of a part of 4PI added up, and people who mostly agreed. No overall score."
)
ABOUT_PAIRS = "Only people who answered both times, each beside their own earlier answer."
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class ResultsFiles:
    """One round as tables; everything is counted once, when this is made."""

    answers: RoundAnswers

    @cached_property
    def pairs(self):
        return pairs(self.answers)

    @cached_property
    def domains(self):
        return domains(self.answers)

    @cached_property
    def sheets(self):
        """The tables as sheets of a workbook; parts and pairs only where there are any."""
        sheets = [
            Sheet("Results table", RESULTS, list(_results(self.answers)), ABOUT_RESULTS),
            Sheet("Code book", CODES, list(_codes(self.answers)), ABOUT_CODES),
        ]
        if self.pairs and self.pairs.items:
            sheets.insert(1, Sheet("Pairs table", PAIRS, list(_pairs(self.pairs)), ABOUT_PAIRS))
        if self.domains:
            sheets.insert(1, Sheet("Parts table", DOMAINS, list(_domains(self.domains)), ABOUT_DOMAINS))
        return sheets

    def as_zip(self):
        """The tables as CSV (RFC 4180, UTF-8 with a mark that spreadsheets know), in one archive."""
        buffer = io.BytesIO()
        closed = timezone.localtime(self.answers.round.closed_at)
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for sheet in self.sheets:
                info = zipfile.ZipInfo(FILES[sheet.name], date_time=closed.timetuple()[:6])
                archive.writestr(info, as_csv(sheet), compress_type=zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    def as_workbook(self):
        """The page as it reads, a part on each sheet, and the tables after it."""
        round_ = self.answers.round
        document = Document(
            title=f"{round_.get_phase_display()}: results",
            about=round_.activity.title,
            organisation=round_.activity.organisation.name,
            as_at=timezone.localdate(round_.closed_at),
            made_at=round_.closed_at,
            blocks=results_blocks(self.answers, domains=self.domains, paired=self.pairs),
        )
        return render_workbook(document, sheets=self.sheets)


def as_csv(sheet):
    """One sheet as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(sheet.header)
    writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _plain(cell):
    return f"'{cell}" if str(cell).startswith(FORMULA) else str(cell)


def _results(answers):
    round_ = answers.round
    for counted in answers.results:
        result = counted.result
        codes = [option.code for option in result.options]
        codes += [LEFT_OUT, *([NOT_LED_TO] if result.is_led_to else []), ANSWERED]
        for side in result.sides:
            whole = HIDDEN if side.whole is None else str(side.whole)
            for code, name, cell, figure in zip(codes, result.row_names, side.cells, side.figures, strict=True):
                note = "" if side.is_exact else side.sentence
                if result.counting is Counting.RANKED and not note:
                    note = cell
                where = (round_.phase, counted.code, result.words, side.capacity, side.label)
                yield (*where, code, name, figure, whole, str(side.asked), note)


def _domains(found):
    for domain in found:
        for side in domain.sides:
            where = (domain.code, domain.name, side.capacity, side.label, " ".join(side.codes))
            yield (*where, *side.cells, side.sentence)


def _pairs(found):
    for one in found.items:
        for side in one.sides:
            yield (one.code, one.words, side.capacity, side.label, *side.cells, side.sentence)


def _codes(answers):
    for _, version in answers.versions:
        fingerprint = version.content_hash[:12]
        for variant in dict.fromkeys((ENGLISH, *version.variants)):
            for question in version.read_in(variant).questions.values():
                item = answers.items[question.code]
                about = (item.code, item.stage, domain_of(item), question.kind, question.text)
                where = (str(version), fingerprint, variant, *about)
                if not question.options:
                    yield (*where, "", "", "")
                for option in question.options:
                    yield (*where, option.code, option.label, option.meaning)
