"""A button pressed twice, one press after the other or at the same moment, with and without a script: heard once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction
from django.test import Client

from activities.models import Activity
from activities.tests.reading import page
from activities.tests.test_at_once import elsewhere, until_waiting
from activities.tests.test_drafts import typing

TWICE = {
    "topic-create": ({"text": "Hours", "openness": "open"}, lambda activity: activity.topics),
    "outcome-create": ({"text": "Kinder calls", "kind": "service"}, lambda activity: activity.outcomes),
    "commitment-create": ({"text": "We ring back"}, lambda activity: activity.commitments),
    "arrangement-create": ({"text": "A quiet room", "area": "practical"}, lambda activity: activity.arrangements),
    "session-create": (
        {
            "title": "First",
            "ways": "in_person",
            "place": "Room 2",
            "on_day": "3",
            "on_month": "3",
            "on_year": "2027",
            "starts": "10:00",
            "ends": "12:00",
        },
        lambda activity: activity.sessions,
    ),
}


@pytest.mark.parametrize("name", TWICE)
def test_a_button_pressed_twice_is_heard_once(coordinator, cast, name):
    # Given a page on which something new is written, and how many there are
    activity = cast.activity()
    words, of = TWICE[name]
    sent, before = typing(coordinator, page(name, activity), **words), of(activity).count()
    # When its button is pressed twice
    first, second = (coordinator.post(page(name, activity), sent) for _ in range(2))
    # Then there is one more, and both presses lead to the same place
    assert of(activity).count() == before + 1
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    # And what is written anew on the same page, or the same words on a new one, is another
    coordinator.post(page(name, activity), sent | {next(iter(words)): "Another"})
    coordinator.post(page(name, activity), typing(coordinator, page(name, activity), **words))
    assert of(activity).count() == before + 3


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_are_one(cast):
    activity, browser = cast.activity(), Client()
    browser.force_login(cast.coordinator)
    address = page("topic-create", activity)
    sent = typing(browser, address, text="Hours", openness="open")
    with ThreadPoolExecutor(2) as hands:
        with transaction.atomic():
            Activity.objects.select_for_update().get(pk=activity.pk)
            presses = [hands.submit(elsewhere, lambda: browser.post(address, sent).url) for _ in range(2)]
            until_waiting(2)
        assert len({press.result() for press in presses}) == 1
    assert activity.topics.count() == 1
