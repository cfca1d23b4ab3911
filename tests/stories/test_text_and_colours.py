"""A person's own pages in the text and the colours that they chose."""

import pytest

from activities.framework import Capacity
from activities.models import Status
from participants import comments, values
from tests.stories.people import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def style(visitor, selector, name):
    """What the browser makes of one property of the first such thing that is shown."""
    found = visitor.page.locator(f"{selector}:visible").first
    return found.evaluate("(shown, name) => getComputedStyle(shown)[name]", name)


@pytest.fixture
def una(cast):
    """Somebody who has spoken with four others, and has said something about the plan."""
    activity = cast.activity(status=Status.OPEN)
    people = [cast.person(activity, Capacity.SERVICE_USER) for _ in range(5)]
    for person in people:
        values.keep(involvement=person, cards=activity.value_cards.all()[:2], own_words="Time", replaces=True)
    comments.say(activity=activity, question="why", words="Why now?", involvement=people[0])
    return people[0]


@pytest.mark.parametrize(
    ("colours", "ink", "paper"),
    [("dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)"), ("light", "rgb(0, 0, 0)", "rgb(255, 255, 255)")],
)
def test_money_comments_and_the_mirror_can_be_read_in_strong_contrast(
    cast, chromium, live_server, una, colours, ink, paper
):
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(f"/l/{cast.token(una)}/").press("Continue")
    phone.go("/display/").choose(size="largest", colours=colours).press("Use this")
    phone.go(f"/my/{una.pk}/claims/add/")
    assert [style(phone, ".govuk-input__prefix", name) for name in ("color", "backgroundColor")] == [ink, paper]
    phone.go(f"/my/{una.pk}/plan/").reads("Why now?")
    assert [style(phone, ".app-comment", name) for name in ("color", "backgroundColor")] == [ink, paper]
    phone.go(f"/my/{una.pk}/values/mirror/")
    assert style(phone, ".app-chart__figure", "backgroundColor") == paper
    assert {style(phone, f".app-chart__figure {part}", "fill") for part in ("text", "rect[stroke]")} == {ink}
    phone.leave()


def test_the_mirror_grows_with_the_text(cast, chromium, live_server, una):
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(f"/l/{cast.token(una)}/").press("Continue")
    height = {}
    for size in ("standard", "largest"):
        phone.go("/display/").choose(size=size, colours="standard").press("Use this")
        phone.go(f"/my/{una.pk}/values/mirror/")
        height[size] = phone.page.locator(".app-chart__figure text:visible").first.bounding_box()["height"]
    assert height["largest"] > 1.4 * height["standard"]
    phone.leave()
