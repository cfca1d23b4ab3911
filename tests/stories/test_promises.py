"""From the administrator's list to a promise on somebody's own page, with a real browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from activities.models import Status
from tests.cast import PASSWORD
from tests.stories.people import PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_the_list_to_a_promise_on_somebodys_page(cast, chromium, live_server):
    # Given an open activity with the list that comes with FourPi, and somebody who takes part
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity)
    # When an administrator adds an item, rewords one and retires one, and publishes the list
    administrator = Visitor(chromium, live_server.url)
    sign_in(administrator, cast.administrator, PASSWORD)
    administrator.go(f"/organisations/{cast.organisation.pk}/").press("Read or change the checklist")
    administrator.press("Make a list of our own").press(of("Add an item", "Support and training"))
    administrator.fill(text="Somebody rings each person the day after").press("Add it")
    administrator.press(of("Move up", "Somebody rings each person")).press(of("Reword", "A description of the role"))
    administrator.fill(text="Who does what, whom to ask, and a welcome").press("Save")
    administrator.press(of("Retire", "Checks or honorary contracts")).press("Retire it")
    administrator.press("See what changes and publish").reads("Retired from practical issues").press(
        "Publish version 1"
    )
    administrator.reads("Enter what you changed and why")
    administrator.fill(change_note="What members asked for in spring.").press("Publish version 1")
    administrator.reads("Version 1 is published")
    # Then the coordinator, on a phone, sees what is new, takes it over, and says how far one is
    coordinator = Visitor(chromium, live_server.url, viewport=PHONE)
    sign_in(coordinator, cast.coordinator, PASSWORD)
    coordinator.go(f"/activities/{activity.pk}/process/").press("See what is new in it")
    coordinator.reads("What members asked for in spring.").reads("Before: A description of the role")
    coordinator.press("Bring it up to the newer list").reads("0 of 40 decided.")
    coordinator.press(of("Change", "Agenda and questions beforehand"))
    coordinator.choose(state="planned", owned_by=str(cast.coordinator.pk)).press("Save and go back")
    coordinator.press("Mine (1)").reads("Shown: 1 of 40.").reads("Who does it and by when is not all written yet")
    # And when it is promised to people
    coordinator.press(of("Change", "Agenda and questions beforehand")).press("Promise this to the people taking part")
    coordinator.press("Go on").reads("Enter what you promise")
    day = timezone.localdate() + timedelta(days=5)
    due_on = (str(day.day), str(day.month), str(day.year))
    coordinator.fill(text="You will get the notes within five days.", due_on=due_on).press("Go on")
    coordinator.press("Make the promise").reads("The promise is made.")
    # Then the person reads it, without a script; and once it is changed, both, and why
    reader = Visitor(chromium, live_server.url, viewport=PHONE, javascript=False)
    reader.go(f"/l/{cast.token(person)}/").press("Continue").press("What you were promised")
    reader.reads("You will get the notes within five days.").reads(f"Promised by {day.day} {day:%B %Y}")
    coordinator.press(of("Change", "You will get the notes")).fill(text="You will get the notes within ten days.")
    coordinator.fill(words="The writer is ill.").press("Change the promise").press("It is kept")
    coordinator.fill(words="By post and e-mail.").press("Save")
    reader.go(f"/my/{person.pk}/promised/").reads("Kept on").reads("By post and e-mail.")
    reader.reads("Before, we said: “You will get the notes within five days.”").reads("The writer is ill.")
    for visitor in (administrator, coordinator, reader):
        visitor.leave()


def of(verb, what):
    """The link or button that does this to that: what it is done to stands in it for those who cannot see the list."""
    return re.compile(f"{verb}.*{what}")
