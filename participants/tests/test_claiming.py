"""The page of a claim says what was offered and nothing that is not so, and keeps what was typed there."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from participants import claims, offers
from participants.models import ClaimEvent, ExpenseClaim
from participants.tests.money import claim, form_of_claim, give_offer
from participants.tests.pages import at, text

NOT_OFFERED = "Not in what we offered."


@pytest.fixture
def person(cast, activity):
    return cast.person(activity)


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def kinds(page):
    """[(kind, its hint)] as they stand on the page."""
    part = page[page.index("What is it for?") : page.index("On which day?")]
    found = re.split(r'type="radio" name="kind" value="', part)[1:]
    hints = [re.search(r'__hint">(.*?)</', each) for each in found]
    return [(each[: each.index('"')], hint[1].strip() if hint else "") for each, hint in zip(found, hints, strict=True)]


def test_what_was_offered_stands_first_and_the_rest_says_so(device, person, activity):
    give_offer(activity, covers=["food", "travel"])
    found = kinds(text(device.get(at("claim-make", person))))
    assert [kind for kind, _ in found] == [
        *("travel", "food", "time"),
        *("child_care", "replacement_care", "assistant", "phone_and_data", "other"),
    ]
    assert [kind for kind, hint in found if NOT_OFFERED in hint] == [
        *("child_care", "replacement_care", "assistant", "phone_and_data"),
    ]
    assert dict(found)["replacement_care"] == f"Somebody looks after the person you care for. {NOT_OFFERED}"


def test_it_may_be_claimed_all_the_same(device, person, activity):
    give_offer(activity)
    assert NOT_OFFERED in text(device.post(at("claim-make", person), form_of_claim(kind="food", amount="")))
    assert device.post(at("claim-make", person), form_of_claim(kind="food")).status_code == 302
    assert ExpenseClaim.objects.get().kind == "food"


def test_without_an_offer_nothing_is_said_of_it(device, person):
    assert NOT_OFFERED not in text(device.get(at("claim-make", person)))


def test_a_claim_that_was_asked_back_shows_the_same(cast, device, person, activity):
    give_offer(activity)
    found = claim(person)
    claims.ask_back(claim=found, reason="Which day?", by=cast.coordinator)
    assert NOT_OFFERED in text(device.get(at("my-claim", person, found.pk)))


def test_whoever_wants_no_payment_is_not_told_that_we_pay_their_time(cast, device, person, activity):
    offers.answer(involvement=person, offer=give_offer(activity), answer="no")
    hints = dict(kinds(text(device.get(at("claim-make", person)))))
    assert hints["time"] == "You told us: no payment, thank you. You can change your mind."
    token = cast.token(person)
    second = Client()
    for browser in (device, second):
        browser.post(f"/l/{token}/")
    assert dict(kinds(text(second.get(at("claim-make", person)))))["time"] == ""


def test_the_same_page_sent_twice_is_one_claim(device, person):
    sent = form_of_claim()
    for _ in range(2):
        assert device.post(at("claim-make", person), sent).status_code == 302
    assert ExpenseClaim.objects.count() == ClaimEvent.objects.count() == 1
    found = ExpenseClaim.objects.get()
    claims.ask_back(claim=found, reason="Which day?", by=person.activity.lead)
    claims.answer_back(claim=found, amount=Decimal("3"))
    device.post(at("claim-make", person), sent)
    assert ExpenseClaim.objects.count() == 1
    device.post(at("claim-make", person), form_of_claim())
    assert ExpenseClaim.objects.count() == 2


@pytest.mark.parametrize("change", [{"amount": "7"}, {"kind": "food"}, {"note": "And back"}, {"receipt": "no"}])
def test_other_facts_sent_with_the_same_page_are_another_claim(device, person, change):
    sent = form_of_claim()
    for each in (sent, sent | change, sent | change):
        page = text(device.post(at("claim-make", person), each, follow=True))
        assert "We got your claim" in page
    assert ExpenseClaim.objects.count() == ClaimEvent.objects.count() == 2


def test_a_page_that_lost_its_key_is_a_claim_all_the_same(device, person):
    for key in ("", "x"):
        device.post(at("claim-make", person), form_of_claim(key=key))
    assert ExpenseClaim.objects.count() == 2


@pytest.mark.parametrize("sent", [{}, {"receipt": ""}])
def test_what_was_typed_about_a_claim_that_was_decided_meanwhile_stays_on_the_page(device, person, cast, sent):
    found = claim(person, note="Bus")
    claims.ask_back(claim=found, reason="Which day was it?", by=cast.coordinator)
    assert "Send it again" in text(device.get(at("my-claim", person, found.pk)))
    claims.decline(claim=found, reason="Too old", by=cast.coordinator)
    page = text(device.post(at("my-claim", person, found.pk), form_of_claim(note="Bus on Monday", **sent)))
    assert "What you have just sent is not saved." in page and "Bus on Monday" in page
    assert "We did not agree to it on" in page and "Send it again" not in page
    found.refresh_from_db()
    assert (found.state, found.note) == ("declined", "Bus")
    assert "Bus on Monday" not in text(device.get(at("my-claim", person, found.pk)))


def test_a_claim_decided_in_the_very_moment_is_shown_as_it_is_now(device, person, cast, monkeypatch):
    found = claim(person)
    claims.ask_back(claim=found, reason="Which day was it?", by=cast.coordinator)
    answer_back = claims.answer_back

    def too_late(**given):
        claims.decline(claim=found, reason="Too old", by=cast.coordinator)
        answer_back(**given)

    monkeypatch.setattr(claims, "answer_back", too_late)
    page = text(device.post(at("my-claim", person, found.pk), form_of_claim(note="Bus on Monday")))
    assert "This claim is “Not agreed” now" in page and "We did not agree to it on" in page
    assert "Bus on Monday" in page and "Send it again" not in page
