"""What an activity offers: written, given, and kept as it was given."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, IntegrityError, transaction

from activities import offering, readiness
from activities.models import OfferLine, PaymentOffer, PaymentRate, Per, Purpose
from activities.tests.reading import page, words

TERMS = {"ways": ["bank"], "covers": ["travel"], "pay_within_days": 10}


def write(activity, amount="20", **terms):
    line = OfferLine(what_for="Being in the group", amount=Decimal(amount), per=Per.HOUR)
    offering.write_line(activity=activity, line=line)
    return offering.write(activity=activity, **(TERMS | terms))


def give(activity, cast, **how):
    offer = write(activity, **how)
    offering.give(activity=activity, seen=offer.number, by=cast.coordinator)
    offer.refresh_from_db()
    return offer


def test_an_offer_is_written_read_once_more_and_given(coordinator, cast):
    activity = cast.activity()
    coordinator.post(page("offer-line-create", activity), {"what_for": "The group", "amount": "20", "per": "hour"})
    assert "Say how people are paid." in words(coordinator.get(page("offer", activity)))
    coordinator.post(
        page("offer-update", activity),
        {"ways": ["bank", "voucher"], "covers": ["travel", "child_care"], "pay_within_days": "10"},
    )
    assert "£20.00 an hour" in words(coordinator.get(page("offer-give", activity)))
    coordinator.post(page("offer-give", activity), {"seen": "1"})
    offer = PaymentOffer.objects.current(activity)
    assert (offer.number, offer.given_by) == (1, cast.coordinator)
    said = words(coordinator.get(page("offer", activity)))
    assert "Within 10 days of your claim." in said
    assert "Vouchers can count too" in said
    assert "You can say no to being paid, or take less." in said


def test_what_is_not_written_yet_is_not_said_and_the_purpose_stands_beside_it(coordinator, draft):
    coordinator.post(page("offer-update", draft), {"covers": ["travel"], "pay_within_days": "10"})
    said = words(coordinator.get(page("offer", draft)))
    assert "We do not pay for time" not in said
    assert "For your time Not said yet" in said
    assert "purpose says: £20 an hour, travel paid on the day." in said


def test_it_is_not_given_before_it_says_what_people_need_to_know(coordinator, cast):
    activity = cast.activity()
    offering.write(activity=activity, unpaid_reason="\u200b", expenses=".")
    assert offering.refusals(offering.in_writing(activity)) == [
        "Say what is paid for people’s time, or why nothing is.",
        "Say which expenses are covered, or that none are.",
    ]
    assert coordinator.get(page("offer-give", activity)).status_code == 302
    with pytest.raises(ValidationError):
        offering.give(activity=activity, seen=1, by=cast.coordinator)
    offering.write(activity=activity, unpaid_reason="We have no money for it.", expenses="Trains are booked for you.")
    offering.give(activity=activity, seen=1, by=cast.coordinator)
    assert "We do not pay for time. We have no money for it." in words(coordinator.get(page("offer", activity)))


def test_a_given_offer_stays_and_a_change_is_the_next_version(coordinator, cast):
    activity = cast.activity()
    first = give(activity, cast)
    coordinator.post(page("offer-line-create", activity), {"what_for": "The chair", "amount": "35", "per": "hour"})
    assert [str(line) for line in first.lines.all()] == ["Being in the group: £20.00 an hour"]
    writing = offering.in_writing(activity)
    assert (writing.number, writing.pay_within_days, writing.lines.count()) == (2, 10, 2)
    assert PaymentOffer.objects.current(activity) == first
    offering.give(activity=activity, seen=2, by=cast.coordinator)
    assert PaymentOffer.objects.current(activity).number == 2
    assert "Version 1, given on" in words(coordinator.get(page("offer", activity)))


@pytest.mark.parametrize(
    "change",
    [
        lambda offer: PaymentOffer.objects.update(how_often="Never"),
        lambda offer: PaymentOffer.objects.all().delete(),
        lambda offer: OfferLine.objects.update(amount=1),
        lambda offer: OfferLine.objects.all().delete(),
        lambda offer: OfferLine.objects.create(offer=offer, what_for="More", amount=1, per="hour"),
    ],
)
def test_nothing_of_a_given_offer_is_ever_changed(cast, change):
    offer = give(cast.activity(), cast)
    with pytest.raises(Error, match=r"offer_is_kept|An offer that was given stays"), transaction.atomic():
        change(offer)


def test_a_page_left_open_while_it_was_given_changes_nothing(coordinator, cast):
    activity = cast.activity()
    line = OfferLine.objects.get(offer=write(activity))
    offering.give(activity=activity, seen=1, by=cast.coordinator)
    assert coordinator.post(page("offer-line-update", activity, line.pk), {"amount": "1"}).status_code == 404
    assert coordinator.post(page("offer-give", activity), {"seen": "1"}).status_code == 404
    line.amount = Decimal("1")
    with pytest.raises(ValidationError, match="given while this page was open"):
        offering.write_line(activity=activity, line=line)
    with pytest.raises(ValidationError, match="given while this page was open"):
        offering.give(activity=activity, seen=1, by=cast.coordinator)


def test_an_amount_is_filled_in_from_the_list_and_remembers_it(coordinator, cast):
    activity = cast.activity()
    rate = PaymentRate.objects.create(
        organisation=cast.organisation,
        what_for="Member of a group",
        amount=Decimal("25"),
        per=Per.SESSION,
        from_on=date(2026, 1, 1),
        source="Our policy",
        checked_on=date(2026, 1, 5),
        made_by=cast.administrator,
    )
    address = f"{page('offer-line-create', activity)}?rate={rate.pk}"
    form = coordinator.get(address).context["form"]
    assert (form["what_for"].value(), form["amount"].value()) == ("Member of a group", "25.00")
    for amount in ("25", "26"):
        coordinator.post(address, {"what_for": "The group", "amount": amount, "per": "session"})
    assert list(OfferLine.objects.values_list("rate", flat=True)) == [rate.pk, None]
    each = {"amount": Decimal("25"), "per": Per.OTHER, "other_per": "for each chapter read"}
    rate.pk, rate.line = None, uuid.uuid4()
    for name, value in each.items():
        setattr(rate, name, value)
    rate.save()
    address = f"{page('offer-line-create', activity)}?rate={rate.pk}"
    for other_per, is_from_list in (("for each chapter read", True), ("for each page read", False)):
        sent = {"what_for": "Reading", "amount": "25", "per": "other", "other_per": other_per}
        coordinator.post(address, sent)
        assert (OfferLine.objects.latest("pk").rate_id == rate.pk) is is_from_list
    for wrong in ("x", "999999"):
        assert coordinator.get(f"{page('offer-line-create', activity)}?rate={wrong}").status_code == 200


def test_what_is_being_written_can_be_thrown_away(coordinator, cast):
    activity = cast.activity()
    give(activity, cast)
    write(activity, amount="30")
    coordinator.post(page("offer-drop", activity), {"seen": "2"})
    assert offering.in_writing(activity) is None
    assert PaymentOffer.objects.current(activity).number == 1


def test_one_version_is_being_written_at_a_time(cast):
    activity = cast.activity()
    write(activity)
    with pytest.raises(IntegrityError, match="one_payment_offer_in_writing"), transaction.atomic():
        PaymentOffer.objects.create(activity=activity, number=2)


@pytest.mark.parametrize("fields", [{"pay_within_days": 0}, {"pay_within_days": 366}])
def test_nobody_waits_for_a_year(cast, fields):
    with pytest.raises(IntegrityError, match="offer_pays_within_a_year"), transaction.atomic():
        PaymentOffer.objects.create(activity=cast.activity(), number=1, **fields)


def test_a_given_offer_says_what_is_paid_before_an_activity_opens(draft, cast):
    def wanting():
        return [item.words for item in readiness.missing(draft, before="open")]

    Purpose.objects.filter(activity=draft).update(payment_statement="")
    sentence = "Say what is paid, and how expenses are covered"
    assert sentence in wanting()
    write(draft)
    assert sentence in wanting()
    offering.give(activity=draft, seen=1, by=cast.coordinator)
    assert sentence not in wanting()


def test_after_the_end_the_offer_stays_and_nothing_typed_is_lost(coordinator, cast):
    activity = cast.activity(status="open")
    give(activity, cast)
    activity.move_to("closed", by=cast.coordinator)
    assert "Write the next version" not in words(coordinator.get(page("offer", activity)))
    response = coordinator.post(
        page("offer-update", activity), {"how_often": "Every week", "pay_within_days": "10", "covers": ["travel"]}
    )
    assert "This activity is over, so what was offered stays as it is." in words(response)
    assert 'value="Every week"' in response.content.decode()
    assert PaymentOffer.objects.count() == 1


def test_what_was_being_written_is_not_given_after_the_end_but_may_be_thrown_away(coordinator, cast):
    activity = cast.activity(status="open")
    write(activity)
    activity.move_to("closed", by=cast.coordinator)
    response = coordinator.post(page("offer-give", activity), {"seen": "1"}, follow=True)
    assert "This activity is over, so what was offered stays as it is." in words(response)
    assert PaymentOffer.objects.current(activity) is None
    coordinator.post(page("offer-drop", activity), {"seen": "1"})
    assert offering.in_writing(activity) is None


def test_bad_input_gets_a_sentence_and_stays(coordinator, cast):
    activity = cast.activity()
    response = coordinator.post(
        page("offer-update", activity),
        {"how_often": "x" * 10_000, "ways": ["bitcoin"], "covers": ["yacht"], "pay_within_days": "1.5"},
    )
    errors = response.context["form"].errors
    assert errors["how_often"] == ["Your answer to “How often?” must be 300 characters or fewer"]
    assert errors["ways"] == errors["covers"] == ["Select one of the answers shown"]
    assert errors["pay_within_days"] == ["Enter the days as a whole number, like 30"]
    assert "x" * 10_000 in response.content.decode()
    assert not PaymentOffer.objects.exists()
