"""Every page somebody can come to, full and in error, on a desk and on a phone: axe finds nothing."""

import pytest
from django.urls import reverse

from tests.access.matrix import COORDINATOR, ROWS
from tests.access.test_matrix import clients
from tests.access.world import World
from tests.stories.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOT_PAGES = {"evaluation:report-pdf", "evaluation:report-progress", "healthz", "readyz"}


@pytest.fixture
def world(cast):
    return World(cast)


def enter(visitor, client):
    """Give the visitor the sign-in or the link that this client has."""
    visitor.context.clear_cookies()
    visitor.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": visitor.origin} for name, morsel in client.cookies.items()]
    )


def test_every_page_as_it_is_and_in_error(world, chromium, live_server):
    everybody = clients(world)
    visitor = Visitor(chromium, live_server.url)
    visited = errors = 0
    for row in ROWS:
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
    assert visited > 70
    assert errors > 15


def send_empty(visitor):
    """Empty the page's form and send it, as somebody in a hurry does. Whether the page came back in error."""
    form = visitor.page.locator("main form[novalidate]:has(.govuk-form-group)").first
    if not form.count():
        return False
    for box in form.locator("input[type=text], input[type=email], input[type=tel], textarea").all():
        if box.is_visible():
            box.fill("")
    with visitor.page.expect_navigation():
        form.locator("button[type=submit], input[type=submit]").first.click()
    return visitor.page.locator(".govuk-error-summary").count() > 0


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/no-such-page/", "/l/mistyped/"])
def test_pages_before_any_door(path, cast, chromium, live_server):
    visitor = Visitor(chromium, live_server.url)
    visitor.page.goto(path)
    visitor.look()
    if send_empty(visitor):
        visitor.look().reads("There is a problem")
    visitor.leave()
