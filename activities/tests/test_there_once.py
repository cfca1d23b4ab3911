"""What can be there once only: two who write it at the same moment take turns, and the second reads why not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from accounts.models import Organisation
from activities.models import Activity, PaymentPolicy, Session
from activities.tests.meeting import planned
from activities.tests.reading import day, page, words
from activities.tests.test_at_once import elsewhere, signed_in, until_waiting

pytestmark = pytest.mark.django_db(transaction=True)


def both(user, address, sent, *, held):
    """Send this from two browsers at once: both wait for the row that is held. Returns both answers, by status."""
    browsers = [signed_in(user) for _ in range(2)]
    with ThreadPoolExecutor(2) as hands:
        with transaction.atomic():
            held.select_for_update(no_key=True).get()
            answers = [hands.submit(elsewhere, lambda each=each: each.post(address, sent)) for each in browsers]
            until_waiting(2)
        return sorted((each.result() for each in answers), key=lambda answer: answer.status_code)


@pytest.mark.parametrize(
    ("name", "sent", "sentence"),
    [
        ("value-card-create", {"text": "Time to think"}, "There is a card with these words already"),
        ("review-create", day("due_on", date(2027, 3, 1)), "This day is planned already"),
    ],
)
def test_in_an_activity(cast, name, sent, sentence):
    activity = cast.activity()
    held = Activity.objects.filter(pk=activity.pk)
    refused, saved = both(cast.coordinator, page(name, activity), sent, held=held)
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert sentence in words(refused)


def test_a_venue_of_a_name_in_an_organisation(cast):
    address = reverse("activities:venue-create", args=[cast.organisation.pk])
    held = Organisation.objects.filter(pk=cast.organisation.pk)
    refused, saved = both(cast.coordinator, address, {"name": "The Hub"}, held=held)
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert "There is a venue of this name already" in words(refused)


def test_what_an_organisation_promises_about_paying(cast):
    address = reverse("activities:payment-policy", args=[cast.organisation.pk])
    held = Organisation.objects.filter(pk=cast.organisation.pk)
    answers = both(cast.administrator, address, {"pay_within_days": "20"}, held=held)
    assert [each.status_code for each in answers] == [302, 302]
    assert PaymentPolicy.objects.get().pay_within_days == 20


@pytest.mark.parametrize(("name", "field"), [("paper-create", "name"), ("agenda-item-create", "text")])
def test_two_that_are_added_to_a_session_at_once_stand_one_after_the_other(cast, name, field):
    session = planned(cast.activity())
    held = Session.objects.filter(pk=session.pk)
    answers = both(cast.coordinator, page(name, session.activity, session.pk), {field: "Notes"}, held=held)
    assert [each.status_code for each in answers] == [302, 302]
    rows = session.papers if name == "paper-create" else session.agenda
    assert [each.order for each in rows.all()] == [0, 1]


def test_two_arrangements_of_its_own_at_once_stand_one_after_the_other(cast):
    activity = cast.activity()
    sent = {"text": "A quiet table", "area": activity.arrangements.first().area}
    held = Activity.objects.filter(pk=activity.pk)
    both(cast.coordinator, page("arrangement-create", activity), sent, held=held)
    first, second = activity.arrangements.filter(code="")
    assert second.order == first.order + 1
