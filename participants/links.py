"""Personal links: drawing, opening and revoking them. A token is never stored, logged or queued; its digest is.

Doing needs the link. Reading back what was said needs the device that opened the link first, or a fresh link.

Whoever holds several rows of a person until a transaction ends takes them in this order, so that nobody waits for
somebody who waits for them: the invitation, the involvement, the participant.
"""

import base64
import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import Organisation
from pages.prepared import Columns, Prepared, records
from participants import codes, subject_access
from participants.models import Device, DeviceAccess, Involvement, Participant, PersonalLink

TOKEN_BYTES = 24
SEAL_BYTES = 6
SEAL_LENGTH = 8
LIVES_FOR = timedelta(days=180)
DEVICE_LIVES_FOR = timedelta(days=30)


def draw(*, involvement, opens, by=None):
    """Draw a fresh token for this person. Returns the token: show or send it once, it cannot be read again."""
    token, _ = _draw(involvement, opens=opens, by=by, code=None)
    return token


def draw_with_code(*, involvement, opens, by):
    """Draw a fresh token and a code to type that does the same. Returns both: print them once."""
    return _draw(involvement, opens=opens, by=by, code=codes.draw())


def _draw(involvement, *, opens, by, code):
    token = draw_token()
    PersonalLink.objects.create(
        involvement=involvement,
        digest=digest_of(token),
        code_digest=codes.digest_of(code) if code else None,
        opens=opens,
        expires_at=timezone.now() + LIVES_FOR,
        drawn_by=by,
    )
    return token, code


def find(token):
    """The live link of a token, with `organisation`; or None. A guess is known by its seal, without the database."""
    if not is_sealed_by_us(token):
        return None
    row = _LIVE.first(digest=digest_of(token))
    if row is None:
        return None
    link, link.organisation = records(row, _LINK)
    return link


def find_by_code(code):
    """The live link of a code that was typed and read (participants.codes), or None."""
    return PersonalLink.objects.live().filter(code_digest__in=codes.digests_of(code)).first()


_LINK = (
    Columns(PersonalLink, "id involvement_id opens drawn_by_id"),
    Columns(Organisation, "id name is_demonstration", path="involvement__activity__organisation__"),
)
_LIVE = Prepared(
    lambda digest: (
        PersonalLink.objects.live()
        .filter(digest=digest)
        .order_by()
        .values_list(*(path for part in _LINK for path in part.paths))
    ),
    digest="digest",
)


def open_link(*, link, device_secret):
    """Let this device use the link. Returns the device's secret, new if it had none."""
    with transaction.atomic():
        device = _device(device_secret)
        if device is None:
            device_secret = secrets.token_urlsafe(TOKEN_BYTES)
            device = Device.objects.create(digest=digest_of(device_secret))
        may_read_back = _may_read_back(link, device)
        if others := _OTHERS_THROUGH_STAFF.rows(involvement=link.involvement_id, device=device.pk):
            DeviceAccess.objects.filter(pk__in=[pk for (pk,) in others]).update(may_read_back=False)
        # A device that opens the link again keeps what it may do.
        opened = DeviceAccess(device=device, link=link, may_read_back=may_read_back)
        DeviceAccess.objects.bulk_create([opened], ignore_conflicts=True)
    return device_secret


def access(*, device_secret, involvement_id):
    """What this device may do for this person: the best access it holds through a live link, or None."""
    if not device_secret or not involvement_id:
        return None
    held = _held(digest=digest_of(device_secret), since=still_known(), involvement=involvement_id)
    return held.select_related("link__involvement__activity__organisation", "link__involvement__participant").first()


def best_held(*, digest, since, involvement):
    """The same in one column, to be read within another query: True, False, or no row where nothing is held.

    digest: of the device's secret. since: `still_known()`.
    """
    return _held(digest=digest, since=since, involvement=involvement).values("may_read_back")[:1]


def still_known():
    """A device that was first seen before this moment is forgotten."""
    return timezone.now() - DEVICE_LIVES_FOR


def organisations_known_to(*, device_secret):
    """The numbers of the organisations whose people this device has opened a link of, for a query."""
    held = DeviceAccess.objects.live().filter(
        device__digest=digest_of(device_secret or ""), device__first_seen_at__gt=still_known()
    )
    return held.values("link__involvement__activity__organisation")


def _held(*, digest, since, involvement):
    """What a device holds for this person, the best first."""
    held = DeviceAccess.objects.live().filter(
        device__digest=digest, device__first_seen_at__gt=since, link__involvement=involvement
    )
    return held.order_by("-may_read_back", "-opened_at")


def forget_device(*, device_secret):
    """The person has finished on this device: it may do nothing any more."""
    Device.objects.filter(digest=digest_of(device_secret)).delete()


def revoke_all(*, involvement, by):
    """Every link of this person stops working at the next request."""
    PersonalLink.objects.live().filter(involvement=involvement).update(revoked_at=Now(), revoked_by=by)


def digest_of(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def draw_token():
    """A secret with a mark of ours, by which a guess is known without a look into the database."""
    secret = secrets.token_urlsafe(TOKEN_BYTES)
    return secret + _seal(secret, settings.SECRET_KEY)


def is_sealed_by_us(token):
    secret, seal = token[:-SEAL_LENGTH], token[-SEAL_LENGTH:]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(seal, _seal(secret, key)) for key in keys)


def _seal(secret, key):
    digest = salted_hmac("participants.links", secret, secret=key, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:SEAL_BYTES]).decode()


def said_otherwise(*, involvement_id):
    """Staff put down what this person said: who opened a link that staff drew may be somebody else, and stops reading.

    Call it within the transaction that writes it down, before anything is written.
    """
    _hold(involvement_id)
    _through_staff(link__involvement=involvement_id).update(may_read_back=False)


def said_as_whole(*, access):
    """A device says something for the whole person: no other that came by staff reads it, by whichever link.

    Call it within the transaction that writes it down.
    """
    participant_id = _hold(access.link.involvement_id).participant_id
    _hold_whole(participant_id)
    others = _through_staff(link__involvement__participant=participant_id)
    others.exclude(device=access.device_id).update(may_read_back=False)


def said_for_whole(*, involvement):
    """The same where it is said in one activity: devices that read back there are those that said it."""
    _hold_whole(involvement.participant_id)
    here = DeviceAccess.objects.live().filter(link__involvement=involvement, may_read_back=True).values("device")
    others = _through_staff(link__involvement__participant=involvement.participant_id)
    others.exclude(device__in=here).update(may_read_back=False)


def is_through_staff(*, access):
    """Whether nothing but links that staff drew let this device read about this person."""
    of_person = DeviceAccess.objects.live().filter(
        device=access.device_id, link__involvement__participant=access.link.involvement.participant_id
    )
    return not of_person.filter(may_read_back=True, link__drawn_by=None).exists()


def _may_read_back(link, device):
    """Whether the device that opens the link now may read back: the first one, with a bar against staff.

    A link that staff drew could be opened by staff. So it reads back only while nothing was said in this person's name
    and no other link of theirs was opened: there is nothing to find then but what this very device will say.
    """
    involvement = _hold(link.involvement_id)
    is_first = PersonalLink.objects.filter(pk=link.pk, first_opened_at=None).update(first_opened_at=Now())
    return bool(is_first) and (link.drawn_by_id is None or _is_alone(link, involvement, device))


def _is_alone(link, involvement, device):
    """Whether nobody but this device can have said anything that the link would show."""
    _hold_whole(involvement.participant_id)
    of_person = DeviceAccess.objects.live().filter(link__involvement__participant=involvement.participant_id)
    reads_already = of_person.filter(device=device, may_read_back=True)
    of_part, of_whole = subject_access.said_in_name_of(involvement)
    found = [PersonalLink.objects.filter(involvement=involvement, first_opened_at__isnull=False).exclude(pk=link.pk)]
    found += of_part if reads_already.exists() else [*of_part, *of_whole]
    return not any(rows.exists() for rows in found)


def _hold(involvement_id):
    """Hold this part of a person until the transaction ends, so that opening a link and saying something take turns."""
    row = _HELD_PART.first(involvement=involvement_id)
    if row is None:
        raise Involvement.DoesNotExist
    return _PART.record(row)


def _hold_whole(participant_id):
    """Hold the person as a whole, for what is said in one activity and belongs to all."""
    Participant.objects.select_for_update().only("pk").get(pk=participant_id)


def _through_staff(**of):
    """Devices that read back by a link that staff drew."""
    return DeviceAccess.objects.filter(link__drawn_by__isnull=False, may_read_back=True, **of)


def _device(secret):
    if not secret:
        return None
    return Device.objects.filter(digest=digest_of(secret), first_seen_at__gt=still_known()).first()


_PART = Columns(Involvement, "id participant_id")
_HELD_PART = Prepared(
    lambda involvement: (
        Involvement.objects.select_for_update().filter(pk=involvement).order_by().values_list(*_PART.paths)
    ),
    involvement=UUID(int=1),
)
_OTHERS_THROUGH_STAFF = Prepared(
    lambda involvement, device: (
        _through_staff(link__involvement=involvement).exclude(device=device).order_by().values_list("pk")
    ),
    involvement=UUID(int=1),
    device=1,
)
