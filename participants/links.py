"""Personal links: drawing, opening and revoking them. A token is never stored, logged or queued; its digest is.

Doing needs the link. Reading back what was said needs the device that opened the link first, or a fresh link.
"""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from participants.models import Device, DeviceAccess, PersonalLink

TOKEN_BYTES = 24
LIVES_FOR = timedelta(days=180)
DEVICE_LIVES_FOR = timedelta(days=30)


def draw(*, involvement, opens, by=None):
    """Draw a fresh token for this person. Returns the token: show or send it once, it cannot be read again."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    PersonalLink.objects.create(
        involvement=involvement,
        digest=digest_of(token),
        opens=opens,
        expires_at=timezone.now() + LIVES_FOR,
        drawn_by=by,
    )
    return token


def find(token):
    """The live link of a token, or None."""
    return PersonalLink.objects.live().filter(digest=digest_of(token)).select_related("involvement__activity").first()


def open_link(*, link, device_secret):
    """Let this device use the link. Returns the device's secret, new if it had none."""
    with transaction.atomic():
        device = _device(device_secret)
        if device is None:
            device_secret = secrets.token_urlsafe(TOKEN_BYTES)
            device = Device.objects.create(digest=digest_of(device_secret))
        is_first = bool(PersonalLink.objects.filter(pk=link.pk, first_opened_at=None).update(first_opened_at=Now()))
        DeviceAccess.objects.get_or_create(device=device, link=link, defaults={"may_read_back": is_first})
    return device_secret


def access(*, device_secret, involvement_id):
    """What this device may do for this person: the best access it holds through a live link, or None."""
    if not device_secret:
        return None
    held = DeviceAccess.objects.live().filter(
        device__digest=digest_of(device_secret),
        device__first_seen_at__gt=timezone.now() - DEVICE_LIVES_FOR,
        link__involvement=involvement_id,
    )
    return (
        held.select_related("link__involvement__activity__organisation", "link__involvement__participant")
        .order_by("-may_read_back", "-opened_at")
        .first()
    )


def forget_device(*, device_secret):
    """The person has finished on this device: it may do nothing any more."""
    Device.objects.filter(digest=digest_of(device_secret)).delete()


def revoke_all(*, involvement, by):
    """Every link of this person stops working at the next request."""
    PersonalLink.objects.live().filter(involvement=involvement).update(revoked_at=Now(), revoked_by=by)


def digest_of(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def _device(secret):
    if not secret:
        return None
    alive = timezone.now() - DEVICE_LIVES_FOR
    return Device.objects.filter(digest=digest_of(secret), first_seen_at__gt=alive).first()
