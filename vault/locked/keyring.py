"""The vault's keys in use: what opens messages, what turns a person into a tag, what locks each year's answers."""

import hashlib
import hmac
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.secret import Aead

from vault.locked import keyfile

SMALLEST = 1024  # bytes; every locked row is as long as this or the next power of two, so that lengths say nothing
LENGTH_BYTES = 4


class CannotOpen(Exception):
    """This was not sealed or locked by a key we hold, or it was changed on the way."""


class KeyIsGone(CannotOpen):
    """The key was destroyed, or this file of keys is not the one that belongs here."""


@dataclass(frozen=True)
class Locked:
    """Something locked away: which key opens it, and the bytes."""

    key_id: int
    body: bytes


class Keyring:
    """The keys of one file. They stay in this object: it has no words of its own, so no log can quote it."""

    def __init__(self, keys):
        self._tag = keys.tag
        self._years = dict(keys.years)
        self._private = dict(keys.private)

    @classmethod
    def open(cls, file):
        """Read the keys from their file. Raises keyfile.NoKeys with a sentence."""
        return cls(keyfile.read(file))

    @property
    def public_keys(self):
        """The keys that seal for us, oldest first; the last is the one in use."""
        return list(self._private)

    @property
    def years(self):
        """The years whose answers can still be read."""
        return sorted(self._years)

    def tag(self, *, organisation_id, participant_id):
        """The name of a person in the vault: 32 bytes that lead back to nobody without the key."""
        return self._digest(organisation_id.to_bytes(8, "big") + participant_id.to_bytes(8, "big"))

    def open_link(self, link_id):
        """The name of an open link in the vault, so that a copy of it does not tell which event people came to."""
        return self._digest(b"open link" + link_id.to_bytes(8, "big"))

    def seen(self, message_id):
        """How a message is remembered after it was opened, so that it cannot be sent again."""
        return self._digest(b"message" + message_id.bytes)

    def open_message(self, sealed, *, public):
        """The bytes that were sealed. Raises CannotOpen."""
        if public not in self._private:
            raise KeyIsGone
        try:
            return SealedBox(PrivateKey(self._private[public])).decrypt(sealed)
        except CryptoError as trouble:
            raise CannotOpen from trouble

    def encrypt(self, plain, *, bound_to):
        """Lock bytes under the key of the newest year. They open only together with what they are bound to."""
        year = max(self._years)
        whole = len(plain).to_bytes(LENGTH_BYTES, "big") + plain
        padded = whole.ljust(max(SMALLEST, 1 << (len(whole) - 1).bit_length()), b"\0")
        return Locked(year, bytes(Aead(self._years[year]).encrypt(padded, bound_to)))

    def decrypt(self, locked, *, bound_to):
        """The bytes that were locked. Raises KeyIsGone for a year that was destroyed, else CannotOpen."""
        if locked.key_id not in self._years:
            raise KeyIsGone
        try:
            whole = Aead(self._years[locked.key_id]).decrypt(locked.body, bound_to)
        except CryptoError as trouble:
            raise CannotOpen from trouble
        return whole[LENGTH_BYTES : LENGTH_BYTES + int.from_bytes(whole[:LENGTH_BYTES], "big")]

    def _digest(self, said):
        return hmac.new(self._tag, said, hashlib.sha256).digest()
