"""Mail that came back: our letters bear a sealed number, and notes of failed delivery (RFC 3464) quote it.

The seal names the row of a message and one sending of it, never a person. A note that is broken, forged or not about
one of our letters changes nothing.
"""

import base64
import binascii
import email
import email.policy
import hashlib
import logging
from email.utils import parseaddr

from django.apps import apps
from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from jobs.models import Message

logger = logging.getLogger(__name__)

HEADER = "X-FourPi-Message"
LARGEST = 2_000_000
MAY_COME_BACK = (Message.State.SENDING, Message.State.SENT, Message.State.UNSURE)


def headers_of(message):
    """The headers by which a note of failed delivery leads back to this sending of the message."""
    sealed = seal(message)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    # Twice, because some mail servers write a Message-ID of their own.
    return {"Message-ID": f"<{sealed}@{domain}>", HEADER: sealed}


def seal(message):
    """A text that only we can read; letters and digits, so that no mail server changes it."""
    words = f"{message._meta.label_lower} {message.pk} {_moment(message)}"
    sealed = SecretBox(_key(settings.SECRET_KEY)).encrypt(words.encode())
    return base64.b32encode(sealed).decode().rstrip("=").lower()


def note(raw):
    """Read one mail, as bytes. Returns whether it was a true note that one of our letters could not be delivered."""
    sealed = _failed_for_good(raw) if len(raw) <= LARGEST else None
    message = _find(sealed) if sealed else None
    noted = message is not None and _note(message)
    if not noted:
        logger.info("A mail that is no note about a letter of ours was passed over.")
    return noted


def _note(message):
    rows = type(message).objects.filter(pk=message.pk, sending_at=message.sending_at, state__in=MAY_COME_BACK)
    return bool(rows.update(state=Message.State.BOUNCED))


def _failed_for_good(raw):
    """The seal that a note of permanent failure quotes, or None."""
    try:
        mail = email.message_from_bytes(raw, policy=email.policy.compat32)
        parts = list(mail.walk())
        if mail.get_content_type() != "multipart/report" or not any(_is_permanent(part) for part in parts):
            return None
        return next((found for part in parts if (found := _quoted(part))), None)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # Mail is written by anybody: what cannot be read is no note.
        return None


def _is_permanent(part):
    """Whether this part says of a recipient that delivery failed for good (class 5), not that it is late."""
    action, status = str(part.get("Action", "")), str(part.get("Status", ""))
    return action.strip().lower() == "failed" and status.strip().startswith("5")


def _quoted(part):
    """The seal in the headers of our letter, sent back whole or as headers only."""
    if part.get_content_type() == "text/rfc822-headers":
        part = email.message_from_string(part.get_payload(decode=True).decode("ascii", "replace"))
    sealed = part.get(HEADER) or str(part.get("Message-ID", "")).strip().strip("<>").partition("@")[0]
    return sealed if _open(str(sealed)) else None


def _find(sealed):
    """The message as it was when it was sent, or None where it is gone or was sent anew since."""
    label, pk, moment = _open(sealed).split(" ")
    model = apps.get_model(label)
    message = model.objects.filter(pk=pk).first() if issubclass(model, Message) else None
    return message if message is not None and _moment(message) == moment else None


def _open(sealed):
    """What a seal says, or an empty text if it is not ours."""
    try:
        padded = sealed.strip().upper() + "=" * (-len(sealed.strip()) % 8)
        raw = base64.b32decode(padded)
    except (binascii.Error, ValueError):
        return ""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return SecretBox(_key(secret)).decrypt(raw).decode()
        except (CryptoError, ValueError):
            continue
    return ""


def _key(secret):
    return hashlib.blake2b(secret.encode(), digest_size=SecretBox.KEY_SIZE, person=b"fourpi.bounces").digest()


def _moment(message):
    return str(int(message.sending_at.timestamp() * 1_000_000)) if message.sending_at else "0"
