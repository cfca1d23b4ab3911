"""A year that nobody can mean is asked about in a sentence, at every day that staff type on any page."""

import pytest
from django import forms
from django.db import transaction
from django.urls import reverse

from tests.access.matrix import ROWS
from tests.access.row import FORM, STAFF
from tests.access.test_kept_texts import Filled
from tests.access.test_matrix import clients
from tests.access.world import World


def days_of(form):
    return [name for name, field in form.fields.items() if isinstance(field, forms.DateField)]


def filled(response, form, day):
    """The page filled in, with whatever has to be chosen before the box of this day is shown."""
    sent = Filled(response.content.decode()).data
    for name, field in form.fields.items():
        for value, revealed in (getattr(field.widget, "reveals", None) or {}).items():
            if day in ([revealed] if isinstance(revealed, str) else revealed):
                sent[name] = value
    return sent


@pytest.mark.slow
def test_every_day_that_staff_type_is_one_that_can_be_meant(cast):
    world = World(cast)
    browsers, typed, kept = clients(world), set(), []
    for row in ROWS:
        who = next((each for each in STAFF if each in row.who), None)
        if row.methods != FORM or who is None:
            continue
        address = reverse(row.name, args=row.arguments(world))
        shown = browsers[who].get(address)
        form = shown.context and shown.context.get("form")
        for day in days_of(form) if isinstance(form, forms.BaseForm) else ():
            typed.add((type(form).__name__, day))
            sent = filled(shown, form, day)
            for year in ("203", "1000", "9999"):
                with transaction.atomic():
                    parts = {f"{day}_day": "1", f"{day}_month": "9", f"{day}_year": year}
                    answer = browsers[who].post(address, {**sent, **parts})
                    is_told = answer.status_code == 200 and day in answer.context["form"].errors
                    kept += [] if is_told else [f"{row.name}: {day} in {year}"]
                    transaction.set_rollback(True)
    assert kept == []
    # The days were truly found and typed: there are as many as this at least.
    assert len(typed) >= 50, sorted(typed)
