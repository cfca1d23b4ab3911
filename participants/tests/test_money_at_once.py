"""One claim pressed twice, and one claim decided by two people, at the same moment."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Status
from activities.tests.test_at_once import elsewhere, until_waiting
from participants import claims
from participants.models import ClaimEvent, ExpenseClaim, Involvement
from participants.tests.money import claim

pytestmark = pytest.mark.django_db(transaction=True)


def both(works, *, held):
    """Do these at once: all wait for the row that is held, then go on one after the other. Returns what each said."""
    with ThreadPoolExecutor(len(works)) as hands:
        with transaction.atomic():
            held.select_for_update().get()
            done = [hands.submit(elsewhere, work) for work in works]
            until_waiting(len(works))
        return [each.result() for each in done]


def test_a_claim_pressed_twice_at_once_is_one(cast):
    person = cast.person(cast.activity(status=Status.OPEN))
    facts = {"kind": "travel", "amount": Decimal("4.60"), "spent_on": timezone.localdate(), "receipt": "yes"}
    key = uuid.uuid4()

    def press():
        return claims.submit(involvement=Involvement.objects.get(pk=person.pk), key=key, **facts).pk

    first, second = both([press, press], held=Involvement.objects.filter(pk=person.pk))
    assert first == second
    assert ExpenseClaim.objects.count() == ClaimEvent.objects.count() == 1


def test_of_two_who_decide_at_once_one_decides(cast):
    found = claim(cast.person(cast.activity(status=Status.OPEN)))

    def said(decide):
        try:
            decide()
        except ValidationError as refusal:
            return refusal.messages[0]
        return "decided"

    answers = both(
        [
            lambda: said(lambda: claims.approve(claim=found, amount=found.amount, by=cast.coordinator)),
            lambda: said(lambda: claims.decline(claim=found, reason="No receipt", by=cast.coordinator)),
        ],
        held=ExpenseClaim.objects.filter(pk=found.pk),
    )
    assert sorted(answer == "decided" for answer in answers) == [False, True]
    found.refresh_from_db()
    assert [event.state for event in ClaimEvent.objects.all()] == ["submitted", found.state]
