"""Opening a closed box: five or more of a capacity at once, mixed, and without anything of who they were."""

import logging
import secrets
from collections import Counter
from uuid import uuid4

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from figures.protected import FEWEST_SHOWN
from vault.locked.alive import beating
from vault.locked.keyring import CannotOpen
from vault.locked.messages import Refused
from vault.locked.responses import read
from vault.models import DetachedBox, OpenedGroup, OpenedResponse, SealedResponse

logger = logging.getLogger(__name__)

AT_ONCE = 500


class TooFew(Exception):
    """Fewer than five of these can be read, so none of them is kept."""


def open_closed(*, keyring, should_stop=lambda: False):
    """Open every box that was closed. Returns how many were opened.

    What came into a box after it was opened is deleted unread: opened by itself it would be one person's.
    """
    SealedResponse.objects.filter(box__opened_on__isnull=False).delete()
    number = 0
    for box_id in list(DetachedBox.objects.to_open().values_list("pk", flat=True)):
        if should_stop():
            break
        with beating():  # thousands take minutes
            number += open_box(box_id, keyring=keyring)
    return number


@transaction.atomic
def open_box(box_id, *, keyring):
    """Open one box whole, and delete what lay in it sealed; or nothing of it. Returns whether it was opened.

    A box with something in it that was sealed under a key we do not have waits: it may be the wrong file.
    """
    box = DetachedBox.objects.to_open().select_for_update().filter(pk=box_id).first()
    if box is None:
        return False
    sealed = SealedResponse.objects.filter(box=box)
    if sealed.exclude(key__key__in=keyring.public_keys).exists():
        return False
    counted = sealed.order_by("capacity").values_list("capacity").annotate(people=Count("pk"))
    for capacity, people in list(counted):
        if people >= FEWEST_SHOWN:
            _open_group(box, capacity, keyring=keyring)
    sealed.delete()
    DetachedBox.objects.filter(pk=box.pk).update(opened_on=timezone.localdate())
    return True


def _open_group(box, capacity, *, keyring):
    """All of one capacity that can be read. If those are fewer than five, none of them."""
    group = OpenedGroup(box=box, capacity=capacity, people=0)
    ids = list(SealedResponse.objects.filter(box=box, capacity=capacity).values_list("pk", flat=True))
    helped_by, channels = Counter(), Counter()
    try:
        with transaction.atomic():
            for start in range(0, len(mixed := _mix(ids)), AT_ONCE):
                read_now = [said for said in _read_all(mixed[start : start + AT_ONCE], keyring=keyring) if said]
                helped_by.update(said.helped_by for said in read_now)
                channels.update(said.channel for said in read_now)
                group.people += len(read_now)
                OpenedResponse.objects.bulk_create(_opened(said, group) for said in read_now)
            if group.people < FEWEST_SHOWN:
                raise TooFew
            group.helped_by, group.channels = dict(sorted(helped_by.items())), dict(sorted(channels.items()))
            group.save(force_insert=True)  # last, for now the number is known; the database looks at the end
    except TooFew:
        logger.warning("Fewer than five of %d sealed responses could be read, so none was kept.", len(ids))


def _mix(ids):
    """In an order that nothing leads back from."""
    mixed = list(ids)
    secrets.SystemRandom().shuffle(mixed)
    return mixed


def _read_all(ids, *, keyring):
    rows = SealedResponse.objects.select_related("key").in_bulk(ids)
    return [_read(rows[row_id], keyring=keyring) for row_id in ids]


def _read(row, *, keyring):
    try:
        return read(keyring.open_message(bytes(row.sealed), public=bytes(row.key.key)), row=row)
    except (CannotOpen, Refused) as refusal:
        logger.warning("A sealed response was refused: %s.", refusal or "cannot be opened")
        return None


def _opened(said, group):
    return OpenedResponse(
        pk=uuid4(),
        group=group,
        answers=said.answers,
        not_asked=said.not_asked,
        words_may_be_used=said.words_may_be_used,
    )
