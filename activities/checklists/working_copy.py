"""An organisation's own list as it is being made, and publishing it as a version that never changes.

Every change holds the organisation, so that two administrators who press a button at once take turns.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation
from activities.framework import ProcessArea
from activities.models import ChecklistItem, ChecklistVersion

UP, DOWN = "up", "down"
LETTERS = dict(zip(ProcessArea, "ABCD", strict=True))
OWN = "own-"

NOTHING_LEFT = "A list needs at least one item. Bring one back, or add one."
NOTHING_CHANGED = "Nothing has changed since the list in force, so there is nothing to publish."
CHANGED_MEANWHILE = "Somebody has changed the list since you opened this page. Look at it again, then publish."


def has_begun(organisation):
    """Whether the organisation has begun a list of its own."""
    return organisation.checklist_items.exists()


def content_of(organisation):
    """The working copy as a version would hold it, area by area."""
    standing = list(organisation.checklist_items.standing())
    return [
        {"code": item.code, "area": item.area, "text": item.text}
        for area in ProcessArea
        for item in standing
        if item.area == area
    ]


def is_changed(organisation):
    """Whether publishing now would change what new activities start from."""
    return content_of(organisation) != ChecklistVersion.objects.in_force(organisation).items


def begin(*, organisation):
    """Start a list of the organisation's own from the one in force; once only."""
    with holding(organisation):
        if has_begun(organisation):
            return
        ChecklistItem.objects.bulk_create(
            ChecklistItem(organisation=organisation, order=order, is_published=True, **item)
            for order, item in enumerate(ChecklistVersion.objects.in_force(organisation).items)
        )


@contextmanager
def holding(organisation):
    """Hold the organisation's list while it is changed."""
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        yield


def add(*, organisation, area, text):
    """Add an item at the end of an area, under a code that no other item has and no published one ever had."""
    with holding(organisation):
        prefix = f"{OWN}{LETTERS[ProcessArea(area)]}"
        items = list(organisation.checklist_items.all())
        taken = [int(item.code.removeprefix(prefix)) for item in items if item.code.startswith(prefix)]
        return organisation.checklist_items.create(
            code=f"{prefix}{max(taken, default=0) + 1}",
            area=area,
            text=text,
            order=max((item.order for item in items), default=-1) + 1,
        )


def word(*, item, text):
    """Give an item other words; it keeps its code, so it must still mean the same."""
    with holding(item.organisation):
        ChecklistItem.objects.filter(pk=item.pk).update(text=text)


def move(*, item, direction):
    """Move an item one place up or down within its area; at the end it stays."""
    with holding(item.organisation):
        of_area = list(item.organisation.checklist_items.standing().filter(area=item.area))
        place = next((place for place, one in enumerate(of_area) if one.pk == item.pk), None)
        beside = None if place is None else place + (1 if direction == DOWN else -1)
        if beside is None or not 0 <= beside < len(of_area):
            return
        orders = [one.order for one in of_area]
        of_area[place], of_area[beside] = of_area[beside], of_area[place]
        _number(of_area, orders)


def retire(*, item):
    """Take an item out of the next version. One that no activity was ever given goes; others may be brought back."""
    with holding(item.organisation):
        held = ChecklistItem.objects.filter(pk=item.pk)
        if not held.filter(is_published=False).delete()[0]:
            held.update(is_retired=True)


def bring_back(*, item):
    """Put a retired item into the next version again, under the code it always had."""
    with holding(item.organisation):
        ChecklistItem.objects.filter(pk=item.pk).update(is_retired=False)


def new_in_shipped(organisation):
    """Items of the latest list that came with FourPi which the organisation's own has never had."""
    known = set(organisation.checklist_items.values_list("code", flat=True))
    return [item for item in ChecklistVersion.objects.shipped().items if item["code"] not in known]


def take_in_shipped(*, organisation):
    """Add what is new in the list that came with FourPi to the working copy. Returns how many items that were."""
    with holding(organisation):
        found = new_in_shipped(organisation)
        last = max(organisation.checklist_items.values_list("order", flat=True), default=-1)
        ChecklistItem.objects.bulk_create(
            ChecklistItem(organisation=organisation, order=last + place, is_published=True, **item)
            for place, item in enumerate(found, start=1)
        )
        return len(found)


def drop_changes(*, organisation):
    """Put the working copy back to the list in force."""
    with holding(organisation):
        kept = {item["code"]: (order, item) for order, item in enumerate(_in_force(organisation))}
        organisation.checklist_items.filter(is_published=False).delete()
        items = list(organisation.checklist_items.all())
        for item in items:
            item.is_retired = item.code not in kept
            if not item.is_retired:
                item.order, item.text = kept[item.code][0], kept[item.code][1]["text"]
        ChecklistItem.objects.bulk_update(items, ["is_retired", "order", "text"])


def publish(*, organisation, by, change_note, seen_hash=None):
    """Publish the working copy as the organisation's next version and return it.

    Raises ValidationError, and changes nothing, where nothing has changed or the working copy is no longer the one
    whose hash was seen.
    """
    with holding(organisation):
        items = content_of(organisation)
        content_hash = ChecklistVersion.hash_of(items)
        if seen_hash not in (None, content_hash):
            raise ValidationError(CHANGED_MEANWHILE)
        if not items:
            raise ValidationError(NOTHING_LEFT)
        if not is_changed(organisation):
            raise ValidationError(NOTHING_CHANGED)
        organisation.checklist_items.standing().update(is_published=True)
        return organisation.checklist_versions.create(
            number=organisation.checklist_versions.count() + 1,
            items=items,
            content_hash=content_hash,
            change_note=change_note,
            published_by=by,
        )


def _in_force(organisation):
    return ChecklistVersion.objects.in_force(organisation).items


def _number(items, orders):
    for item, order in zip(items, orders, strict=True):
        item.order = order
    ChecklistItem.objects.bulk_update(items, ["order"])
