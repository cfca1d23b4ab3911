"""A coordinator who has never used it makes a usable plan: few presses of a button, few boxes to type in."""

import pytest

from activities import starting
from activities.models import Activity
from tests.cast import PASSWORD
from tests.stories.people import DESK, PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# From Home to a plan whose purpose can be agreed, with payment and a date of being told back.
MOST_PRESSES, MOST_TYPED = 8, 3


class Counting:
    """A visitor whose presses, choices and typed boxes are counted."""

    def __init__(self, visitor):
        self.visitor = visitor
        self.presses = self.chosen = self.typed = 0

    def press(self, words):
        self.presses += 1
        self.visitor.press(words)

    def type(self, **fields):
        self.typed += len(fields)
        self.visitor.fill(**fields)

    def choose(self, **fields):
        self.chosen += len(fields)
        self.visitor.choose(**fields)


@pytest.fixture
def browse(chromium, live_server):
    visitors = []

    def visit(**options):
        visitors.append(Visitor(chromium, live_server.url, **options))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.leave()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["1280", "360"])
def test_from_home_to_a_usable_plan(cast, browse, viewport):
    visitor = browse(viewport=viewport)
    sign_in(visitor, cast.coordinator, PASSWORD)
    hand = Counting(visitor)
    hand.press("Plan an activity")
    visitor.reads("Page 1 of 7").reads("Whose lives does this affect?")
    hand.type(affects="People who ring the crisis line at night.", title="A kinder crisis line")
    hand.choose(first_involved="planning")
    hand.press("Save and go on")
    hand.press("Steering group")
    visitor.reads("Page 3 of 7").reads("only suggested, from “Steering group”")
    hand.type(about="How the crisis line answers at night.")
    for page in range(4, 8):
        hand.press("Save and go on")
        visitor.reads(f"Page {page} of 7")
    hand.press("Save and go on")
    visitor.reads("What is left").reads("Nothing. Talk it through")
    print(
        f"{hand.presses} presses, {hand.chosen} choices, {hand.typed} boxes typed in, over {len(starting.PAGES)} pages"
    )
    assert hand.presses <= MOST_PRESSES and hand.typed <= MOST_TYPED

    activity = Activity.objects.get()
    agreed, opened = starting.still_needed(activity)
    assert agreed == []
    # What stands before opening is the people's part, and none of it payment or being told back.
    assert not any("paid" in item.words or "told back" in item.words for item in opened)
    # And it can be agreed as it stands
    visitor.press("Go to the purpose")
    visitor.press("Agree and lock")
    visitor.press("Agree and lock").reads("agreed and locked as version 1")


def test_without_a_script_with_a_break_in_between(cast, browse):
    visitor = browse(viewport=PHONE, javascript=False)
    sign_in(visitor, cast.coordinator, PASSWORD)
    visitor.press("Plan an activity").press("Save and go on").reads("There is a problem")
    visitor.fill(affects="Carers", title="Evenings for carers").choose(first_involved="not_yet")
    visitor.press("Save and leave").reads("You can go on with it at any time").reads("Carers")
    visitor.press("Go on with the plan").press("None of these")
    visitor.press("Save and leave").press("Go on with the plan").reads("Page 4 of 7")
    visitor.page.go_back()
    activity = Activity.objects.get()
    visitor.go(f"/activities/{activity.pk}/plan/topics/")
    visitor.page.fill("[name=rows-0-text]", "Food")
    visitor.press("Add another topic").press("Add another topic")
    assert visitor.page.input_value("[name=rows-0-text]") == "Food"
    visitor.page.fill("[name=rows-3-text]", "Where we meet")
    visitor.press("Save and go on").reads("Select whether it can change")
    for number in (0, 3):
        visitor.page.check(f"[name=rows-{number}-openness][value=open]")
    visitor.press("Save and go on").reads("Page 6 of 7")
    assert [topic.text for topic in activity.topics.all()] == ["Food", "Where we meet"]
