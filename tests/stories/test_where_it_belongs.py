"""Finding activities, and what they belong to, in a real browser: every page wide and narrow."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, Objective, Status
from tests.cast import PASSWORD
from tests.stories.people import PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LIST = "/activities/"


@pytest.fixture
def plans(cast):
    """Twenty-three activities; one of them open, and late with something to arrange."""
    for number in range(22):
        cast.activity(f"Garden {number:02}")
    late = cast.activity("A kinder welcome", status=Status.OPEN)
    yesterday = timezone.localdate() - timedelta(days=1)
    late.arrangements.filter(pk=late.arrangements.first().pk).update(due_on=yesterday)
    Activity.objects.update(ends_on=None)
    return late


def test_a_coordinator_finds_an_activity_on_a_phone_without_scripts(cast, plans, chromium, live_server):
    phone = Visitor(chromium, live_server.url, viewport=PHONE, javascript=False)
    sign_in(phone, cast.coordinator, PASSWORD)
    # Given more activities than stand on a page
    phone.go(LIST).reads("23 activities, page 1 of 2").press("Page 2", exact=True)
    # When they look for words of the title and the purpose, and for what is open and late
    phone.fill(q="kinder crisis")
    phone.page.locator("summary").click()
    phone.choose(status="open").page.get_by_label("Only where something is overdue").check()
    phone.press("Search", exact=True)
    # Then it comes, each of the stages is said, and the address holds what was asked and nothing else
    phone.reads("1 of 23 activities fits").reads("A kinder welcome").reads("something to arrange")
    assert phone.page.locator(".app-marks__item", has_text="Presence: in progress").count() == 1
    assert phone.page.url == f"{live_server.url}{LIST}?q=kinder+crisis&status=open&overdue=on"
    # And when the filters go one by one, the list grows again
    phone.press("Something is overdue").press("Status: Open").press("Words: kinder crisis")
    assert phone.page.url == live_server.url + LIST
    phone.leave()


def test_the_list_full_narrowed_wrong_and_without_a_match_holds_up(cast, plans, chromium, live_server):
    visitor = Visitor(chromium, live_server.url)
    sign_in(visitor, cast.coordinator, PASSWORD)
    visitor.go(LIST).go(f"{LIST}?page=2").go(f"{LIST}?status=open&lead=me&order=next-date&q=kinder")
    visitor.reads("1 of 23 activities fits").reads("Led by: you")
    visitor.go(f"{LIST}?status=foo&first_day=40&first_month=1&first_year=2026&page=zzz").reads("There is a problem")
    visitor.go(f"{LIST}?q=xylophone").reads("No activity fits").press("Show all activities").reads("23 activities")
    visitor.leave()


def test_from_a_strategy_to_what_nobody_serves(cast, plans, chromium, live_server):
    # Given an administrator who enters a programme and a strategy with two objectives
    ada = Visitor(chromium, live_server.url)
    sign_in(ada, cast.administrator, PASSWORD)
    ada.press("Activities", exact=True).press("Programmes").reads("No programmes yet").press("Add a programme")
    ada.fill(name="Safer wards", about="Fewer people are restrained.")
    ada.page.select_option("[name=lead]", label=cast.manager.name)
    ada.choose(status="under_way").press("Save programme").reads("No activity belongs to it yet")
    ada.go(reverse("activities:strategy-list")).reads("No strategies yet").press("Add a strategy")
    ada.fill(title="Equal partners", written_by="The council and the board").choose(kind="own")
    ada.press("Save strategy").press("Add objectives")
    ada.fill(lines="EP1: People are heard early\nEP2: People are told back").press("Add objectives")
    ada.reads("No activity serves any of the 2 objectives")
    # When a coordinator links an activity and names a partner
    cora = Visitor(chromium, live_server.url)
    sign_in(cora, cast.coordinator, PASSWORD)
    cora.go(reverse("activities:activity-detail", args=[plans.pk])).press("Where it belongs")
    cora.press("Change the programme and objectives")
    cora.page.select_option("[name=programme]", label="Safer wards")
    cora.page.get_by_label("EP1: People are heard early").check()
    cora.press("Save", exact=True).reads("Safer wards")
    cora.press("Add a partner").fill(name="Thursday group", part="They host the meetings.").choose(kind="charity")
    cora.press("Save partner").reads("They host the meetings.")
    # Then the strategy says what is served and what is not, and the programme what is late
    cora.go(reverse("activities:strategy", args=[Objective.objects.first().strategy_id]))
    cora.reads("No activity serves 1 of the 2 objectives").reads("A kinder welcome").reads_not("Add objectives")
    cora.go(reverse("activities:programme-list")).press("Safer wards").reads("1 activity: 1 open.")
    cora.press("Something is overdue in 1 of them").reads("Programme: Safer wards")
    # And the administrator cannot reword what is served without saying why
    ada.go(reverse("activities:strategy", args=[Objective.objects.first().strategy_id])).press("Change EP1")
    ada.fill(text="People are heard first").press("Save objective").reads("Enter why it is put otherwise")
    ada.fill(reason="Clearer").press("Save objective").reads("What it said before")
    for visitor in (ada, cora):
        visitor.leave()
