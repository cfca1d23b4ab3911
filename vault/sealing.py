"""Sealing what a person says, so that nobody on this side can open it again; and sending it to the vault."""

import json

from django.db import transaction
from django.utils import timezone
from nacl.public import PublicKey as SealingKey
from nacl.public import SealedBox

from vault.models import AboutYouVisit, PublicKey, SealedMessage
from vault.models.intake import PLAIN_LENGTH

VERSION = 1
GIVE, GIVE_OPEN, WITHDRAW = "give", "give_open", "withdraw"


class NoKeyToSeal(Exception):
    """There is no vault yet, so nothing may be asked."""


def can_seal():
    """Whether there is a vault to send anything to."""
    return PublicKey.objects.filter(retired_at=None).exists()


@transaction.atomic
def give(*, participant, answers, declined, asked, helped_by=""):
    """Seal one person's answers and note that they have been here, together or not at all.

    `answers` is {question: code}. A message goes whatever is in it, also when everything was left out.
    """
    said = {"answers": answers, "declined": declined, "asked": asked, "helped_by": helped_by}
    _send(GIVE, _person(participant) | said)
    AboutYouVisit.objects.update_or_create(participant=participant, defaults={"sent_on": timezone.localdate()})


def give_open(*, link, answers, declined, asked):
    """Seal answers that came by an open link. Nothing says whose they are, and no note is made that anybody came."""
    whence = {"organisation": link.activity.organisation_id, "link": link.pk}
    _send(GIVE_OPEN, whence | {"answers": answers, "declined": declined, "asked": asked})


@transaction.atomic
def withdraw(*, participant):
    """Have everything deleted that this person has said; the same message whatever there is."""
    _send(WITHDRAW, _person(participant))


def _person(participant):
    return {"organisation": participant.organisation_id, "participant": participant.pk}


def _send(operation, said):
    key = PublicKey.objects.filter(retired_at=None).first()
    if key is None:
        raise NoKeyToSeal
    message = SealedMessage(key=key)
    whole = {"version": VERSION, "operation": operation, "message": message.pk.hex, **said}
    message.sealed = seal(whole, public=bytes(key.key))
    message.save(force_insert=True)


def seal(whole, *, public):
    """Seal a message under the vault's public key. Every one comes out as long as every other."""
    plain = json.dumps(whole, separators=(",", ":")).encode()
    if len(plain) > PLAIN_LENGTH:
        raise ValueError("This message is longer than a message to the vault may be.")
    return SealedBox(SealingKey(public)).encrypt(plain.ljust(PLAIN_LENGTH))
