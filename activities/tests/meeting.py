"""A session to plan, for tests."""

from datetime import date, time, timedelta

from django.utils import timezone

from activities import sessions
from activities.models import Session

TYPED = {
    "title": "Second meeting",
    "on_day": "3",
    "on_month": "3",
    "on_year": str(timezone.localdate().year + 1),
    "starts": "10.30 am",
    "ends": "12.30 pm",
    "ways": ["in_person"],
    "place": "Room 2",
}


def session_of(activity, *, days=20, **fields):
    """A session so many days from today, not yet saved."""
    usual = {
        "title": "Second meeting",
        "on": timezone.localdate() + timedelta(days=days),
        "starts": time(10, 30),
        "ends": time(12, 30),
        "ways": ["in_person"],
        "place": "Room 2",
    }
    return Session(activity=activity, **(usual | fields))


def planned(activity, *, days=20, **fields):
    return sessions.plan(session=session_of(activity, days=days, **fields), by=activity.lead)


def typed(**changes):
    """What a coordinator types on the page to plan a session."""
    return TYPED | changes


def typed_day(day: date):
    return {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}
