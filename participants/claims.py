"""Claims: sent in once, asked back or decided by somebody else, and paid. Every move is an event that stays."""

import json
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import PaymentOffer, PaymentPolicy
from participants import links
from participants.models import CLAIM_MOVES, OURS_TO_DO, ClaimEvent, ClaimState, ExpenseClaim, Involvement
from participants.subject_access import day as day_in_words

# What a person says of a claim, and may put right when it was asked back.
FACTS = ("kind", "spent_on", "amount", "receipt", "note")
OWN = "This is your own claim, so somebody else has to decide about it."
MOVED = "This claim is “{state}” now, so that cannot be done any more."
TOO_EARLY = "It cannot have been paid before it was claimed."


@transaction.atomic
def submit(*, involvement, key, by=None, **fields):
    """Send in a claim: by the person (by is None), or typed in for them. The same page sent twice is one claim.

    key: drawn with the page. Other facts under it, after a step back in the browser, are another claim.
    """
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    if by is not None:
        links.said_otherwise(involvement_id=involvement.pk)
    today = timezone.localdate()
    claim, is_new = ExpenseClaim.objects.get_or_create(
        involvement=involvement,
        key=_key_of(key, fields),
        defaults={
            **fields,
            "submitted_on": today,
            "due_on": today + timedelta(days=days_promised(involvement.activity)),
            "entered_by": by,
        },
    )
    if is_new:
        _note(claim, by=by)
    return claim


def _key_of(page, facts):
    said = [str(facts.get(name, "")) for name in FACTS if name != "amount"]
    return uuid.uuid5(page, json.dumps([f"{facts['amount']:.2f}", *said]))


def days_promised(activity):
    """Within how many days a claim is paid: as the offer says, or as the organisation does."""
    offer = PaymentOffer.objects.current(activity)
    return (offer or PaymentPolicy.of(activity.organisation)).pay_within_days


@transaction.atomic
def answer_back(*, claim, by=None, answer="", **fields):
    """A claim that was asked back comes in again, as it was changed, or with the answer that staff were told."""
    if by is not None:
        links.said_otherwise(involvement_id=claim.involvement_id)
    claim = _held(claim, to=ClaimState.SUBMITTED)
    _save(claim, state=ClaimState.SUBMITTED, **fields)
    _note(claim, by=by, reason=answer)


@transaction.atomic
def take_back(*, claim, by=None):
    """The person does not claim it any more."""
    claim = _held(claim, to=ClaimState.TAKEN_BACK)
    _save(claim, state=ClaimState.TAKEN_BACK)
    _note(claim, by=by)


@transaction.atomic
def ask_back(*, claim, reason, by):
    """Staff need to know something more before they can decide, or found after agreeing that something is wrong."""
    claim = _held(claim, to=ClaimState.ASKED_BACK)
    _save(claim, state=ClaimState.ASKED_BACK)
    _note(claim, by=by, reason=reason)


@transaction.atomic
def approve(*, claim, amount, by):
    """Agree to the amount that was read. Nobody agrees to a claim of their own."""
    claim = _held(claim, to=ClaimState.APPROVED)
    _refuse_own(claim, by)
    if claim.amount != amount:
        raise ValidationError("The amount has changed since you opened this page. Please read it again.")
    _save(claim, state=ClaimState.APPROVED)
    _note(claim, by=by)


@transaction.atomic
def decline(*, claim, reason, by):
    """Say no, with the reason, which the person reads."""
    claim = _held(claim, to=ClaimState.DECLINED)
    _refuse_own(claim, by)
    _save(claim, state=ClaimState.DECLINED)
    _note(claim, by=by, reason=reason)


@transaction.atomic
def pay(*, claim, paid_on, how_paid, by):
    """Note that it was paid, on which day and how."""
    claim = _held(claim, to=ClaimState.PAID)
    _refuse_own(claim, by)
    if paid_on < claim.submitted_on:
        raise ValidationError(TOO_EARLY)
    if paid_on > timezone.localdate():
        raise ValidationError("It cannot be noted before it was paid.")
    _save(claim, state=ClaimState.PAID, paid_on=paid_on, how_paid=how_paid)
    _note(claim, by=by)


@dataclass(frozen=True)
class Told:
    """How far a claim is, as the person reads it."""

    claim: ExpenseClaim
    last: ClaimEvent

    @property
    def is_late(self):
        return self.claim.state in OURS_TO_DO and self.claim.due_on < timezone.localdate()

    @property
    def asks_something(self):
        return self.claim.state == ClaimState.ASKED_BACK

    @property
    def amount(self):
        return self.claim.in_pounds

    @property
    def words(self):
        """One sentence or two in plain words."""
        on = {name: day_in_words(day) for name, day in self._days().items()}
        promise = "We are late with it. We are sorry." if self.is_late else f"We want to pay it by {on['due']}."
        return {
            ClaimState.SUBMITTED: f"We got it on {on['moved']}. {promise}",
            ClaimState.ASKED_BACK: f"We asked you something on {on['moved']}.",
            ClaimState.APPROVED: f"It was agreed on {on['moved']}. {promise}",
            ClaimState.DECLINED: f"We did not agree to it on {on['moved']}.",
            ClaimState.PAID: f"Paid on {on['paid']}. How: {self.claim.how_paid}",
            ClaimState.TAKEN_BACK: f"You took it back on {on['moved']}.",
        }[ClaimState(self.claim.state)]

    def _days(self):
        moved = timezone.localdate(self.last.at)
        return {"moved": moved, "due": self.claim.due_on, "paid": self.claim.paid_on or moved}


def told(claim):
    """How far this claim is; reads events that were fetched with it."""
    return Told(claim, list(claim.events.all())[-1])


def is_own(claim, user):
    """Whether this member of staff claims it for themselves."""
    return claim.involvement.participant.user_id == user.pk


def _held(claim, *, to):
    """The claim as it is now, held until the transaction ends. Raises ValidationError if it cannot move there."""
    held = (
        ExpenseClaim.objects.select_for_update(of=("self",)).select_related("involvement__participant").get(pk=claim.pk)
    )
    if to not in CLAIM_MOVES[ClaimState(held.state)]:
        raise ValidationError(MOVED.format(state=held.get_state_display()))
    return held


def _refuse_own(claim, by):
    if is_own(claim, by):
        raise ValidationError(OWN)


def _save(claim, **fields):
    for name, value in fields.items():
        setattr(claim, name, value)
    claim.save(update_fields=list(fields))


def _note(claim, *, by, reason=""):
    ClaimEvent.objects.create(claim=claim, state=claim.state, amount=claim.amount, by=by, reason=reason)
