"""Amounts of money as people type them: pounds and pence, exact, and within bounds."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from pages.widgets import Money

LEAST, MOST = Decimal("0.01"), Decimal("9999.99")
WRITTEN = re.compile(r"(-?)£?\s*([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")


def in_pounds(amount):
    """The amount as people write it: £12.50, £1,250.00."""
    return f"£{amount:,.2f}"


SENTENCES = {
    "required": "Enter the amount",
    "invalid": "Enter the amount in pounds and pence, like 12.50",
    "too_exact": "An amount has no more than two numbers for the pence, like 12.50",
    "too_little": f"The amount must be {in_pounds(LEAST)} or more",
    "too_much": f"The amount must be {in_pounds(MOST)} or less",
}


class PoundsField(forms.Field):
    """Pounds and pence. A pound sign and commas between thousands may stand in it."""

    widget = Money

    def __init__(self, **options):
        options["error_messages"] = SENTENCES | options.get("error_messages", {})
        options.setdefault("widget", Money(width=10))
        super().__init__(**options)

    def to_python(self, value):
        text = str(value or "").strip()
        if not text:
            return None
        written = WRITTEN.fullmatch(text)
        if written is None or len(text) > 40:
            raise self._refused("invalid")
        minus, pounds, pence = written.groups()
        if len(pence or "") > 2:
            raise self._refused("too_exact")
        amount = Decimal(f"{minus}{pounds.replace(',', '')}.{pence or '00'}").quantize(LEAST)
        if amount < LEAST:
            raise self._refused("too_little")
        if amount > MOST:
            raise self._refused("too_much")
        return amount

    def prepare_value(self, value):
        return f"{value:.2f}" if isinstance(value, Decimal) else value

    def _refused(self, code):
        return ValidationError(self.error_messages[code], code=code)
