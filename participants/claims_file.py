"""The agreed claims of an activity as a table for the finance office. No cell is read as a formula."""

import csv
import io

import xlsxwriter
from django.db import transaction
from django.utils import timezone

from participants.models import ClaimEvent, ClaimsTaken, ClaimState, ExpenseClaim

HEADER = (
    "Reference",
    "Name",
    "For",
    "Date",
    "Amount in pounds",
    "Receipt",
    "Note",
    "Sent in on",
    "Typed in by",
    "Agreed by",
    "Agreed on",
    "To be paid by",
)
AMOUNT = HEADER.index("Amount in pounds")
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@transaction.atomic
def take(*, activity, kind, by):
    """The file with every claim that is agreed and not paid; that it was taken, and by whom, is kept."""
    rows = list(_rows(activity))
    ClaimsTaken.objects.create(activity=activity, kind=kind, claims=len(rows), by=by)
    return _as_csv(rows) if kind == "csv" else _as_workbook(rows)


def _rows(activity):
    claims = (
        ExpenseClaim.objects.to_pay()
        .filter(involvement__activity=activity)
        .select_related("involvement__participant", "entered_by")
        .order_by("submitted_on", "pk")
    )
    agreed = {
        event.claim_id: event
        for event in ClaimEvent.objects.filter(claim__in=claims, state=ClaimState.APPROVED).select_related("by")
    }
    for claim in claims:
        event = agreed[claim.pk]
        yield (
            claim.reference,
            claim.involvement.participant.name,
            claim.get_kind_display(),
            claim.spent_on.isoformat(),
            claim.amount,
            claim.get_receipt_display(),
            claim.note,
            claim.submitted_on.isoformat(),
            claim.entered_by.name if claim.entered_by else "",
            event.by.name,
            timezone.localdate(event.at).isoformat(),
            claim.due_on.isoformat(),
        )


def _as_csv(rows):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    return ("\ufeff" + text.getvalue()).encode()


def _plain(cell):
    """What a person wrote, as text: an apostrophe keeps a spreadsheet from computing it."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(FORMULA) else cell


def _as_workbook(rows):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    sheet = book.add_worksheet("Agreed claims")
    strong, money = book.add_format({"bold": True}), book.add_format({"num_format": "0.00"})
    sheet.set_column(0, len(HEADER) - 1, 20)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(HEADER):
        sheet.write_string(0, column, heading, strong)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if column == AMOUNT:
                sheet.write_number(number, column, float(cell), money)
            else:
                sheet.write_string(number, column, cell)
    book.close()
    return buffer.getvalue()
