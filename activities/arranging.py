"""Saying how far an arrangement is: the row is changed, and how it stood is kept."""

from django.db import transaction

from activities.models import Activity, Arrangement, ArrangementEvent

KEPT = ("state", "who", "due_on", "said")


@transaction.atomic
def keep(*, arrangement, fields, by):
    """Save these fields of an arrangement as they were filled in. If how far it is has changed, that is kept."""
    held = Arrangement.objects.select_for_update(of=("self",)).select_related("owned_by").get(pk=arrangement.pk)
    was = held.state
    before = [getattr(held, name) for name in KEPT]
    arrangement.save(update_fields=fields)
    if [getattr(arrangement, name) for name in KEPT] != before:
        _note(arrangement, was=was, by=by)


@transaction.atomic
def add(*, activity, arrangement, by):
    """Add something of the activity's own at the end; whoever is named for it has it planned."""
    Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    arrangement.activity, arrangement.order = activity, activity.arrangements.next_order()
    if arrangement.who:
        arrangement.state = Arrangement.State.PLANNED
    arrangement.save(force_insert=True)
    _note(arrangement, was=Arrangement.State.NOT_STARTED, by=by)
    return arrangement


def _note(arrangement, *, was, by):
    ArrangementEvent.objects.create(
        arrangement=arrangement,
        was=was,
        became=arrangement.state,
        who=arrangement.who,
        due_on=arrangement.due_on,
        said=arrangement.said,
        by=by,
    )
