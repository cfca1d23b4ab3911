"""Every page somebody can come to, full, empty and in error, on a desk and on a phone: axe finds nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.readiness import STAGE_PAGES
from evaluation.models import Phase
from evaluation.reports import job
from tests.access.matrix import ROWS
from tests.access.row import COORDINATOR, STAFF
from tests.access.test_matrix import clients
from tests.access.world import World
from tests.stories.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOT_PAGES = {
    "evaluation:mirror-sheet",
    "evaluation:plan-file",
    "participants:my-session-calendar",
    "evaluation:my-plan-file",
    "evaluation:copy-file",
    "evaluation:medium",
    "evaluation:report-file",
    "evaluation:instrument-template",
    "evaluation:report-progress",
    "participants:my-copy-file",
    "evaluation:round-results-file",
    "participants:population-progress",
    "participants:organisation-population-progress",
    "vault:release-progress",
    "healthz",
    "readyz",
}
# In one step, for each step from here to the browser and back takes time.
EMPTY = """form => {
    const boxes = form.querySelectorAll("input[type=text], input[type=email], input[type=tel], textarea");
    for (const box of boxes) if (box.checkVisibility()) box.value = "";
}"""
# At least so many pages and so many in error; in parts of like size, so that processes share the work.
FEWEST = {"evaluation": (90, 30), "activities": (100, 40), "participants": (90, 30), "all others": (30, 7)}
EMPTY_LISTS = {
    "activities:activity-list": "No activities yet",
    "evaluation:report-list": "No reports yet",
    "evaluation:dashboard": "Nothing to show yet",
}
FRESH_PAGES = ("activities:activity-detail", *STAGE_PAGES.values(), "evaluation:round-list")


@pytest.fixture
def world(cast):
    world = World(cast)
    assert job.build(world.diversity_report.pk)
    return world


def enter(visitor, client):
    """Give the visitor the sign-in or the link that this client has."""
    visitor.context.clear_cookies()
    visitor.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": visitor.origin} for name, morsel in client.cookies.items()]
    )


@pytest.mark.parametrize("rooms", FEWEST)
def test_every_page_as_it_is_and_in_error(world, chromium, live_server, rooms):
    everybody = clients(world)
    visitor = Visitor(chromium, live_server.url)
    visited = errors = 0
    for row in rows_of(rooms):
        if "GET" not in row.methods or not row.who or row.name in NOT_PAGES:
            continue
        who = COORDINATOR if COORDINATOR in row.who else row.who[0]
        enter(visitor, everybody[who])
        visitor.go(reverse(row.name, args=row.arguments(world)))
        visited += 1
        if send_empty(visitor):
            visitor.look()
            errors += 1
    visitor.leave()
    assert visited >= FEWEST[rooms][0] and errors >= FEWEST[rooms][1]


def rows_of(rooms):
    """The rows of one part of the house: those of an app that has a part of its own, or all others."""
    return [row for row in ROWS if rooms == (name if (name := row.name.partition(":")[0]) in FEWEST else "all others")]


def send_empty(visitor):
    """Empty the page's form and send it, as somebody in a hurry does. Whether the page came back in error."""
    form = visitor.page.locator("main form[novalidate]:has(.govuk-form-group)").first
    if not form.count():
        return False
    form.evaluate(EMPTY)
    with visitor.page.expect_navigation():
        form.locator("button[type=submit], input[type=submit]").first.click()
    return visitor.page.locator(".govuk-error-summary").count() > 0


@pytest.mark.parametrize("who", STAFF)
def test_every_list_before_anything_is_in_it(cast, chromium, live_server, who):
    visitor = visit_as(getattr(cast, who), chromium, live_server)
    visitor.go(reverse("home"))
    for name, words in EMPTY_LISTS.items():
        visitor.go(reverse(name)).reads(words)
    visitor.leave()


def test_every_stage_of_an_activity_nothing_was_written_in(cast, chromium, live_server):
    fresh = cast.activity()
    visitor = visit_as(cast.coordinator, chromium, live_server)
    for name in FRESH_PAGES:
        visitor.go(reverse(name, args=[fresh.pk])).reads("Better crisis care")
    for phase in Phase.values:
        visitor.go(reverse("evaluation:round-plan", args=[fresh.pk, phase])).reads("The purpose is not agreed yet")
    visitor.leave()


def visit_as(user, chromium, live_server, **how):
    client = Client()
    client.force_login(user)
    visitor = Visitor(chromium, live_server.url, **how)
    enter(visitor, client)
    return visitor


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/no-such-page/", "/l/mistyped/"])
def test_pages_before_any_door(path, cast, chromium, live_server):
    visitor = Visitor(chromium, live_server.url)
    visitor.page.goto(path)
    visitor.look()
    if send_empty(visitor):
        visitor.look().reads("There is a problem")
    visitor.leave()
