"""Answers that are cut off from the people who gave them: sealed into the box of their round, for the vault to open."""

import json
import zlib

from django.utils import timezone
from nacl.public import PublicKey as SealingKey
from nacl.public import SealedBox

from vault.models import DetachedBox, PublicKey, SealedResponse
from vault.models.box import PLAIN_LENGTHS
from vault.sealing import NoKeyToSeal

VERSION = 1
LENGTH_BYTES = 4


class TooLong(Exception):
    """More was written than the largest sealed response holds."""


def make(*, box_id, activity):
    """Make the box of a round that opens. Making it again changes nothing."""
    DetachedBox.objects.get_or_create(pk=box_id, defaults={"activity": activity})


def close(*, box_id):
    """Nothing more is put in; the vault opens it soon. Closing it again changes nothing."""
    DetachedBox.objects.filter(pk=box_id, closed_on=None).update(closed_on=timezone.localdate())


def put_in(*, box_id, capacity, said):
    """Seal one person's whole response into the box. Raises NoKeyToSeal or TooLong, and then nothing was added.

    `said` is {"answers": {item code: {"options", "words"}}, "not_asked", "words_may_be_used", "helped_by", "channel"}.
    """
    key = PublicKey.objects.filter(retired_at=None).first()
    if key is None:
        raise NoKeyToSeal
    row = SealedResponse(key=key, box_id=box_id, capacity=capacity)
    whole = {"version": VERSION, "message": row.pk.hex, "box": box_id.hex, "capacity": capacity, **said}
    row.sealed = seal(whole, public=bytes(key.key))
    row.save(force_insert=True)


def seal(whole, *, public):
    """Seal a response under the vault's public key, as long as one of the few lengths. Raises TooLong."""
    packed = zlib.compress(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    plain = len(packed).to_bytes(LENGTH_BYTES, "big") + packed
    length = next((length for length in PLAIN_LENGTHS if len(plain) <= length), None)
    if length is None:
        raise TooLong
    return SealedBox(SealingKey(public)).encrypt(plain.ljust(length, b"\0"))
