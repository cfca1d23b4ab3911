"""What was arranged in the four areas of Process."""

from django.db.models import Count, Q
from django.utils import timezone

from activities.framework import ProcessArea
from activities.models import Arrangement
from figures.protected import ProtectedTable

State = Arrangement.State


def arrangements(activity) -> ProtectedTable | None:
    """How many arrangements are done, planned, not needed or not started, by area; None when there are none."""
    rows = (
        activity.arrangements.order_by()
        .values_list("area")
        .annotate(
            **{
                state: Count("pk", filter=Q(state=state))
                for state in (State.DONE, State.PLANNED, State.NOT_NEEDED, State.NOT_STARTED)
            }
        )
    )
    found = {area: numbers for area, *numbers in rows}
    if not found:
        return None
    return ProtectedTable(
        "Arrangements by area",
        ("Area", "Done", "Planned", "Not needed", "Not started"),
        tuple((str(area.label), *(str(number) for number in found[area])) for area in ProcessArea if area in found),
    )


def not_done(activity):
    """Arrangements that were due and did not happen, for the honest part of a report."""
    return activity.arrangements.overdue(today=timezone.localdate())
