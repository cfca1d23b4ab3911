"""A person corrects their own name and the way to reach them. A new e-mail address counts once it is confirmed."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants import links
from participants.models import ContactChange, ContactMessage, Participant, Route

CONFIRM_WITHIN = timedelta(days=7)
CHANGES_AN_HOUR = 3
TOO_OFTEN = "You have given us new e-mail addresses several times within an hour. Please wait an hour and try again."
# States in which a letter has done what it can.
OVER = (ContactMessage.State.SENT, ContactMessage.State.UNSURE, ContactMessage.State.FAILED)


@transaction.atomic
def correct(*, involvement, name, route, email="", phone="", address="", through=None):
    """Keep what a person says of themselves. `through`: who drew the link of the device that asks, if staff did.

    Name, number and postal address count at once; a new e-mail address waits to be confirmed. The old address is told
    of every change. Returns the change that waits, or None. Raises ValidationError with a sentence if asked too often.
    """
    participant = Participant.objects.select_for_update().get(pk=involvement.participant_id)
    participant.name = name
    waiting = None
    if route != Route.EMAIL:
        if participant.email:
            _tell(_change(involvement, old_email=participant.email, through=through, done_at=timezone.now()))
        if participant.route == Route.EMAIL:
            participant.address_changed_by = through
        _be_reached(participant, route=route, phone=phone, address=address)
    elif email.casefold() != participant.email.casefold():
        waiting = _ask_to_confirm(involvement, participant, email, through)
    elif participant.route != Route.EMAIL:
        _be_reached(participant, route=route, email=participant.email)
    participant.save()
    return waiting


def waiting(participant):
    """The new address that this person has not confirmed yet, or None."""
    return ContactChange.objects.waiting().filter(involvement__participant=participant).last()


def give_up(*, participant):
    """The new address shall not count after all; it is forgotten."""
    changes = ContactChange.objects.waiting().filter(involvement__participant=participant)
    changes.update(given_up_at=timezone.now(), new_email="", digest=None)


def draw(change):
    """Draw the secret by which the new address is confirmed; one drawn before stops working. For the letter only."""
    token = links.draw_token()
    ContactChange.objects.waiting().filter(pk=change.pk).update(
        digest=links.digest_of(token), expires_at=timezone.now() + CONFIRM_WITHIN
    )
    return token


def find(token):
    """The change that this secret confirms, or has confirmed before; None if it may not."""
    if not links.is_sealed_by_us(token):
        return None
    live = ContactChange.objects.filter(given_up_at=None, expires_at__gt=timezone.now())
    return live.select_related("involvement__activity__organisation").filter(digest=links.digest_of(token)).first()


@transaction.atomic
def confirm(change):
    """The new address counts from now on; doing it twice is once. Returns whether it counts, or was just given up."""
    participant = Participant.objects.select_for_update(of=["self"]).get(involvements=change.involvement_id)
    change = ContactChange.objects.get(pk=change.pk)
    if change.done_at or change.given_up_at:
        return change.given_up_at is None
    participant.address_changed_by = change.through
    _be_reached(participant, route=Route.EMAIL, email=change.new_email)
    participant.save()
    ContactChange.objects.filter(pk=change.pk).update(done_at=timezone.now(), new_email="")
    return True


def forget_old_address(change):
    """Once the old address has been told there is no use for it any more."""
    told = ContactChange.objects.filter(messages__kind=ContactMessage.Kind.TELL, messages__state__in=OVER)
    ContactChange.objects.filter(pk__in=told.filter(pk=change.pk)).update(old_email="")


def _ask_to_confirm(involvement, participant, email, through):
    recent = ContactChange.objects.filter(
        involvement__participant=participant, asked_at__gt=timezone.now() - timedelta(hours=1)
    )
    if recent.count() >= CHANGES_AN_HOUR:
        raise ValidationError(TOO_OFTEN)
    give_up(participant=participant)
    change = _change(involvement, old_email=participant.email, new_email=email, through=through)
    _write(change, ContactMessage.Kind.CONFIRM)
    if participant.email:
        _tell(change)
    return change


def _be_reached(participant, *, route, email="", phone="", address=""):
    """Only the way that was chosen is kept; an address that waited to be confirmed is not wanted any more."""
    participant.route, participant.email, participant.phone, participant.address = route, email, phone, address
    if route != Route.EMAIL:
        give_up(participant=participant)


def _change(involvement, **fields):
    return ContactChange.objects.create(involvement=involvement, **fields)


def _tell(change):
    _write(change, ContactMessage.Kind.TELL)


def _write(change, kind):
    ContactMessage.objects.create(key=f"{kind}:{uuid.uuid4()}", change=change, kind=kind)
