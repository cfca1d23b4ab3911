"""Sealing what a person says, so that nobody on this side can open it again; and sending it to the vault."""

import json

from django.db import transaction
from django.utils import timezone
from nacl.public import PublicKey as SealingKey
from nacl.public import SealedBox

from vault.models import AboutYouVisit, PublicKey, SealedMessage
from vault.models.intake import PLAIN_LENGTH

VERSION = 1
GIVE, WITHDRAW = "give", "withdraw"


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
    _send(GIVE, participant, {"answers": answers, "declined": declined, "asked": asked, "helped_by": helped_by})
    AboutYouVisit.objects.update_or_create(participant=participant, defaults={"sent_on": timezone.localdate()})


@transaction.atomic
def withdraw(*, participant):
    """Have everything deleted that this person has said; the same message whatever there is."""
    _send(WITHDRAW, participant, {})


def _send(operation, participant, said):
    key = PublicKey.objects.filter(retired_at=None).first()
    if key is None:
        raise NoKeyToSeal
    message = SealedMessage(key=key)
    whole = {
        "version": VERSION,
        "operation": operation,
        "message": message.pk.hex,
        "organisation": participant.organisation_id,
        "participant": participant.pk,
        **said,
    }
    message.sealed = seal(whole, public=bytes(key.key))
    message.save(force_insert=True)


def seal(whole, *, public):
    """Seal a message under the vault's public key. Every one comes out as long as every other."""
    plain = json.dumps(whole, separators=(",", ":")).encode()
    if len(plain) > PLAIN_LENGTH:
        raise ValueError("This message is longer than a message to the vault may be.")
    return SealedBox(SealingKey(public)).encrypt(plain.ljust(PLAIN_LENGTH))
