"""The choice of language and Easy Read: a page, remembered, changed in the middle with nothing lost."""

import re

import pytest

from evaluation import languages
from evaluation.forms.languages import GROUPS
from evaluation.models import DraftAnswer, Invitation, Round
from evaluation.phrases import CATALOGUE, ENGLISH, groups
from evaluation.tests.respondent import Respondent, words_of
from evaluation.tests.wordings import BESIDE_ENGLISH, ask, english_left, strange, version_of_every_kind
from tests.architecture.house import HOUSE


@pytest.fixture
def asked(respondent):
    return ask(respondent, version_of_every_kind(variants=BESIDE_ENGLISH))


def choose(asked, variant, **where):
    return asked.browser.post(asked.url("choose-language"), {"variant": variant, **where})


def answer_in_order(asked, page="2"):
    asked.browser.post(
        asked.url("answer-page", page),
        {
            "page": page,
            "place_ORDER_calls": "1",
            "place_ORDER_letters": "",
            "place_ORDER_visits": "",
            "date_WHEN_day": "",
            "date_WHEN_month": "",
            "date_WHEN_year": "",
        },
    )


def test_the_choice_comes_before_the_first_question_each_in_its_own_words(asked, language):
    sent_on = asked.browser.get(asked.url("questionnaire"))
    assert sent_on.url == asked.url("choose-language")

    page = asked.browser.get(sent_on.url).content.decode()

    assert re.findall(r'name="variant" value="([\w-]+)"', page) == ["en", "en-easy", "xx", "xx-easy"]
    assert 'lang="xx" dir="rtl"' in page and strange("How would you like to read this?") in page
    assert "Short words and pictures" in page and "easy-read.svg" in page


def test_it_is_remembered_for_this_questionnaire_and_the_next(asked, language):
    assert choose(asked, "xx").url == asked.url("questionnaire")

    assert Invitation.objects.get(pk=asked.invitation.pk).variant == "xx"
    asked.involvement.participant.refresh_from_db()
    assert asked.involvement.participant.reads_in == "xx"
    page = asked.browser.get(asked.url("questionnaire")).content.decode()
    assert '<html lang="xx" dir="rtl"' in page and strange("Every kind of question") in page


def test_a_language_is_offered_only_when_its_phrases_and_the_texts_are_all_there(asked, language):
    languages.keep_phrases(language=language, words={"answer.save": ""})
    offered = asked.browser.get(asked.url("choose-language")).content.decode()

    assert 'value="xx"' not in offered and 'value="en-easy"' in offered
    assert choose(asked, "xx").status_code == 200
    assert choose(asked, "cy").status_code == 200
    assert Invitation.objects.get(pk=asked.invitation.pk).variant == ""


def test_where_there_is_english_only_nobody_is_asked(respondent):
    ask(respondent, version_of_every_kind())

    assert respondent.browser.get(respondent.url("questionnaire")).status_code == 200
    assert "Language and Easy Read" not in respondent.read("questionnaire")


def test_somebody_who_reads_a_language_goes_on_in_it_when_a_new_phrase_is_missing(asked, language):
    choose(asked, "xx")
    languages.keep_phrases(language=language, words={"answer.save": ""})
    asked.start()

    words = asked.read("answer-page", "1")

    assert "Save and continue" in words and strange("Save and stop for now") in words


def test_switching_in_the_middle_keeps_every_answer_and_the_place(asked, language):
    choose(asked, "en")
    asked.start()
    answer_in_order(asked)

    there = choose(asked, "en-easy", page="2")
    assert there.url == asked.url("answer-page", "2-1") or there.url == asked.url("answer-page", "2-2")
    assert "What matters most? (in short)" in asked.read("answer-page", "2-1")
    assert choose(asked, "xx", page="2-2").url == asked.url("answer-page", "2")
    assert DraftAnswer.objects.get().options == ["calls"]
    assert strange("Phone calls") in asked.read("so-far")


def test_the_first_page_counts_as_the_pages_do(asked, language):
    choose(asked, "en-easy")

    assert "There are 7 short pages." in asked.read("questionnaire")


def test_easy_read_says_each_question_once_on_the_way_out(asked, language):
    choose(asked, "en-easy")
    asked.start()
    answer_in_order(asked)

    page = asked.browser.get(asked.url("so-far")).content.decode()

    assert page.count("What matters most? (in short)") == 2  # the heading, and what "Change" is about


def test_easy_read_asks_one_question_a_page_as_its_heading(asked, language):
    choose(asked, "en-easy")
    assert asked.start().url == asked.url("answer-page", "1-1")

    page = asked.browser.get(asked.url("answer-page", "1-1"))

    assert "Question 1 of 7" in words_of(page)
    assert '<h1 class="govuk-fieldset__heading">How were you met? (in short)</h1>' in page.content.decode()
    assert page.content.decode().count("<fieldset") == 1


def test_the_page_is_saved_before_the_choice_is_offered(asked, language):
    choose(asked, "en")
    asked.start()

    gone = asked.browser.post(
        asked.url("answer-page", "3"), {"page": "3", "text_WORD": "Kind", "text_WHY": "", "go": "language"}
    )

    assert gone.url == asked.url("choose-language") + "?page=3"
    assert asked.drafts() == {"WORD": "Kind"}


def test_no_page_of_answering_falls_back_to_english(cast, language):
    respondent = Respondent(cast)
    asked = ask(respondent, version_of_every_kind(variants=BESIDE_ENGLISH, sensitive=["USED"]), variant="xx")
    look = asked.browser.get

    def send(key, data):
        return asked.browser.post(asked.url("answer-page", key), data)

    pages = [look(asked.url("questionnaire")), look(asked.url("choose-display"))]
    asked.start()
    answer_in_order(asked)
    pages += [look(asked.url("answer-page", key)) for key in ("1", "2", "3")]
    pages += [look(asked.url(name)) for name in ("questionnaire", "check", "so-far", "forget", "copy", "copy-file")]
    bad = {"page": "1", "option_USED": ["none", "calls"], "option_TONE": "x"}
    pages.append(send("1", bad))
    for parts in (("1", "", ""), ("1", "2", "3"), ("40", "2", "2026")):
        sent = dict(zip(("date_WHEN_day", "date_WHEN_month", "date_WHEN_year"), parts, strict=True))
        pages.append(
            asked.browser.post(asked.url("answer-page", "2"), {"text_WORD": "ж", "place_ORDER_calls": "2"} | sent)
        )
    pages.append(
        asked.browser.post(asked.url("answer-page", "3"), {"page": "3", "text_WORD": "ж" * 201, "text_WHY": "\0"})
    )
    pages.append(asked.browser.post(asked.url("answer-page", "9"), {"text_WORD": "ж"}))
    pages += [look(asked.url(name)) for name in ("check", "so-far")]
    second = asked.new_browser()
    pages += [second.get(asked.url(name)) for name in ("check", "so-far", "forget")]
    pages += [second.get(asked.url("answer-page", "2"))]
    asked.browser.post(asked.url("check"), {})
    pages += [look(asked.url(name)) for name in ("sent", "copy")]
    pages.append(look(asked.url("answer-page", "1")))
    Invitation.objects.filter(pk=asked.invitation.pk).update(is_sent=False)
    Round.objects.update(closed_at=asked.round.opened_at)
    pages.append(look(asked.url("questionnaire")))

    for page in pages:
        assert page.status_code in (200, 404), page.status_code
        assert english_left(page.content.decode()) == [], page.request["PATH_INFO"]


def test_english_that_is_left_is_noticed():
    assert english_left("<p>жжж</p>") == []
    assert english_left('<p aria-label="Back">жжж Save жжж</p>') == ["Save ", "Back"]


MADE_UP = ("date.", "order.", "paper.", "check.helped_", "display.size_", "display.colours_")


def test_every_phrase_asked_for_is_in_the_catalogue_and_none_is_left_over():
    templates = " ".join(path.read_text() for path in (HOUSE / "templates").rglob("*.html"))
    code = " ".join(path.read_text() for path in (HOUSE / "evaluation").rglob("*.py") if "tests" not in path.parts)
    asked_for = set(re.findall(r"""\{% say(?:_day|_date)? ["']([\w.]+)["']""", templates))
    in_code = {each for each in CATALOGUE if f'"{each.removesuffix("_hint")}"' in code}

    assert asked_for <= set(CATALOGUE)
    assert [each for each in CATALOGUE if each not in asked_for | in_code and not each.startswith(MADE_UP)] == []
    assert set(groups()) == set(GROUPS)


def test_a_gap_is_filled_and_a_value_is_never_a_template():
    assert ENGLISH.say("start.minutes", minutes="{pages}") == "It takes about {pages} minutes."
    assert ENGLISH.place(3) == "3rd" and ENGLISH.place(12) == "Number 12"
