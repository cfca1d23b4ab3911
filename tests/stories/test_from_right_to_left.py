"""Somebody reads from right to left: at a session, in the questions, and saying not now."""

import pytest
from django.urls import reverse

from evaluation.tests.at_session import open_asking, open_session
from evaluation.tests.respondent import Respondent
from evaluation.tests.wordings import ask, strange_language, version_of_every_kind
from tests.stories.people import Visitor
from tests.stories.test_every_page import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The circle of the first choice is drawn where the line begins, on the right.
IS_MIRRORED = """() => {
    const words = document.querySelector('main [type=radio] + label')
    return parseFloat(getComputedStyle(words, '::before').right) < 20
}"""
# A telephone number is read in the order in which it is dialled.
NUMBER_IS_IN_ORDER = """() => {
    const text = document.querySelector('.app-contacts bdi').firstChild
    const place = at => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect().left
    }
    return text.data === '01632 960 000' && place(0) < place(6) && place(6) < place(10)
}"""


@pytest.fixture
def urdu(cast):
    strange_language(cast.organisation, code="ur", name="اردو")
    return version_of_every_kind(variants=["ur"])


def holds_up(visitor):
    assert visitor.page.evaluate(IS_MIRRORED), visitor.page.url
    assert visitor.page.evaluate(NUMBER_IS_IN_ORDER), visitor.page.url


def send_nothing(visitor):
    """The form goes as it is, without a choice."""
    visitor.page.evaluate("document.querySelectorAll('[type=radio]').forEach(each => { each.checked = false })")
    with visitor.page.expect_navigation():
        visitor.page.locator("main form[novalidate] button").first.click()
    visitor.look()
    assert visitor.page.locator(".govuk-error-summary").count()


def test_the_pages_stand_the_other_way_round(cast, urdu, chromium, live_server):
    visitor = Visitor(chromium, live_server.url)
    round_ = open_asking(cast.activity(status="open"), {"service_user": urdu, "carer": urdu})
    visitor.go(f"/l/s/{open_session(cast, round_)[1]}/").press("اردو", exact=True)
    holds_up(visitor)
    send_nothing(visitor)
    holds_up(visitor)

    person = ask(Respondent(cast), urdu)
    person.read_in("ur")
    person.start()
    enter(visitor, person.browser)
    being_asked = reverse("evaluation:asking-me", args=[person.involvement.pk])
    for address in (person.url("answer-page", "1"), person.url("decline"), being_asked):
        visitor.go(address)
        holds_up(visitor)
    send_nothing(visitor)
    holds_up(visitor)
    visitor.leave()
