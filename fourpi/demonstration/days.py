"""The demonstration's calendar: its files count days from today, so that it never grows old."""

from datetime import datetime, time, timedelta

from django.utils import timezone


def day(offset):
    """The day so many days from today (before it if negative); None stays None."""
    return None if offset is None else timezone.localdate() + timedelta(days=offset)


def moment(offset):
    """Ten o'clock on that day, but never later than now."""
    ten = datetime.combine(day(offset), time(10), tzinfo=timezone.get_current_timezone())
    return min(ten, timezone.now())
