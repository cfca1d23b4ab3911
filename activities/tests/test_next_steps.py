"""What a page names as next can be done next, and what cannot be taken back is no big button before its time."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities import readiness
from activities.models import Activity, Purpose, Status
from activities.tests.looking import found, named
from activities.tests.reading import WRITTEN, day, page, words
from activities.tests.test_together import filled


@pytest.mark.parametrize("name", ["plan-promises", "purpose-update"])
def test_nobody_is_told_what_happened_before_the_first_day(coordinator, draft, name):
    Activity.objects.filter(pk=draft.pk).update(starts_on=date(2027, 1, 11), ends_on=None)
    response = coordinator.post(page(name, draft), WRITTEN | day("told_back_by", date(2027, 1, 10)))
    assert response.context["form"].errors == {
        "told_back_by": ["The day must not be before the first day of the activity, 11 January 2027"]
    }
    assert coordinator.post(page(name, draft), WRITTEN | day("told_back_by", date(2027, 1, 11))).status_code == 302


@pytest.mark.parametrize("name", ["plan-about", "activity-update"])
def test_nor_is_the_first_day_moved_behind_that_day(coordinator, draft, name):
    too_late, just_in_time = (
        filled(coordinator, page(name, draft), **day("starts_on", date(2026, 10, number))) for number in (2, 1)
    )
    response = coordinator.post(page(name, draft), too_late)
    assert response.context["form"].errors == {
        "starts_on": ["The first day must not be after the day by which people are told what happened, 1 October 2026"]
    }
    assert coordinator.post(page(name, draft), just_in_time).status_code == 302


def test_a_first_day_may_still_move_once_the_purpose_is_agreed(coordinator, agreed):
    address = page("activity-update", agreed)
    moved = filled(coordinator, address, **day("starts_on", date(2026, 10, 2)))
    assert coordinator.post(address, moved).status_code == 302


@pytest.mark.parametrize(
    ("empty", "sentence"),
    [
        ({"told_back_by": None}, "Give the date by which people will be told back"),
        ({"payment_statement": ""}, "Say what is paid, and how expenses are covered"),
    ],
)
def test_what_opening_needs_of_the_text_is_asked_for_before_it_is_locked(coordinator, draft, empty, sentence):
    Purpose.objects.filter(activity=draft).update(**empty)
    left = words(coordinator.get(page("plan-left", draft)))
    assert left.index(sentence) < left.index("Before the activity can be opened")
    assert sentence in words(coordinator.get(page("purpose-lock", draft)))
    # One that was locked before this was asked is not opened without it.
    Purpose.objects.filter(activity=draft).update(state="locked")
    assert sentence in [item.words for item in readiness.missing(draft, before=Status.OPEN)]


@pytest.mark.parametrize(("days", "is_button"), [(1, False), (0, False), (-1, True), (None, False)])
def test_closing_is_a_button_once_the_last_day_has_passed(coordinator, cast, days, is_button):
    activity = cast.activity(status=Status.OPEN)
    last = None if days is None else timezone.localdate() + timedelta(days=days)
    Activity.objects.filter(pk=activity.pk).update(starts_on=None, ends_on=last)
    shown = coordinator.get(page("activity-detail", activity)).content.decode()
    [link] = [part for part in shown.split("<a ") if part.startswith("class") and "Close the activity" in part]
    assert ("govuk-button" in link) is is_button


def test_a_new_activity_is_first_asked_what_matters_and_to_add_people(coordinator, cast):
    shown = coordinator.get(page("activity-detail", cast.activity())).context["stages"]
    first, second, *_ = shown[0]["state"].missing
    assert (first, second) == (
        "Say what matters to you",
        "Add people, and ask them what matters to them through their own page",
    )


def test_the_list_begins_with_what_people_are_in_now(coordinator, cast):
    for status in reversed(Status):
        named(cast, status.label, status=status)
    assert found(coordinator) == ["Open", "Agreed", "Draft", "Closed", "Evaluated", "Cancelled"]


def test_what_is_left_leads_to_people_and_to_the_sessions_of_the_template(coordinator, begun):
    coordinator.post(page("plan-kind", begun), {"kind": "steering_group"})
    shown = coordinator.get(page("plan-left", begun))
    second = shown.context["sessions"][1]
    address = f"{page('session-create', begun)}?suggested=2"
    assert f'href="{address}"' in shown.content.decode()
    assert f'href="{reverse("participants:person-add", args=[begun.pk])}"' in shown.content.decode()
    form = coordinator.get(address).context["form"]
    assert (form["title"].value(), form["about"].value()) == (second["title"], second["what"])


@pytest.mark.parametrize("asked", ["0", "99", "-1", "two", ""])
def test_a_session_that_nobody_suggested_is_an_empty_page(coordinator, begun, asked):
    coordinator.post(page("plan-kind", begun), {"kind": "steering_group"})
    form = coordinator.get(page("session-create", begun), {"suggested": asked}).context["form"]
    assert form["title"].value() is None


def test_the_fingerprint_says_what_it_is_for(coordinator, agreed):
    assert "a copy with the same fingerprint says the same, word for word" in words(
        coordinator.get(page("purpose", agreed))
    )
