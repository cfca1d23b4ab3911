"""Writing a payment offer and giving it: from then on it stays, and a change is the next version."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Activity, OfferLine, PaymentOffer, PaymentPolicy
from pages.saying import says_something

# What the next version starts from.
CARRIED = ("unpaid_reason", "how_often", "ways", "how_paid", "pay_within_days", "covers", "expenses")
OVER = "This activity is over, so what was offered stays as it is."
GIVEN_ALREADY = "This offer was given while this page was open, so it stays as it is. Start from the next version."


def in_writing(activity):
    """The version being written, or None."""
    return activity.payment_offers.filter(given_at=None).prefetch_related("lines").first()


def as_it_would_be(activity):
    """The version being written or, where there is none, the next one as it would begin; that one is not saved."""
    if offer := in_writing(activity):
        return offer
    if current := PaymentOffer.objects.current(activity):
        return PaymentOffer(activity=activity, **{name: getattr(current, name) for name in CARRIED})
    return PaymentOffer(
        activity=activity, pay_within_days=PaymentPolicy.of(activity.organisation).pay_within_days, ways=[]
    )


@transaction.atomic
def begin(*, activity):
    """The version being written; the next one is begun from the last where there is none."""
    _hold_open(activity)
    if offer := in_writing(activity):
        return offer
    offer, current = as_it_would_be(activity), PaymentOffer.objects.current(activity)
    offer.number = current.number + 1 if current else 1
    offer.save()
    OfferLine.objects.bulk_create(
        OfferLine(
            offer=offer,
            what_for=line.what_for,
            amount=line.amount,
            per=line.per,
            other_per=line.other_per,
            rate=line.rate,
        )
        for line in (current.lines.select_related("rate") if current else ())
    )
    return offer


@transaction.atomic
def write(*, activity, **fields):
    """Write the terms of the version being written."""
    offer = begin(activity=activity)
    for name, value in fields.items():
        setattr(offer, name, value)
    offer.save(update_fields=list(fields))
    return offer


@transaction.atomic
def write_line(*, activity, line):
    """Add or change what is paid for one role or task, in the version being written."""
    offer = begin(activity=activity)
    if line.pk and line.offer_id != offer.pk:
        raise ValidationError(GIVEN_ALREADY)
    line.offer = offer
    line.save()


def refusals(offer):
    """What must stand before people are told, in sentences."""
    lines = list(offer.lines.all())
    wanting = []
    if not lines and not says_something(offer.unpaid_reason):
        wanting.append("Say what is paid for people’s time, or why nothing is.")
    if lines and not offer.ways:
        wanting.append("Say how people are paid.")
    if not offer.covers and not says_something(offer.expenses):
        wanting.append("Say which expenses are covered, or that none are.")
    return wanting


@transaction.atomic
def give(*, activity, seen, by):
    """Tell people this offer from now on. `seen` is the number of the version that was read before the button."""
    _hold_open(activity)
    offer = in_writing(activity)
    if offer is None or offer.number != seen:
        raise ValidationError(GIVEN_ALREADY)
    if wanting := refusals(offer):
        raise ValidationError(wanting)
    PaymentOffer.objects.filter(pk=offer.pk).update(given_at=timezone.now(), given_by=by)


@transaction.atomic
def drop(*, activity):
    """Throw away the version being written; what was given stays."""
    Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    PaymentOffer.objects.filter(activity=activity, given_at=None).delete()


def _hold_open(activity):
    """Hold the activity until the transaction ends. Raises ValidationError once it is over."""
    if not Activity.objects.select_for_update(no_key=True).get(pk=activity.pk).is_under_way:
        raise ValidationError(OVER)
