"""Starting an activity, and changing what it is and who leads it."""

from django.db import transaction

from activities.checklists import using
from activities.framework import VALUE_CARDS
from activities.models import Activity, LeadEvent, Purpose, ValueCard


@transaction.atomic
def start(*, activity, by):
    """Save a new activity with its value cards, checklist and an empty purpose."""
    activity.organisation = activity.team.organisation
    activity.created_by = by
    activity.save(force_insert=True)
    Purpose.objects.create(activity=activity)
    ValueCard.objects.bulk_create(
        ValueCard(activity=activity, text=text, order=order) for order, text in enumerate(VALUE_CARDS)
    )
    using.give(activity=activity, by=by)
    return activity


@transaction.atomic
def change(*, activity, fields, by):
    """Save these fields of an activity as they were filled in. Who hands over the lead to whom is kept."""
    led_by = Activity.objects.select_for_update().values_list("lead", flat=True).get(pk=activity.pk)
    activity.save(update_fields=fields)
    if activity.lead_id != led_by:
        LeadEvent.objects.create(activity=activity, was_id=led_by, became_id=activity.lead_id, by=by)
