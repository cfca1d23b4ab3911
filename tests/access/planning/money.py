"""Process: payment, expenses and support."""

import uuid
from datetime import date
from decimal import Decimal

from activities import offering
from activities.models import OfferLine, PaymentRate, Per
from participants import claims, offers, support
from tests.access.row import (
    DO,
    FORM,
    READ,
    administrator,
    leader,
    of_activity,
    of_fresh,
    of_organisation,
    of_person,
    personal,
    planner,
    reader,
)

ROWS = (
    # Rates
    reader("activities:rate-list", of_organisation()),
    administrator("activities:rate-create", FORM, of_organisation()),
    administrator("activities:rate-change", FORM, lambda world: [world.cast.organisation.pk, world.rate.line]),
    administrator("activities:rate-end", FORM, lambda world: [world.cast.organisation.pk, world.rate.line]),
    administrator("activities:payment-policy", FORM, of_organisation()),
    # The offer
    reader("activities:offer", of_activity),
    planner("activities:offer-update", FORM, of_activity),
    planner("activities:offer-give", FORM, of_fresh()),
    planner("activities:offer-drop", FORM, of_fresh()),
    planner("activities:offer-line-create", FORM, of_activity),
    planner("activities:offer-line-update", FORM, of_fresh("offer_line")),
    planner("activities:offer-line-delete", FORM, of_fresh("offer_line")),
    planner("participants:offer-told", FORM, of_person),
    # Claims
    reader("participants:payment", of_activity),
    planner("participants:claim-list", READ, of_activity),
    planner("participants:claims-take", DO, lambda world: [world.activity.pk, "csv"]),
    planner("participants:claim-add", FORM, of_person),
    planner("participants:claim", FORM, lambda world: [world.claim.pk]),
    # Support: that others of the role are kept out stands in participants/tests/test_support.py.
    planner("participants:support-list", READ, of_activity),
    planner("participants:support-take-over", DO, of_activity),
    leader("participants:support", FORM, of_person),
    leader("participants:support-write", FORM, of_person),
    leader("participants:support-readers", FORM, of_person),
    # A person's own pages
    personal("participants:my-offer", FORM, of_person),
    personal("participants:my-claims", READ, of_person),
    personal("participants:claim-make", FORM, of_person),
    personal("participants:my-claim", FORM, lambda world: [world.person.pk, world.claim.pk]),
    personal("participants:my-claim-take-back", DO, lambda world: [world.person.pk, world.claim.pk]),
    personal("participants:my-support", READ, of_person),
)
SPENT = {"kind": "travel", "spent_on": date(2026, 1, 20), "amount": Decimal("4.60"), "receipt": "yes"}


def make(world):
    """A rate, an offer that was given and one being written, a claim that was asked back, and support arranged."""
    cast = world.cast
    world.rate = PaymentRate.objects.create(
        organisation=cast.organisation,
        what_for="Member of a steering group",
        amount=Decimal("25"),
        per=Per.HOUR,
        from_on=date(2026, 1, 1),
        source="Our own policy",
        checked_on=date(2026, 1, 5),
        made_by=cast.administrator,
    )
    world.offer = give_offer(world.activity, by=cast.coordinator)
    offering.write(activity=world.fresh, ways=["bank"], covers=["travel"], how_paid="One form")
    world.offer_line = OfferLine(what_for="Being in the group", amount=Decimal("20"), per=Per.HOUR)
    offering.write_line(activity=world.fresh, line=world.offer_line)
    offers.answer(involvement=world.person, offer=world.offer, answer="talk", words="Can I take less?")
    world.claim = claims.submit(involvement=world.person, key=uuid.uuid4(), note="Two buses", **SPENT)
    claims.ask_back(claim=world.claim, reason="Which day was it?", by=cast.coordinator)
    support.write(
        involvement=world.person, seen=None, by=cast.coordinator, supporter="Ada", if_upset="Ring her brother"
    )


def give_offer(activity, *, by, amount="20", **terms):
    """An offer of so much an hour, given; returns it."""
    line = OfferLine(what_for="Being in the group", amount=Decimal(amount), per=Per.HOUR)
    offering.write_line(activity=activity, line=line)
    terms = {"ways": ["bank", "voucher"], "covers": ["travel", "child_care"], "pay_within_days": 10} | terms
    offer = offering.write(activity=activity, **terms)
    offering.give(activity=activity, seen=offer.number, by=by)
    offer.refresh_from_db()
    return offer
