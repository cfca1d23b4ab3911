"""An offer that was given, and claims in every state, for tests about money."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pgtrigger
from django.utils import timezone

from activities import offering
from activities.models import OfferLine, Per
from participants import claims
from participants.models import ExpenseClaim


def give_offer(activity, *, amount="20", **terms):
    """The next version of an offer, given by whoever leads the activity."""
    line = OfferLine(what_for="Being in the group", amount=Decimal(amount), per=Per.HOUR)
    offering.write_line(activity=activity, line=line)
    offer = offering.write(
        activity=activity, **({"ways": ["bank"], "covers": ["travel"], "pay_within_days": 10} | terms)
    )
    offering.give(activity=activity, seen=offer.number, by=activity.lead)
    offer.refresh_from_db()
    return offer


def claim(involvement, *, amount="4.60", by=None, **facts):
    facts = {"kind": "travel", "spent_on": timezone.localdate(), "receipt": "yes"} | facts
    return claims.submit(involvement=involvement, key=uuid.uuid4(), amount=Decimal(amount), by=by, **facts)


def paid_claim(involvement, *, by, after, promised=10):
    """A claim that was paid so many days after it came in."""
    today = timezone.localdate()
    found = claim(involvement)
    move_back(found, after, promised=promised)
    claims.approve(claim=found, amount=found.amount, by=by)
    claims.pay(claim=found, paid_on=today, how_paid="Bank transfer", by=by)
    return found


def move_back(found, days, *, promised=10):
    """As if it had come in so many days ago."""
    sent = timezone.localdate() - timedelta(days=days)
    with pgtrigger.ignore("participants.ExpenseClaim:claim_keeps_its_days"):
        changed = {"submitted_on": sent, "spent_on": sent, "due_on": sent + timedelta(days=promised)}
        with pgtrigger.ignore("participants.ExpenseClaim:claim_changes_when_asked_back"):
            ExpenseClaim.objects.filter(pk=found.pk).update(**changed)
    found.refresh_from_db()


def form_of_claim(**fields):
    """What the page of a claim sends."""
    day = fields.pop("spent_on", timezone.localdate())
    days = {"spent_on_day": day.day, "spent_on_month": day.month, "spent_on_year": day.year}
    usual = {"kind": "travel", "amount": "4.60", "receipt": "yes", "note": "", "key": str(uuid.uuid4())}
    return usual | days | fields
