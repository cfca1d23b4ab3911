"""What the tests of the guided plan type, and the plan that they begin."""

import uuid

from django.urls import reverse

from activities.models import Activity

BEGIN = reverse("activities:activity-create")
PEOPLE = {
    "affects": "People who ring at night",
    "first_involved": "planning",
    "heard_from": ["pals", "stories"],
    "heard_already": "They wait too long.",
    "shaped_with": "The carers' group",
    "title": "A kinder line",
}
ABOUT = {
    "title": "A kinder line",
    "about": "How it answers at night.",
    "technique": "co_design",
    "technique_reason": "Nothing is written yet.",
    "level": "service",
}


def begin(client, **changes):
    """Post the first page; the activity that was begun."""
    client.post(BEGIN, PEOPLE | {"key": str(uuid.uuid4())} | changes)
    return Activity.objects.latest("created_at")


def _row(number, **fields):
    return {f"rows-{number}-{name}": value for name, value in fields.items()}


def rows(*given):
    """Rows as a browser sends them."""
    sent = {"rows-TOTAL_FORMS": len(given), "rows-INITIAL_FORMS": "0"}
    for number, fields in enumerate(given):
        sent |= _row(number, **fields)
    return sent


def about(cast, **changes):
    return ABOUT | {"team": cast.team.pk, "lead": cast.coordinator.pk} | changes
