"""What the database keeps of a claim, and what it refuses."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import Error, IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from participants.models import ClaimEvent, ExpenseClaim
from participants.tests.money import claim, paid_claim


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Una Canary")


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


# What stays


def test_the_database_keeps_moves_days_and_what_ended(person, cast):
    found = paid_claim(person, by=cast.coordinator, after=3)
    rows = ExpenseClaim.objects.filter(pk=found.pk)
    for change in (
        lambda: ClaimEvent.objects.update(reason="x"),
        lambda: ClaimEvent.objects.all().delete(),
        lambda: rows.update(state="approved", paid_on=None, how_paid=""),
        lambda: rows.delete(),
    ):
        with pytest.raises(Error, match="is_kept"), transaction.atomic():
            change()
    fresh = ExpenseClaim.objects.filter(pk=claim(person).pk)
    for change in (lambda: fresh.update(amount=5), lambda: fresh.update(due_on=timezone.localdate())):
        with pytest.raises(Error, match=r"claim_changes_when_asked_back|claim_keeps_its_days"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"amount": Decimal("0")}, "claim_within_bounds"),
        ({"state": "paid"}, "a_paid_claim_says_when_and_how"),
        ({"spent_on": timezone.localdate() + timedelta(days=1)}, "claimed_once_it_was_spent"),
        (
            {"state": "paid", "how_paid": "Cash", "paid_on": timezone.localdate() - timedelta(days=1)},
            "paid_once_it_was_claimed",
        ),
    ],
)
def test_what_the_database_refuses(person, fields, constraint):
    today = timezone.localdate()
    usual = {"spent_on": today, "submitted_on": today, "due_on": today, "amount": 1, "kind": "food", "receipt": "no"}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ExpenseClaim.objects.create(involvement=person, key=uuid.uuid4(), **(usual | fields))


@pytest.mark.parametrize(
    ("event", "constraint"),
    [({"state": "asked_back"}, "asking_back_says_why"), ({"state": "approved", "by": None}, "staff_decide_on_claims")],
)
def test_moves_that_the_database_refuses(person, cast, event, constraint):
    found = claim(person)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ClaimEvent.objects.create(**({"claim": found, "amount": 1, "by": cast.coordinator} | event))
