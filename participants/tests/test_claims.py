"""Claims: made on a phone or typed in, decided by somebody else, paid, and how long that took."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, transaction
from django.test import Client
from django.utils import timezone

from activities.framework import Capacity
from activities.models import Status
from participants import claims, links, recruitment
from participants.models import ClaimEvent, ExpenseClaim
from participants.tests.money import claim, form_of_claim, give_offer
from participants.tests.pages import at, text


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Una Canary")


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


# On their own page


def test_a_claim_is_made_and_says_how_far_it_is(device, person, activity, cast):
    give_offer(activity)
    assert "We never keep your bank details here." in text(device.get(at("claim-make", person)))
    page = text(device.post(at("claim-make", person), form_of_claim(note="Two buses"), follow=True))
    found = ExpenseClaim.objects.get()
    today = timezone.localdate()
    assert (found.amount, found.note, found.due_on) == (Decimal("4.60"), "Two buses", today + timedelta(days=10))
    assert "£4.60 for travel" in page
    assert f"We got it on {today.day} {today:%B %Y}." in page
    claims.approve(claim=found, amount=found.amount, by=cast.coordinator)
    assert "It was agreed on" in text(device.get(at("my-claims", person)))
    claims.pay(claim=found, paid_on=today, how_paid="Bank transfer", by=cast.coordinator)
    assert "Paid on" in text(device.get(at("my-claims", person)))
    moves = list(ClaimEvent.objects.values_list("state", "by__name"))
    assert moves == [("submitted", None), ("approved", "Cora Coordinator"), ("paid", "Cora Coordinator")]


def test_time_is_called_theirs(device, person):
    form = text(device.get(at("claim-make", person)))
    assert "Your time" in form and "preparing too" not in form
    page = text(device.post(at("claim-make", person), form_of_claim(kind="time"), follow=True))
    assert "£4.60 for your time" in page and "preparing too" not in page


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"amount": "-4"}, "The amount must be £0.01 or more"),
        ({"amount": "0"}, "The amount must be £0.01 or more"),
        ({"amount": "99999999999"}, "The amount must be £9,999.99 or less"),
        ({"amount": "4.605"}, "An amount has no more than two numbers for the pence, like 12.50"),
        ({"amount": "a fiver"}, "Enter the amount in pounds and pence, like 12.50"),
        ({"amount": ""}, "Enter the amount"),
        ({"kind": "yacht"}, "Select one of the answers shown"),
        ({"kind": ""}, "Choose what it is for"),
        ({"receipt": ""}, "Choose yes or no"),
        ({"spent_on": timezone.localdate() + timedelta(days=1)}, "The day must be today or before today"),
        ({"spent_on": timezone.localdate() - timedelta(days=900)}, "The day must be within the last two years."),
        ({"note": "x" * 10_000}, "Your answer to “Is there anything we should know?” must be 1000 characters or fewer"),
        ({"note": "\x00"}, "Null characters are not allowed."),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(device, person, sent, sentence):
    page = text(device.post(at("claim-make", person), form_of_claim(**sent)))
    assert sentence in page
    assert "There is a problem" in page
    for typed in sent.values():
        assert not isinstance(typed, str) or typed == "\x00" or typed == "yacht" or typed in page
    assert not ExpenseClaim.objects.exists()


def test_claims_are_for_those_who_came_in_and_may_come_after_the_end(cast, activity, device, person):
    invited = cast.person(activity, has_joined=False)
    browser = cast.open_door(Client(), invited)
    assert "once you have said yes" in text(browser.post(at("claim-make", invited), form_of_claim()))
    assert not ExpenseClaim.objects.exists()
    recruitment.leave(involvement=person, reason="time")
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    assert "Claim expenses" in text(device.get(at("my-involvement", person)))
    assert device.post(at("claim-make", person), form_of_claim()).status_code == 302
    assert ExpenseClaim.objects.count() == 1


def test_what_was_asked_back_is_put_right_and_sent_again(device, person, cast):
    found = claim(person, note="Bus")
    claims.ask_back(claim=found, reason="Which day was it?", by=cast.coordinator)
    assert "Answer what we asked about your claim" in text(device.get(at("my-involvement", person)))
    assert "Which day was it?" in text(device.get(at("my-claims", person)))
    page = text(device.get(at("my-claim", person, found.pk)))
    assert 'value="4.60"' in page
    device.post(at("my-claim", person, found.pk), form_of_claim(amount="5.20", note="Bus on Monday"))
    found.refresh_from_db()
    assert (found.state, found.amount, found.note) == ("submitted", Decimal("5.20"), "Bus on Monday")
    amounts = list(ClaimEvent.objects.values_list("state", "amount"))
    assert amounts == [
        ("submitted", Decimal("4.60")),
        ("asked_back", Decimal("4.60")),
        ("submitted", Decimal("5.20")),
    ]


def test_nothing_is_put_right_that_was_not_asked_about(device, person):
    found = claim(person)
    page = device.post(at("my-claim", person, found.pk), form_of_claim(amount="500"), follow=True)
    assert "This claim is “Sent in” now" in text(page)
    found.refresh_from_db()
    assert found.amount == Decimal("4.60")


def test_a_claim_is_taken_back(device, person, cast):
    found = claim(person)
    assert "You have taken this claim back." in text(
        device.post(at("my-claim-take-back", person, found.pk), follow=True)
    )
    page = text(device.post(at("my-claim-take-back", person, found.pk), follow=True))
    assert "This claim is “Taken back” now" in page
    with pytest.raises(ValidationError, match="Taken back"):
        claims.approve(claim=found, amount=found.amount, by=cast.coordinator)


def test_another_device_claims_and_reads_nothing(cast, person):
    token = cast.token(person)
    first, second = Client(), Client()
    for browser in (first, second):
        browser.post(f"/l/{token}/")
    found = claim(person, note="Canary bus")
    assert "£4.60" in text(first.get(at("my-claims", person)))
    for page in (at("my-claims", person), at("my-claim", person, found.pk)):
        assert "£4.60" not in text(second.get(page))
    assert second.post(at("my-claim", person, found.pk), form_of_claim()).status_code == 403
    page = text(second.post(at("claim-make", person), form_of_claim(amount="7"), follow=True))
    assert "£" not in page
    assert ExpenseClaim.objects.count() == 2


def test_nobody_reads_a_claim_through_their_own_page(cast, activity, person):
    found = claim(person)
    other = cast.person(activity)
    browser = cast.open_door(Client(), other)
    assert browser.get(at("my-claim", other, found.pk)).status_code == 404
    assert browser.get(at("my-claim", person, found.pk)).status_code == 404


def test_what_staff_typed_in_ends_the_reading_of_a_link_they_made(cast, person, staff):
    spy = Client()
    spy.post(f"/l/{links.draw(involvement=person, opens='/', by=cast.coordinator)}/")
    assert "You have not claimed anything yet." in text(spy.get(at("my-claims", person)))
    staff.post(at("claim-add", person), form_of_claim())
    assert "£4.60" not in text(spy.get(at("my-claims", person)))


def test_a_colleague_on_the_list_claims_too(cast, activity):
    colleague = cast.person(activity, Capacity.STAFF)
    browser = cast.open_door(Client(), colleague)
    assert browser.post(at("claim-make", colleague), form_of_claim()).status_code == 302


# Staff


def decide(staff, found, **sent):
    return text(staff.post(at("claim", found), {"amount": str(found.amount)} | sent, follow=True))


def test_staff_type_in_a_claim_and_the_person_sees_it(staff, device, person, cast):
    staff.post(at("claim-add", person), form_of_claim(kind="child_care"))
    found = ExpenseClaim.objects.get()
    assert found.entered_by == cast.coordinator
    own = cast.open_door(Client(), person)
    assert "Staff typed it in for you." in text(own.get(at("my-claims", person)))


def test_a_claim_goes_through_all_its_states(staff, person):
    found = claim(person)
    assert "Enter what you need to know" in decide(staff, found, move="asked_back")
    decide(staff, found, move="asked_back", question="Which bus?")
    claims.answer_back(claim=found, note="The 42")
    assert "Enter why it is not agreed" in decide(staff, found, move="declined")
    decide(staff, found, move="approved")
    assert "Enter how it was paid" in decide(staff, found, move="paid")
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = {"paid_on_day": tomorrow.day, "paid_on_month": tomorrow.month, "paid_on_year": tomorrow.year}
    assert "It cannot be noted before it was paid" in decide(staff, found, move="paid", how_paid="Cash", **day)
    today = timezone.localdate()
    day = {"paid_on_day": today.day, "paid_on_month": today.month, "paid_on_year": today.year}
    page = decide(staff, found, move="paid", how_paid="Cash", **day)
    assert "Cash" in page
    assert "What happens next?" not in page
    found.refresh_from_db()
    assert (found.state, found.paid_on, found.how_paid) == ("paid", today, "Cash")
    assert ClaimEvent.objects.count() == 5


def test_what_they_say_by_phone_brings_it_in_again(staff, device, person, cast):
    note, answer = "B" * 1000, "A" * 500
    found = claim(person, note=note)
    claims.ask_back(claim=found, reason="Which?", by=cast.coordinator)
    assert "Enter what they say" in decide(staff, found, move="submitted")
    assert answer in decide(staff, found, move="submitted", their_answer=answer)
    found.refresh_from_db()
    assert (found.state, found.note) == ("submitted", note)
    said = ClaimEvent.objects.last()
    assert (said.by, said.reason) == (cast.coordinator, answer)
    # Asked once more, they need not cut anything to send it again.
    claims.ask_back(claim=found, reason="Which day?", by=cast.coordinator)
    sent = device.get(at("my-claim", person, found.pk)).context["form"].initial["note"]
    device.post(at("my-claim", person, found.pk), form_of_claim(note=sent))
    found.refresh_from_db()
    assert found.state == "submitted"


def test_the_amount_that_was_read_is_the_one_that_is_agreed(staff, person, cast):
    found = claim(person)
    claims.ask_back(claim=found, reason="Sure?", by=cast.coordinator)
    claims.answer_back(claim=found, amount=Decimal("400"))
    answer = staff.post(at("claim", found), {"amount": "4.60", "move": "approved"})
    assert "The amount has changed since you opened this page." in text(answer)
    assert "Agree to £400.00" in text(answer)
    found.refresh_from_db()
    assert found.state == "submitted"
    # What is sent from that page is about the amount that it shows.
    decide(staff, found, move="approved", amount=answer.context["form"]["amount"].value())
    found.refresh_from_db()
    assert found.state == "approved"


def test_where_a_move_is_refused_what_was_typed_stays(staff, person, cast):
    found = claim(person)
    claims.approve(claim=found, amount=found.amount, by=cast.coordinator)
    before = timezone.localdate() - timedelta(days=1)
    day = {"paid_on_day": before.day, "paid_on_month": before.month, "paid_on_year": before.year}
    page = decide(staff, found, move="paid", how_paid="Typed in vain", **day)
    assert claims.TOO_EARLY in page and 'value="Typed in vain"' in page
    found.refresh_from_db()
    assert found.state == "approved"


def test_nobody_agrees_to_a_claim_of_their_own(staff, cast, activity, colleague):
    own = recruitment.involve_staff(activity=activity, user=cast.coordinator)
    found = claim(own)
    page = text(staff.get(at("claim", found)))
    assert "somebody else has to decide" in page
    assert "What happens next?" not in page
    assert "somebody else has to decide" in decide(staff, found, move="approved")
    for verb in ("approve", "decline"):
        given = {"amount": found.amount} if verb == "approve" else {"reason": "No"}
        with pytest.raises(ValidationError, match="your own claim"):
            getattr(claims, verb)(claim=found, by=cast.coordinator, **given)
    with pytest.raises(Error, match="Nobody agrees to a claim of their own"), transaction.atomic():
        ClaimEvent.objects.create(claim=found, state="approved", amount=found.amount, by=cast.coordinator)
    claims.approve(claim=found, amount=found.amount, by=colleague)


def test_two_who_decide_at_once_decide_once(person, cast):
    found = claim(person)
    claims.approve(claim=found, amount=found.amount, by=cast.coordinator)
    with pytest.raises(ValidationError, match="This claim is “Agreed” now"):
        claims.approve(claim=found, amount=found.amount, by=cast.coordinator)
    with pytest.raises(ValidationError, match="This claim is “Agreed” now"):
        claims.decline(claim=found, reason="No", by=cast.coordinator)


def test_claims_are_for_those_who_plan_and_see_people(client, cast, person, activity):
    found = claim(person)
    for user in (cast.manager, cast.monitoring_lead, cast.administrator):
        client.force_login(user)
        assert client.get(at("claim", found)).status_code == 403
        assert client.get(at("claim-list", activity)).status_code == 403
        assert "Una Canary" not in text(client.get(at("payment", activity)))
    client.force_login(cast.outsider)
    assert client.get(at("claim", found)).status_code == 404
