"""Taking somebody off the list who was put there by mistake, as if they had never been on it.

Only while nothing else is known of them here: neither invited nor heard. After that a step is taken back, or the
person leaves; what happened stays.
"""

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import transaction

from participants.models import FunnelEvent, Involvement, Participant

TOO_LATE = "They have been invited, or have said something, so they stay on the list. Note what happened instead."


def may_take_off(involvement):
    """Whether this person is on the list and nothing else is known of them in this activity."""
    return involvement.funnel_events.count() <= 1 and not _leads_to(involvement, but=FunnelEvent)


@transaction.atomic
def take_off(*, involvement):
    """Remove the involvement, and the person if that was all there was of them. Raises ValidationError if too late."""
    held = Involvement.objects.select_for_update().select_related("participant").get(pk=involvement.pk)
    if not may_take_off(held):
        raise ValidationError(TOO_LATE)
    person = held.participant
    with pgtrigger.ignore("participants.FunnelEvent:funnel_event_is_kept"):
        held.delete()
    if person.user_id is None and not _leads_to(person):
        Participant.objects.filter(pk=person.pk).delete()


def _leads_to(row, *, but=None):
    """Whether any other row, in whichever room, leads to this one."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: row.pk}).exists()
        for relation in row._meta.related_objects
        if relation.related_model is not but
    )
