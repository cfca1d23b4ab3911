"""Two people at work on one plan at the same moment: the database makes one wait, and nothing is overwritten."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client

from activities import locking
from activities.models import Activity, Purpose, PurposeVersion, Status
from activities.tests.reading import WRITTEN, page, planned

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)


def until_waiting(number):
    """Go on when this many others wait for a row that we hold."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    for _ in range(600):
        with connection.cursor() as cursor:
            # PostgreSQL shows one transaction the same picture again and again unless it is asked to look anew.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(query)
            if cursor.fetchone()[0] == number:
                return
        time.sleep(0.05)
    pytest.fail(f"{number} did not come to wait")


def elsewhere(work):
    """Do this with a connection to the database of its own."""
    try:
        return work()
    finally:
        connection.close()


def signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


def test_two_who_agree_at_the_same_moment_keep_one_version(cast):
    # Given a purpose that is ready
    activity = cast.activity()
    cast.fill_in(activity)

    def press():
        try:
            return locking.lock_purpose(activity=Activity.objects.get(pk=activity.pk), by=cast.coordinator).number
        except ValidationError as refusal:
            return refusal.messages[0]

    # When two people press the button, and both are under way before either is done
    with ThreadPoolExecutor(2) as hands:
        with transaction.atomic():
            Activity.objects.select_for_update().get(pk=activity.pk)
            pressed = [hands.submit(elsewhere, press) for _ in range(2)]
            until_waiting(2)
        answers = {future.result() for future in pressed}

    # Then one version is kept, and the other is told that it is agreed already
    assert answers == {1, locking.LOCKED}
    assert PurposeVersion.objects.count() == 1


def test_saving_the_purpose_leaves_an_amendment_that_has_just_begun_alone(cast):
    # Given an agreed purpose
    activity = cast.activity(status=Status.AGREED)
    browser = signed_in(cast.coordinator)

    # When an amendment begins while somebody's form is between being read and being written
    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            locking.start_amendment(activity=activity, reason="The budget was cut.")
            saved = hands.submit(elsewhere, lambda: browser.post(page("purpose-update", activity), WRITTEN))
            until_waiting(1)
        assert saved.result().status_code == 302

    # Then what they wrote is saved, and the amendment stands
    purpose = Purpose.objects.get(activity=activity)
    assert purpose.statement == WRITTEN["statement"]
    assert (purpose.state, purpose.amendment_reason) == (Purpose.State.AMENDING, "The budget was cut.")


def test_noting_that_somebody_worked_on_a_plan_waits_for_nobody(cast):
    activity = cast.activity()
    Activity.objects.filter(pk=activity.pk).update(worked_on_at=LONG_AGO)
    with ThreadPoolExecutor(1) as hands, transaction.atomic():
        Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
        hands.submit(elsewhere, lambda: Activity.objects.note_work(activity)).result(timeout=20)
    assert Activity.objects.get().worked_on_at == LONG_AGO
    Activity.objects.note_work(activity)
    assert Activity.objects.get().worked_on_at > LONG_AGO


def test_changing_the_title_leaves_a_status_that_has_just_moved_alone(cast):
    # Given an activity that is agreed
    activity = cast.activity(status=Status.AGREED)
    browser = signed_in(cast.coordinator)

    # When it is opened while somebody's form is between being read and being written
    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            activity.move_to(Status.OPEN, by=cast.coordinator)
            posted = planned(cast, title="Renamed", technique_reason=activity.technique_reason)
            saved = hands.submit(elsewhere, lambda: browser.post(page("activity-update", activity), posted))
            until_waiting(1)
        assert saved.result().status_code == 302

    # Then it has its new title, and is open
    activity = Activity.objects.get()
    assert (activity.title, activity.status) == ("Renamed", Status.OPEN)
