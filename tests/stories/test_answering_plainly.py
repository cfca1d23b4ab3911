"""Answering with nothing but a keyboard, scripts off, on a small screen."""

import pytest

from activities.models import Status
from evaluation.models import Invitation, Response
from tests.stories.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SMALL = {"width": 320, "height": 568}


class Keyboard:
    """Somebody who uses Tab, Space and Enter only."""

    def __init__(self, page):
        self.page = page

    def press_on(self, words):
        """Tab to the button or link with these words and press Enter."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.focused_words() == words:
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
                return
        raise AssertionError(f"Tab never came to “{words}” on {self.page.url}")

    def answer_and_press_on(self, words):
        """Choose the first answer of every question on the way, write where words are asked for, then press Enter."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            focused = self.page.locator(":focus")
            if focused.count() and focused.get_attribute("type") == "radio":
                self.page.keyboard.press("Space")
            elif focused.count() and focused.evaluate("element => element.tagName") == "TEXTAREA":
                self.page.keyboard.type("It was good to be asked.")
            elif self.focused_words() == words:
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
                return
        raise AssertionError(f"Tab never came to “{words}” on {self.page.url}")

    def focused_words(self):
        focused = self.page.locator(":focus")
        return focused.inner_text().strip() if focused.count() else ""


@pytest.mark.parametrize("capacity", ["service_user", "carer"])
def test_the_whole_questionnaire_by_keyboard_without_scripts(cast, chromium, live_server, capacity):
    # Given somebody asked to answer, with scripts off and no mouse
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity, capacity)
    cast.open_round(activity)
    invitation = Invitation.objects.get(involvement=person)
    visitor = Visitor(chromium, live_server.url, viewport=SMALL, javascript=False)
    keyboard = Keyboard(visitor.page)
    # When they go from the link to the receipt
    visitor.go(f"/l/{cast.token(person, opens=f'/q/{invitation.pk}/')}/")
    keyboard.press_on("Continue")
    keyboard.press_on("Start")
    for _ in invitation.version.pages:
        keyboard.answer_and_press_on("Save and continue")
    keyboard.press_on("Send my answers")
    # Then every choice question has its answer, once
    visitor.reads("Your answers are sent").reads(Response.objects.get().receipt)
    chosen = set(Response.objects.get().answers.exclude(options=[]).values_list("item_id", flat=True))
    assert chosen == {code for code, question in invitation.version.questions.items() if question.is_choice}
    visitor.leave()
