"""Every kind of question: what counts as an answer, what is said when it is none, and that nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from evaluation.forms.answering import AnswerPageForm
from evaluation.models import DraftAnswer, Given
from evaluation.tests.respondent import words_of
from evaluation.tests.wordings import ask, version_of_every_kind

NO_PLACES = {"place_ORDER_calls": "", "place_ORDER_letters": "", "place_ORDER_visits": ""}
NO_DATE = {"date_WHEN_day": "", "date_WHEN_month": "", "date_WHEN_year": ""}


@pytest.fixture
def begun(respondent):
    ask(respondent, version_of_every_kind(sensitive=["USED"]))
    respondent.start()
    return respondent


def post(begun, number, data, **more):
    return begun.browser.post(begun.url("answer-page", number), {"page": str(number), **data}, **more)


def given(begun):
    return {draft.item_id: draft.given for draft in DraftAnswer.objects.filter(invitation=begun.invitation)}


def test_one_option_a_band_and_many_options_are_kept_in_the_order_of_the_page(begun):
    answer = post(begun, 1, {"option_TONE": "letters", "option_HOURS": "calls", "option_USED": ["visits", "calls"]})

    assert answer.url == begun.url("answer-page", 2)
    assert given(begun) == {
        "TONE": Given(("letters",)),
        "HOURS": Given(("calls",)),
        "USED": Given(("calls", "visits")),
    }
    shown = begun.browser.get(begun.url("answer-page", 1)).content.decode()
    assert shown.count(" checked") == 4


def test_unticking_everything_takes_the_answer_back(begun):
    post(begun, 1, {"option_TONE": "letters", "option_USED": ["visits"]})

    post(begun, 1, {})

    assert given(begun) == {"TONE": Given(("letters",))}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (["none", "calls"], "You ticked “None of these” and others as well"),
        (["calls", "rather_not_say"], "You ticked “I would rather not say” and others as well"),
        (["calls", "telegrams"], "Please choose one of the answers shown"),
    ],
)
def test_what_rules_the_others_out_stands_alone_and_ticks_stay(begun, sent, sentence):
    page = post(begun, 1, {"option_USED": sent, "option_TONE": "letters"})

    assert sentence in words_of(page)
    assert page.content.decode().count(" checked") == len({*sent, "letters"} - {"telegrams"})
    assert given(begun) == {}


def test_support_stands_right_after_the_question_that_may_upset(begun):
    words = words_of(begun.browser.get(begun.url("answer-page", 1)))

    assert "If this question upsets you" in words
    assert words.index("What did you use?") < words.index("If this question upsets you")
    assert "If this question upsets you" not in words_of(begun.browser.get(begun.url("answer-page", 2)))


def test_an_order_is_kept_as_options_in_order_and_need_not_hold_all(begun):
    post(begun, 2, NO_DATE | NO_PLACES | {"place_ORDER_visits": "1", "place_ORDER_calls": "2"})

    assert given(begun) == {"ORDER": Given(("visits", "calls"))}
    page = begun.browser.get(begun.url("answer-page", 2)).content.decode()
    assert page.count(" selected") == 2
    assert "1st: Visits 2nd: Phone calls" in begun.read("check").replace("<br>", " ")


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        ({"calls": "1", "letters": "1"}, "1st is given more than once: “Phone calls”, “Letters”"),
        ({"calls": "1", "letters": "3"}, "Nothing has 2nd place yet, but “Letters” has 3rd"),
        ({"calls": "2"}, "Nothing has 1st place yet, but “Phone calls” has 2nd"),
        ({"calls": "9"}, "Please choose one of the answers shown"),
        ({"calls": "first"}, "Please choose one of the answers shown"),
    ],
)
def test_ties_gaps_and_places_there_are_not_are_said_and_the_places_stay(begun, places, sentence):
    sent = NO_DATE | NO_PLACES | {f"place_ORDER_{code}": place for code, place in places.items()}
    page = post(begun, 2, sent)

    assert sentence in words_of(page)
    assert page.content.decode().count(" selected") == sum(place in ("1", "2", "3") for place in places.values())
    assert given(begun) == {}


def test_an_order_and_rather_not_saying_rule_each_other_out(begun):
    both = NO_DATE | NO_PLACES | {"place_ORDER_calls": "1", "option_ORDER": "rather_not_say"}
    assert "You ticked “I would rather not say” and others as well" in words_of(post(begun, 2, both))

    post(begun, 2, NO_DATE | NO_PLACES | {"option_ORDER": "rather_not_say"})
    assert given(begun) == {"ORDER": Given(("rather_not_say",))}


@pytest.mark.parametrize("month", ["3", "03", "March", "mar."])
def test_a_date_is_kept_as_one_whichever_way_the_month_is_written(begun, month):
    post(begun, 2, NO_PLACES | {"date_WHEN_day": "7", "date_WHEN_month": month, "date_WHEN_year": "2026"})

    assert given(begun) == {"WHEN": Given(words="2026-03-07")}
    assert "7 March 2026" in begun.read("check")
    assert 'value="2026"' in begun.browser.get(begun.url("answer-page", 2)).content.decode()


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("7", "", ""), "Please add what is missing: Month, Year"),
        (("7", "3", "26"), "Please write the year with four numbers"),
        (("31", "2", "2026"), "We do not know this date"),
        (("x", "y", "2026"), "We do not know this date"),
    ],
)
def test_part_of_a_date_is_a_sentence_and_stays_in_its_boxes(begun, parts, sentence):
    sent = dict(zip(NO_DATE, parts, strict=True))
    page = post(begun, 2, NO_PLACES | sent)

    assert sentence in words_of(page)
    assert all(f'value="{part}"' in page.content.decode() for part in parts if part)
    assert given(begun) == {}


def test_an_error_leads_to_its_box_and_is_read_with_it(begun):
    page = post(begun, 2, NO_PLACES | NO_DATE | {"date_WHEN_day": "7"}).content.decode()

    assert "<title>Error: In order" in page
    assert 'href="#id_date_WHEN_month"' in page and 'id="id_date_WHEN_month"' in page
    assert 'aria-describedby="id_date_WHEN_hint id_date_WHEN_error"' in page


def test_short_words_have_little_room_and_long_ones_much(begun):
    page = post(begun, 3, {"text_WORD": "x" * 201, "text_WHY": "y" * 5000})
    assert "There is room for 200 characters here, and you wrote 201" in words_of(page)
    assert "x" * 201 in page.content.decode() and "y" * 5000 in page.content.decode()

    post(begun, 3, {"text_WORD": "Kind", "text_WHY": "y" * 5000})
    assert given(begun)["WORD"] == Given(words="Kind")


def test_a_file_where_none_is_asked_is_refused_in_a_sentence_and_answers_stay(begun):
    file = SimpleUploadedFile("photo.jpg", b"\xff\xd8", content_type="image/jpeg")

    page = post(begun, 3, {"text_WORD": "Kind", "text_WHY": "Because", "photo": file})

    assert "We do not ask for files here" in words_of(page)
    assert "Because" in page.content.decode()
    assert given(begun) == {}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_half_a_page_is_noticed_where_boxes_are_always_sent(begun, number):
    noticed = "We did not get the whole page" in words_of(begun.browser.post(begun.url("answer-page", number), {}))
    assert noticed

    alone = post(begun, number, {})
    assert ("We did not get the whole page" in words_of(alone)) is (number != 1)


def test_only_what_is_right_and_answered_is_saved_in_passing(begun):
    page = begun.invitation.wording.page("2")
    sent = QueryDict(mutable=True)
    sent.update(NO_PLACES | NO_DATE | {"place_ORDER_calls": "1", "date_WHEN_day": "7"})

    assert AnswerPageForm(sent, page=page).answers_so_far() == {"ORDER": Given(("calls",))}
