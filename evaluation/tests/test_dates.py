"""By when people should be told what happened, and when that is overdue."""

from datetime import date, timedelta

import pytest

from activities import due, locking
from activities.models import Activity, Purpose, Status

# The day that every purpose of the cast promises.
PROMISED = date(2026, 10, 1)
AFTER = PROMISED + timedelta(days=1)
TOLD = {"told_back_on": "2026-05-01", "told_back_how": "By letter"}


def owed(activity, *, today=AFTER):
    """The days by which people should have been told, of those that have passed."""
    late = due.due(Activity.objects.filter(pk=activity.pk), today=today, before=today)
    return [item.due_on for item in late if item.what == "Tell people what happened"]


@pytest.mark.parametrize("status", [Status.OPEN, Status.CLOSED])
def test_it_is_overdue_from_the_day_after_though_nothing_was_written_down(cast, status):
    activity = cast.activity(status=status)
    assert owed(activity, today=PROMISED) == []
    assert owed(activity) == [PROMISED]
    late = due.of_each(Activity.objects.all(), today=AFTER)
    assert late == {activity.pk: ["telling people back"]}
    assert list(due.among(Activity.objects.all(), today=AFTER)) == [activity]


def test_it_is_done_once_nobody_is_left_waiting(cast):
    activity = cast.activity(status=Status.OPEN)
    cast.contribution(activity, **TOLD)
    assert owed(activity) == []
    cast.contribution(activity)
    assert owed(activity) == [PROMISED]


def test_a_later_day_that_is_not_agreed_yet_puts_nothing_off(cast):
    activity = cast.activity(status=Status.OPEN)
    locking.start_amendment(activity=activity, reason="We need longer.")
    Purpose.objects.filter(activity=activity).update(told_back_by=date(2027, 3, 1))
    assert owed(activity) == [PROMISED]
    locking.lock_purpose(activity=activity, by=cast.coordinator)
    assert owed(activity) == []


def test_before_anything_is_agreed_only_what_people_said_waits_for_an_answer(cast):
    draft = cast.activity()
    cast.fill_in(draft)
    assert owed(draft) == []
    cast.contribution(draft)
    assert owed(draft) == [PROMISED]
