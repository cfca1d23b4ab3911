"""Answering: one topic a page, saved at every page, resumed anywhere, sent once, never shown to the wrong device."""

import pytest
from django.test import Client

from evaluation import invitations
from evaluation.models import Answer, Response
from evaluation.tests.respondent import Respondent, words_of


def test_start_page_says_what_is_wanted_before_anything_is_asked(respondent):
    words = respondent.read("questionnaire")

    for promise in (
        f"about {respondent.invitation.version.minutes} minutes",
        "leave out any question",
        "come back until the end of",
        "Your care and support will not change",
        "They do not see which answers are yours",
        "What happens with it?",
        "Who can you ask?",
        respondent.activity.lead.name,
        "Support line",
    ):
        assert promise in words


def test_colleagues_are_not_promised_anything_about_care(cast):
    staff = Respondent(cast, capacity="staff")

    words = staff.read("questionnaire")

    assert "not used to judge your work" in words
    assert "Your care" not in words


def test_the_title_is_neutral_before_the_start(respondent):
    page = respondent.browser.get(respondent.url("questionnaire")).content.decode()

    assert f"<title>Some questions for you – {respondent.activity.organisation}</title>" in page


def test_unknown_invitation_and_unknown_browser_meet_the_same_closed_door(respondent):
    known = respondent.url("questionnaire")
    unknown = known.replace(str(respondent.invitation.pk), "00000000-0000-4000-8000-000000000000")

    answers = [Client().get(known), Client().get(unknown), respondent.browser.get(unknown), Client().post(known)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_somebody_elses_link_does_not_open_this_questionnaire(cast, respondent):
    other = Respondent(cast, activity=respondent.activity, round_=respondent.round)

    assert other.browser.get(respondent.url("questionnaire")).status_code == 404
    assert other.browser.get(respondent.url("answer-page", 1)).status_code == 404


def test_questions_cannot_be_read_before_starting(respondent):
    assert respondent.browser.get(respondent.url("answer-page", 1)).url == respondent.url("questionnaire")

    assert respondent.start().url == respondent.url("answer-page", 1)


def test_a_page_shows_its_questions_as_worded_in_the_version(respondent):
    respondent.start()

    page = respondent.browser.get(respondent.url("answer-page", 1))

    words = words_of(page)
    assert f"Page 1 of {len(respondent.pages)}" in words
    for question in respondent.pages[0].questions:
        assert question.text in words
        assert page.content.decode().count(f'name="option_{question.code}"') == len(question.options)
    assert "<table" not in page.content.decode()


def test_every_text_asks_not_to_use_names(respondent):
    respondent.start()

    for page in respondent.pages:
        if any(not question.is_choice for question in page.questions):
            assert "Please do not use names." in respondent.read("answer-page", page.number)


def test_every_question_may_be_left_out(respondent):
    respondent.start()

    for page in respondent.pages:
        answer = respondent.answer(page.number)
        assert answer.status_code == 302

    assert answer.url == respondent.url("check")
    assert respondent.drafts() == {}


def test_answers_are_saved_at_every_page_and_shown_again_on_this_device(respondent):
    number, code = respondent.page_with_text()
    respondent.start()

    respondent.answer(1, **respondent.choose_first(1))
    respondent.answer(number, **{f"text_{code}": "The phone line"})

    first = respondent.pages[0].questions[0]
    assert respondent.chosen()[first.code] == first.options[0].code
    page = respondent.browser.get(respondent.url("answer-page", 1)).content.decode()
    assert page.count(" checked") == len(respondent.choose_first(1))
    assert "The phone line" in respondent.read("answer-page", number)


def test_emptying_a_box_takes_the_words_back(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(number, **{f"text_{code}": "The phone line"})

    respondent.answer(number)

    assert code not in respondent.drafts()


def test_stopping_saves_and_coming_back_leads_to_the_first_page_not_yet_seen(respondent):
    respondent.start()
    respondent.answer(1)

    stopped = respondent.answer(2, button="stop", follow=True)

    assert stopped.redirect_chain[-1][0] == respondent.url("questionnaire")
    assert "Your answers are saved" in words_of(stopped)
    assert respondent.start().url == respondent.url("answer-page", 3)


def test_another_device_never_shows_earlier_answers_but_can_go_on(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    respondent.answer(number, **{f"text_{code}": "canary-7f3a"})

    second = respondent.new_browser()
    everywhere = [
        second.get(respondent.url(name, *args), follow=True).content.decode()
        for name, args in [
            ("questionnaire", []),
            *[("answer-page", [page.number]) for page in respondent.pages],
            ("check", []),
            ("sent", []),
            ("decline", []),
        ]
    ]

    assert not any("canary-7f3a" in page for page in everywhere)
    assert not any(" checked" in page for page in everywhere[1 : len(respondent.pages) + 1])
    words = words_of(second.get(respondent.url("answer-page", number)))
    assert "You answered this page before. Your answers are safe. We do not show them here." in words
    assert "send me a fresh link" in words
    assert second.post(respondent.url("questionnaire")).url == respondent.url("answer-page", 2)


def test_a_blank_page_from_another_device_wipes_nothing_and_a_new_answer_replaces(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    respondent.answer(number, **{f"text_{code}": "The phone line"})
    before = (respondent.drafts(), respondent.chosen())

    second = respondent.new_browser()
    respondent.answer(1, browser=second)
    respondent.answer(number, browser=second)
    assert (respondent.drafts(), respondent.chosen()) == before

    respondent.answer(number, browser=second, **{f"text_{code}": "The waiting room"})
    assert respondent.drafts()[code] == "The waiting room"


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
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))

    sent = respondent.browser.post(respondent.url("check"), {"words_may_be_used": "no"}, follow=True)

    words = words_of(sent)
    assert respondent.response().receipt in words
    assert "Thank you" in words and "1 October 2026" in words and "Support line" in words
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


def test_sensitive_pages_show_who_to_talk_to(respondent):
    respondent.start()
    sensitive = [page for page in respondent.pages if page.is_sensitive]

    assert sensitive
    for page in respondent.pages:
        shown = "If this page upsets you" in respondent.read("answer-page", page.number)
        assert shown is page.is_sensitive


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


def test_an_answer_page_needs_few_queries_whatever_the_page(respondent, django_assert_max_num_queries):
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))

    for page in respondent.pages:
        with django_assert_max_num_queries(4):
            respondent.browser.get(respondent.url("answer-page", page.number))
