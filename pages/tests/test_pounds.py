"""Amounts of money: what people type, and the sentence where it cannot be taken."""

from decimal import Decimal

import pytest
from django import forms

from pages.forms import PageForm
from pages.pounds import PoundsField, in_pounds


class AmountForm(PageForm):
    amount = PoundsField(label="How much?")
    other = PoundsField(label="And besides?", required=False)
    words = forms.CharField(required=False)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12.50", "12.50"),
        ("£12.5", "12.50"),
        (" £ 7 ", "7.00"),
        ("1,250", "1250.00"),
        ("0.01", "0.01"),
        ("9999.99", "9999.99"),
    ],
)
def test_pounds_and_pence(typed, amount):
    form = AmountForm({"amount": typed})
    assert form.is_valid(), form.errors
    assert str(form.cleaned_data["amount"]) == amount
    assert form.cleaned_data["other"] is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the amount"),
        ("ten pounds", "Enter the amount in pounds and pence, like 12.50"),
        ("12,50", "Enter the amount in pounds and pence, like 12.50"),
        ("1e3", "Enter the amount in pounds and pence, like 12.50"),
        ("NaN", "Enter the amount in pounds and pence, like 12.50"),
        ("١٢", "Enter the amount in pounds and pence, like 12.50"),
        ("12\x00", "Enter the amount in pounds and pence, like 12.50"),
        ("9" * 10_000, "Enter the amount in pounds and pence, like 12.50"),
        ("12.505", "An amount has no more than two numbers for the pence, like 12.50"),
        ("-5", "The amount must be £0.01 or more"),
        ("0", "The amount must be £0.01 or more"),
        ("10000", "The amount must be £9,999.99 or less"),
    ],
)
def test_what_cannot_be_taken_gets_a_sentence_and_stays_in_its_box(typed, sentence):
    form = AmountForm({"amount": typed})
    assert form.errors["amount"] == [sentence]
    assert form["amount"].value() == typed


def test_as_it_is_shown():
    assert in_pounds(Decimal("1250")) == "£1,250.00"
    assert 'value="12.50"' in str(AmountForm(initial={"amount": Decimal("12.5")})["amount"])
