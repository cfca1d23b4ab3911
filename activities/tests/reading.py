"""What the tests of planning type, and how they ask for a page and read it."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities import agreement
from activities.models import Purpose

MARKUP = "<script>alert(1)</script> {{ 7|add:7 }} 🙂 & “quoted”"

WRITTEN = {
    "statement": "To decide how the line answers.",
    "reason_to_join": "You can change it.",
    "decided_by": "The board",
    "decided_on_day": "1",
    "decided_on_month": "9",
    "decided_on_year": "2026",
    "payment_statement": "£20 an hour.",
    "told_back_by_day": "1",
    "told_back_by_month": "oct",
    "told_back_by_year": "2026",
}
TOPIC = {"text": "Opening hours", "openness": "decided"}
OUTCOME = {"text": "Calls are answered kindly", "kind": "service", "how_we_will_know": "", "due_on_day": ""}


def planned(cast, **changes):
    """What a coordinator types on the page to plan an activity."""
    return {
        "title": "A kinder welcome",
        "about": "How people are met at the crisis house.",
        "team": cast.team.pk,
        "lead": cast.coordinator.pk,
        "level": "service",
        "technique": "co_design",
        "technique_reason": "The plan is not written yet.",
        "starts_on_day": "12",
        "starts_on_month": "1",
        "starts_on_year": "2026",
        "ends_on_day": "18",
        "ends_on_month": "12",
        "ends_on_year": "2026",
    } | changes


def day(name, on):
    """A day as it is typed into the three boxes of a date."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def page(name, activity, *more):
    """The address of one of an activity's pages."""
    return reverse(f"activities:{name}", args=[activity.pk, *more])


def words(response):
    """The page as people read it: without tags, spaces collapsed."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def queries_of(client, url):
    """How many questions the page puts to the database."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def lock(client, activity):
    """Read the page of agreeing, and press its button."""
    shown = client.get(page("purpose-lock", activity))
    as_read = shown.context["form"].initial["as_read"]
    return client.post(page("purpose-lock", activity), {"as_read": as_read}, follow=True)


def everything(activity):
    """The working copy as it would be kept."""
    return agreement.content_of(activity=activity, purpose=Purpose.objects.get(activity=activity))
