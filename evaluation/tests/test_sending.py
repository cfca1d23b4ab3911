"""The end of answering: checking, sending once, saying no, and coming too late."""

from datetime import date

import pytest

from activities.models import Purpose
from evaluation import invitations
from evaluation.models import Answer, Response
from evaluation.tests.respondent import words_of


def test_check_page_shows_what_was_said_with_a_way_to_change_it(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(number, **{f"text_{code}": "The phone line"})

    check = respondent.browser.get(respondent.url("check"))

    assert "The phone line" in words_of(check)
    change = f"{respondent.url('answer-page', number)}?then=check"
    assert change in check.content.decode()
    assert respondent.answer(number, then="?then=check").url == respondent.url("check")


def test_sending_gives_a_receipt_and_says_what_happens_next(respondent):
    Purpose.objects.update(told_back_by=date(2099, 10, 1))
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))

    sent = respondent.browser.post(respondent.url("check"), {"words_may_be_used": "no"}, follow=True)

    words = words_of(sent)
    assert respondent.response().receipt in words
    assert "Thank you" in words and "1 October 2099" in words and "Support line" in words
    assert Answer.objects.filter(response=respondent.response()).count() == len(respondent.choose_first(1))


@pytest.mark.parametrize(
    ("given", "kept"), [({}, False), ({"words_may_be_used": "no"}, False), ({"words_may_be_used": "yes"}, True)]
)
def test_own_words_are_used_only_when_the_person_says_so(respondent, given, kept):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(number, **{f"text_{code}": "The phone line"})

    respondent.browser.post(respondent.url("check"), given)

    assert respondent.response().words_may_be_used is kept


def test_pressing_twice_going_back_and_two_tabs_give_the_same_receipt(respondent):
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    second = respondent.new_browser()

    pages = [
        browser.post(respondent.url("check"), follow=True)
        for browser in (respondent.browser, respondent.browser, second)
    ]

    receipts = {page.context["invitation"].response.receipt for page in pages}
    assert receipts == {Response.objects.get().receipt}
    assert {page.status_code for page in pages} == {200}
    assert respondent.browser.get(respondent.url("check")).url == respondent.url("sent")
    assert respondent.browser.get(respondent.url("questionnaire")).url == respondent.url("sent")


def test_nothing_is_sent_as_long_as_nothing_is_answered(respondent):
    respondent.start()
    respondent.answer(1)

    page = respondent.browser.post(respondent.url("check"))

    assert "You have not answered a question yet" in words_of(page)
    assert not Response.objects.exists()


def test_changing_after_sending_meets_a_kind_page_and_keeps_what_was_typed(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    respondent.browser.post(respondent.url("check"))

    looked = respondent.browser.get(respondent.url("answer-page", 1))
    typed = respondent.answer(number, **{f"text_{code}": "One more thing"})

    receipt = respondent.response().receipt
    assert looked.status_code == 200 and receipt in words_of(looked)
    assert typed.status_code == 409 and receipt in words_of(typed) and "One more thing" in words_of(typed)
    assert Answer.objects.count() == len(respondent.choose_first(1))


def test_declining_is_confirmed_and_can_be_taken_back_with_nothing_lost(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(number, **{f"text_{code}": "The phone line"})

    assert "That is fine" in respondent.read("decline")
    declined = respondent.browser.post(respondent.url("decline"), follow=True)
    assert "You said: not this time" in words_of(declined)
    assert not Response.objects.exists()

    respondent.start()
    assert "The phone line" in respondent.read("answer-page", number)


def test_a_closed_round_is_told_kindly_and_shows_everything_for_copying(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(number, **{f"text_{code}": "Said in time"})
    invitations.close_round(round_=respondent.round)

    looked = respondent.browser.get(respondent.url("questionnaire"))
    late = respondent.answer(number, **{f"text_{code}": "Said too late"})
    sent = respondent.browser.post(respondent.url("check"))
    elsewhere = respondent.new_browser().get(respondent.url("questionnaire"))

    assert "The time for answering is over" in words_of(looked) and "Said in time" in words_of(looked)
    assert late.status_code == 409 and "Said too late" in words_of(late) and "Said in time" in words_of(late)
    assert sent.status_code == 409
    assert "Said in time" not in words_of(elsewhere)
    assert not Response.objects.exists()
