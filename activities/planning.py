"""Starting an activity, and changing what it is and who leads it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction

from activities import locking
from activities.checklists import using
from activities.framework import VALUE_CARDS
from activities.models import Activity, Arrangement, LeadEvent, PlanStart, Purpose, ValueCard


@transaction.atomic
def start(*, activity, by, value_cards=None, arrangements=(), key=None, copied_from=None):
    """Save a new activity with its value cards, the list of arrangements in force and an empty purpose.

    Without value cards of its own it gets the usual ones; `arrangements` come after those of the list.
    """
    activity.organisation = activity.team.organisation
    activity.created_by = by
    activity.save(force_insert=True)
    PlanStart.objects.create(activity=activity, key=key or uuid.uuid4(), copied_from=copied_from)
    Purpose.objects.create(activity=activity)
    add_value_cards(activity=activity, texts=VALUE_CARDS if value_cards is None else value_cards)
    using.give(activity=activity, by=by)
    add_arrangements(activity=activity, items=arrangements)
    return activity


def add_value_cards(*, activity, texts):
    """Add the cards that are not there yet, after those that are. None is taken away: somebody may have picked it."""
    there = list(activity.value_cards.values_list("text", flat=True))
    new = [text for text in dict.fromkeys(texts) if text not in there]
    ValueCard.objects.bulk_create(
        ValueCard(activity=activity, text=text, order=order) for order, text in enumerate(new, start=len(there))
    )


def add_arrangements(*, activity, items):
    """Add what is not on the list yet, not started: [(area, text)]."""
    there = list(activity.arrangements.values_list("area", "text"))
    new = [item for item in items if item not in there]
    Arrangement.objects.bulk_create(
        Arrangement(activity=activity, area=area, text=text, order=order)
        for order, (area, text) in enumerate(new, start=len(there))
    )


@transaction.atomic
def change(*, activity, fields, by):
    """Save these fields of an activity as they were filled in. Who hands over the lead to whom is kept.

    Raises ValidationError where the purpose is agreed and locked with another technique.
    """
    if "technique" in fields and (sentence := locking.technique_refusal(activity)):
        raise ValidationError({"technique": sentence})
    led_by = Activity.objects.select_for_update(no_key=True).values_list("lead", flat=True).get(pk=activity.pk)
    activity.save(update_fields=fields)
    if activity.lead_id != led_by:
        LeadEvent.objects.create(activity=activity, was_id=led_by, became_id=activity.lead_id, by=by)
