"""What staff fill in to plan a round, as form data."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone


def date_of(day, name="closes_on"):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


def plan_url(activity, phase="after"):
    return reverse("evaluation:round-plan", args=[activity.pk, phase])


def round_url(round_, name="round"):
    return reverse(f"evaluation:{name}", args=[round_.pk])


def planned(*, closes_on=None, opens_on=None, **changes):
    """A plan with everything usual for service users and carers."""
    opens = {"opens": "on_a_day", **date_of(opens_on, "opens_on")} if opens_on else {"opens": "now"}
    return {
        "capacities": ["service_user", "carer"],
        "mode": "confidential",
        "asks_leavers": "yes",
        "reminders": "2",
        **opens,
        **date_of(closes_on or in_days(14)),
        **changes,
    }
