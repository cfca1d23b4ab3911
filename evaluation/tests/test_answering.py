"""Answering: one topic a page, saved at every page, resumed anywhere, never shown to the wrong device."""

from django.test import Client

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

    for method in ("get", "post"):
        asked = ((Client(), known), (Client(), unknown), (respondent.browser, unknown))
        answers = [getattr(browser, method)(address) for browser, address in asked]
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
            assert "Please do not use names." in respondent.read("answer-page", page.key)


def test_every_question_may_be_left_out(respondent):
    respondent.start()

    for page in respondent.pages:
        answer = respondent.answer(int(page.key))
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


def test_going_back_keeps_what_was_typed_and_counts_the_page_as_unfinished(respondent):
    number, code = respondent.page_with_text()
    respondent.start()

    back = respondent.answer(number, button="go", go="back", **{f"text_{code}": "The phone line"})

    assert back.url == respondent.url("answer-page", number - 1)
    assert respondent.drafts() == {code: "The phone line"}
    respondent.invitation.refresh_from_db()
    assert respondent.invitation.seen == []


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
            *[("answer-page", [page.key]) for page in respondent.pages],
            ("check", []),
            ("sent", []),
            ("decline", []),
        ]
    ]

    assert not any("canary-7f3a" in page for page in everywhere)
    assert not any(" checked" in page for page in everywhere[1 : len(respondent.pages) + 1])
    words = words_of(second.get(respondent.url("answer-page", number)))
    assert "You answered this page before. Your answers are safe. We do not show them here." in words
    assert "Send me a fresh link" in words
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


def test_sensitive_pages_show_who_to_talk_to(respondent):
    respondent.start()
    sensitive = [page for page in respondent.pages if page.is_sensitive]

    assert sensitive
    for page in respondent.pages:
        shown = "If this question upsets you" in respondent.read("answer-page", page.key)
        assert shown is page.is_sensitive
