"""Building a report, step by step: whatever dies, another worker goes on from the last finished step."""

import logging
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from evaluation.models import Report, ReportFile, ReportPart
from evaluation.reports import diversity, impact
from evaluation.reports.blocks import Document
from evaluation.reports.pdf import render_pdf
from evaluation.reports.workbook import render_workbook
from jobs.models import LeaseLost

logger = logging.getLogger(__name__)

STEPS = ("Counting and writing", "Making the PDF", "Making the workbook")
SORRY = "Something went wrong while this was being made. It will be tried again by itself."


def build(report_id):
    """Claim the report and bring it to its end. Returns whether this call was the one that worked on it."""
    report = Report.objects.claim(report_id)
    if report is None:
        return False
    try:
        _write(report)
        written = ReportPart.objects.get(report=report, step=1).content
        _make_pdf(report, written)
        _make_workbook(report, written)
    except LeaseLost:
        logger.info("Another worker has taken over a report.")
    except Exception:
        logger.exception("A report could not be made.")
        report.put_back(sentence=SORRY)
    return True


def _write(report):
    if report.step > 0:
        return
    with one_look():
        if report.kind == Report.Kind.DIVERSITY:
            document = diversity.write(report.release)
        else:
            as_at = timezone.now().replace(microsecond=0)
            document = impact.write(report.activity, seed=str(report.pk), as_at=as_at)
    with transaction.atomic():
        report.checkpoint()
        ReportPart.objects.create(report=report, step=1, content=document.to_json())


def _make_pdf(report, written):
    if report.step > 1:
        return
    pdf = render_pdf(Document.from_json(written))
    with transaction.atomic():
        report.checkpoint()
        ReportFile.objects.create(report=report, format=ReportFile.Format.PDF, content=pdf)


def _make_workbook(report, written):
    """The finished document, its last file and the state change together, or not at all."""
    document = Document.from_json(written)
    with one_look():
        sheets = diversity.sheets(report.release) if report.kind == Report.Kind.DIVERSITY else ()
        workbook = render_workbook(document, sheets=sheets)
    with transaction.atomic():
        report.checkpoint()
        ReportFile.objects.create(report=report, format=ReportFile.Format.XLSX, content=workbook)
        report.finish(document=written, data_cutoff=document.made_at)
        ReportPart.objects.filter(report=report).delete()


@contextmanager
def one_look():
    """Everything inside sees the records as they were at one moment, so that no two figures disagree."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
