"""Answering with nothing but a keyboard, scripts off, on a small screen."""

import time

import pytest

from activities.models import Status
from evaluation.models import DraftAnswer, Invitation, QuestionnaireVersion, Response
from evaluation.tests.respondent import Respondent
from evaluation.tests.wordings import ask, version_of_every_kind
from tests.stories.people import PHONE, Visitor

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


def invited(cast, capacity="service_user", *, code=None):
    """Somebody asked to answer (this questionnaire, by its code), and the path of their link."""
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity, capacity)
    cast.open_round(activity)
    invitation = Invitation.objects.get(involvement=person)
    if code:
        invitation.version = QuestionnaireVersion.objects.get(questionnaire__code=code)
        invitation.save()
    return invitation, person, f"/l/{cast.token(person, opens=f'/q/{invitation.pk}/')}/"


def test_easy_read_with_a_supporter(cast, chromium, live_server):
    # Given somebody who reads Easy Read best, with a supporter beside them, on a phone
    _, person, link = invited(cast, code="service-user-short")
    visitor = Visitor(chromium, live_server.url, viewport=PHONE)
    visitor.go(link).press("Continue").reads("Easy Read")
    # When they choose it, and large words in white on black
    visitor.press("Easy Read").press("Text size and colours")
    visitor.choose(size="largest", colours="dark").press("Use this").press("Start")
    # Then there is one question on each page, with pictures, and every page holds up for axe and on a narrow screen
    while visitor.page.url.count("/pages/"):
        assert visitor.page.locator("main h1").count() == 1
        assert visitor.page.locator("form#answers :is(fieldset, textarea)").count() == 1
        if visitor.page.locator("form#answers input[type=radio]").count():
            assert visitor.page.locator("form#answers .app-option-picture").count() > 1
            visitor.page.locator("form#answers input[type=radio]").first.check()
        visitor.press("Save and go on")
    visitor.choose(helped_by="supporter").press("Send my answers").reads("Your answers are sent")
    response = Response.objects.get()
    assert (response.helped_by, response.variant) == ("supporter", "en-easy")
    person.participant.refresh_from_db()
    assert person.participant.reads_in == "en-easy"
    visitor.leave()


def test_on_a_phone_in_two_sittings_on_two_devices(cast, chromium, live_server):
    # Given somebody who begins on a phone
    invitation, person, link = invited(cast)
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(link).press("Continue").press("Start")
    phone.page.locator("form#answers input[type=radio]").first.check()
    phone.press("Save and continue")
    number, code = next(
        (page.key, question.code)
        for page in invitation.version.pages
        for question in page.questions
        if question.has_words
    )
    # When the bus comes while they write, and nothing is pressed
    phone.go(f"/q/{invitation.pk}/pages/{number}/").fill(**{f"text_{code}": "canary-5d1e"})
    phone.page.goto("/about/accessibility/")
    assert phone.page.evaluate("localStorage.length + sessionStorage.length") == 0
    # Then it is saved all the same, and a fresh link on another device shows it
    wait_for(lambda: DraftAnswer.objects.filter(invitation=invitation, words="canary-5d1e").exists())
    desk = Visitor(chromium, live_server.url)
    desk.go(f"/l/{cast.token(person, opens=f'/q/{invitation.pk}/')}/").press("Continue")
    desk.reads("Welcome back").press("What you have said so far").reads("canary-5d1e").press("Go on with the questions")
    desk.go(f"/q/{invitation.pk}/check/").press("Send my answers").reads(Response.objects.get().receipt)
    desk.press("A copy of my answers").reads("canary-5d1e")
    desk.leave()
    phone.leave()


@pytest.mark.parametrize("javascript", [True, False])
def test_words_that_are_too_many_are_still_there_behind_back(cast, chromium, live_server, javascript):
    invitation, _, link = invited(cast)
    number, code = next((page.key, q.code) for page in invitation.version.pages for q in page.questions if q.has_words)
    visitor = Visitor(chromium, live_server.url, javascript=javascript)
    visitor.go(link).press("Continue").press("Start").go(f"/q/{invitation.pk}/pages/{number}/")
    words = "canary-7e21 " * 250_000
    # Given somebody who has pasted far more than can be read
    visitor.page.fill(f"[name=text_{code}]", words)
    # When they press on
    visitor.press("Save and continue").reads("This was too much to send in one go").reads("You have done nothing wrong")
    # Then the browser still has every word, as the page says
    visitor.page.go_back()
    assert visitor.page.input_value(f"[name=text_{code}]") == words
    visitor.fill(**{f"text_{code}": "Shorter"}).press("Save and continue")
    assert DraftAnswer.objects.get(item_id=code).words == "Shorter"
    visitor.leave()


def wait_for(happens):
    for _ in range(100):
        if happens():
            return
        time.sleep(0.05)
    raise AssertionError("It did not happen within five seconds.")


@pytest.mark.parametrize("colours", ["standard", "light", "dark"])
def test_every_size_and_colour_holds_up_on_every_kind_of_page(cast, chromium, live_server, colours):
    respondent = ask(Respondent(cast), version_of_every_kind(sensitive=["USED"]))
    respondent.start()
    visitor = Visitor(chromium, live_server.url)
    visitor.go(f"/l/{respondent.token}/").press("Continue")
    for size in ("standard", "largest"):
        visitor.go("/display/").choose(size=size, colours=colours).press("Use this")
        for key in ("1", "2", "3"):
            visitor.go(respondent.url("answer-page", key))
        visitor.go(respondent.url("answer-page", "2"))
        visitor.page.fill("[name=date_WHEN_day]", "7")
        visitor.press("Save and continue").reads("Please add what is missing")
        for name in ("questionnaire", "check", "so-far", "forget"):
            visitor.go(respondent.url(name))
    visitor.leave()
