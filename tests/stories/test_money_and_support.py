"""Money is told before anybody says yes, claimed on a phone, agreed and paid; and support is private."""

import pytest
from django.utils import timezone

from activities.models import Status
from participants.models import ExpenseClaim, OfferTold
from tests.cast import PASSWORD
from tests.stories.people import PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_the_offer_to_being_paid(cast, chromium, live_server):
    today = timezone.localdate()
    # Given an administrator who has looked up a rate, and says how soon people are paid
    administrator = Visitor(chromium, live_server.url)
    sign_in(administrator, cast.administrator, PASSWORD)
    administrator.press("Organisation").press("Payment rates").reads("No rates yet").press("Add a rate")
    administrator.fill(what_for="Member of a group", amount="25", source="Our policy, May 2026").choose(per="hour")
    administrator.press("Save").reads("£25.00 an hour")
    administrator.press("Change what you promise").fill(
        pay_within_days="14", receipts="Give it to Cora", advice="Citizens Advice, 0800 144 8848"
    )
    administrator.press("Save").reads("14 days")
    # And a coordinator who writes an offer with it
    activity = cast.activity(status=Status.OPEN)
    coordinator = Visitor(chromium, live_server.url)
    sign_in(coordinator, cast.coordinator, PASSWORD)
    coordinator.go(f"/activities/{activity.pk}/process/").press("Payment and expenses").press("Write the offer")
    coordinator.press("Say what is paid").press("Member of a group").press("Save").reads("£25.00 an hour")
    coordinator.press("Change how people are paid")
    for label in ("Into a bank account", "Travel", "Child care"):
        coordinator.page.get_by_label(label, exact=True).check()
    coordinator.press("Save").press("Read it once more and give it").press("Give this offer").reads("Version 1, given")
    # When somebody who is invited opens their page, they read it before the question
    person = cast.person(activity, has_joined=False, name="Una Example")
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(f"/l/{cast.token(person)}/").press("Continue").press("Say if you want to take part")
    phone.reads("£25.00 an hour").reads("Within 14 days of your claim").reads("Citizens Advice")
    assert not OfferTold.objects.exists()
    phone.choose(answer="yes").press("Send my answer").reads("You are taking part")
    phone.press("What you are offered").choose(answer="talk").fill(words="Can I take a voucher?")
    phone.press("Send my answer").reads("Your answer about being paid is saved")
    # And claims the bus on their phone, after a slip
    phone.press("Claim expenses").choose(kind="travel", receipt="yes").fill(
        amount="4.605", spent_on=(str(today.day), str(today.month), str(today.year))
    )
    phone.press("Send my claim").reads("no more than two numbers for the pence")
    phone.fill(amount="4.60").press("Send my claim").reads("We got it on").reads("Give it to Cora")
    # Then staff see that it was told in time, ask something, agree and note the payment
    coordinator.go(f"/activities/{activity.pk}/payment/").reads("Told before saying yes").reads("1 of 1")
    coordinator.press("Una Example: £4.60").choose(move="asked_back").fill(question="There and back?").press("Save")
    phone.go(f"/my/{person.pk}/").press("Answer what we asked").reads("There and back?").press("Answer about £4.60")
    phone.fill(note="Yes, both ways").press("Send it again").reads("We got it on")
    claim = ExpenseClaim.objects.get()
    coordinator.go(f"/claims/{claim.pk}/").reads("Yes, both ways").choose(move="approved").press("Save")
    coordinator.go(f"/activities/{activity.pk}/claims/").reads("1 agreed claim is to be paid")
    with coordinator.page.expect_download() as download:
        coordinator.page.get_by_role("button", name="Take them as CSV").click()
    assert "Una Example" in download.value.path().read_text(encoding="utf-8")
    coordinator.go(f"/claims/{claim.pk}/").choose(move="paid").fill(
        how_paid="Voucher", paid_on=(str(today.day), str(today.month), str(today.year))
    )
    coordinator.press("Save").reads("Paid")
    phone.go(f"/my/{person.pk}/claims/").reads("How: Voucher")
    coordinator.go(f"/activities/{activity.pk}/payment/").reads("The middle one took 0 days")
    for visitor in (administrator, coordinator, phone):
        visitor.leave()


def test_only_those_who_need_to_know(cast, chromium, live_server):
    # Given somebody with whom the lead has written down what supports them
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity, name="Una Example")
    lead, colleague = Visitor(chromium, live_server.url), Visitor(chromium, live_server.url)
    sign_in(lead, cast.coordinator, PASSWORD)
    lead.go(f"/activities/{activity.pk}/process/").press("Support").press("Una Example").press("Write it down")
    lead.fill(supporter="Ada, peer worker", if_upset="Ring her brother").press("Save")
    lead.reads_not("Ring her brother").press("Open it").reads("Ring her brother")
    # When a colleague tries
    other = cast.member("Kit Colleague", "coordinator")
    sign_in(colleague, other, PASSWORD)
    colleague.go(f"/people/{person.pk}/")
    # Then they meet a wall with a name on it
    for way in ("support", "support/write", "support/readers"):
        response = colleague.page.goto(f"/people/{person.pk}/{way}/")
        assert response.status == 403
        colleague.look().reads("Cora Coordinator leads this activity").reads_not("Ring her brother")
    # Until the lead says that they need to know
    lead.press("Change who needs to know")
    lead.page.get_by_label("Kit Colleague").check()
    lead.press("Save")
    colleague.go(f"/people/{person.pk}/support/").press("Open it").reads("Ring her brother")
    # And the person reads all of it, and who did
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(f"/l/{cast.token(person)}/").press("Continue").press("Support for you")
    phone.reads("Ring her brother").reads("Cora Coordinator let Kit Colleague read it from now on").reads(
        "Who can read this"
    )
    for visitor in (lead, colleague, phone):
        visitor.leave()
