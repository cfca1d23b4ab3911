"""Whatever arrives at an answering page, people get a kind sentence and what they typed stays on the page."""

import re

import pytest
from django.db import connection
from django.test import Client

from evaluation.models import DraftAnswer, Response
from evaluation.tests.respondent import words_of
from evaluation.tests.wordings import ask, version_of_every_kind
from participants import links


@pytest.fixture
def begun(respondent):
    respondent.start()
    return respondent


def text_page(respondent):
    number, code = respondent.page_with_text()
    return number, f"text_{code}"


def test_too_long_a_text_is_counted_and_stays(begun):
    number, box = text_page(begun)

    page = begun.answer(number, **{box: "long " * 20_000 + "end"})

    words = words_of(page)
    assert "There is room for 5000 characters here, and you wrote 100003" in words
    assert page.content.decode().count("long ") >= 20_000
    assert not DraftAnswer.objects.exists()


def test_a_text_of_just_the_limit_is_kept_whole(begun):
    number, box = text_page(begun)

    begun.answer(number, **{box: "ß" * 5000})

    assert begun.drafts()[box.removeprefix("text_")] == "ß" * 5000


def test_an_option_that_was_not_offered_is_refused_and_typed_words_stay(begun):
    number = next(
        int(page.key) for page in begun.pages if len({question.is_choice for question in page.questions}) == 2
    )
    page = begun.pages[number - 1]
    choice = next(question for question in page.questions if question.is_choice)
    box = next(f"text_{question.code}" for question in page.questions if not question.is_choice)

    answer = begun.answer(number, **{f"option_{choice.code}": "no_such_option", box: "The phone line"})

    assert "Please choose one of the answers shown" in words_of(answer)
    assert "The phone line" in words_of(answer)
    assert not DraftAnswer.objects.exists()


def test_an_item_of_another_page_is_not_saved_and_its_words_are_shown_for_copying(begun):
    answer = begun.answer(1, **begun.choose_first(1), text_NOT1="Words from elsewhere")

    assert "belongs to other questions" in words_of(answer)
    assert "Words from elsewhere" in words_of(answer)
    assert not DraftAnswer.objects.exists()


def test_half_a_page_is_not_taken_for_a_whole_one(begun):
    number, box = text_page(begun)
    url = begun.url("answer-page", number)

    without_end = begun.browser.post(url, {box: "The phone line", "save": "on"})
    without_box = begun.browser.post(url, {"page": str(number), "save": "on"})
    empty = begun.browser.post(url, {})

    for answer in (without_end, without_box, empty):
        assert "We did not get the whole page" in words_of(answer)
    assert "The phone line" in words_of(without_end)
    assert not DraftAnswer.objects.exists()


@pytest.mark.parametrize("number", [0, 99, 2**40])
def test_a_page_that_is_not_there_leads_back_and_keeps_the_words(begun, number):
    answer = begun.browser.post(begun.url("answer-page", number), {"text_X": "The phone line"})

    assert answer.status_code == 404
    assert "This page is not here" in words_of(answer) and "The phone line" in words_of(answer)
    assert begun.browser.get(begun.url("answer-page", number)).status_code == 404


def test_characters_the_database_cannot_hold_are_refused_kindly(begun):
    number, box = text_page(begun)

    answer = begun.answer(number, **{box: "before\x00after"})

    assert answer.status_code == 200
    assert "There is a problem" in words_of(answer)


def test_markup_in_an_answer_is_shown_as_text(begun):
    number, box = text_page(begun)
    hostile = "<script>alert(1)</script>{{ 7|add:7 }}"

    begun.answer(number, **{box: hostile})

    for name, args in (("answer-page", [number]), ("check", [])):
        page = begun.browser.get(begun.url(name, *args)).content.decode()
        assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page and "{{ 7|add:7 }}" in page


@pytest.mark.parametrize("given", ["maybe", "\x00", "yes\nno"])
def test_a_permission_that_was_not_offered_sends_nothing(begun, given):
    number, box = text_page(begun)
    begun.answer(number, **{box: "The phone line"})

    answer = begun.browser.post(begun.url("check"), {"words_may_be_used": given})

    assert "Please choose one of the answers shown" in words_of(answer)
    assert not Response.objects.exists()


def test_a_link_that_ends_while_somebody_writes_leaves_them_their_words(begun):
    number, box = text_page(begun)
    links.revoke_all(involvement=begun.involvement, by=begun.cast.coordinator)

    late = begun.answer(number, **{box: "The phone line"})
    wordless = begun.answer(number)

    assert late.status_code == wordless.status_code == 404
    assert "We cannot open this page" in words_of(late) and "The phone line" in words_of(late)
    assert begun.activity.title not in words_of(late)
    assert "not saved" in words_of(late) and "Nothing you told us is lost" not in words_of(late)
    assert wordless.content == begun.browser.post(begun.url("check")).content
    assert not DraftAnswer.objects.exists()


FAILING_TABLE = """
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON evaluation_draftanswer EXECUTE FUNCTION fail();
"""


def test_a_database_that_fails_while_saving_says_not_saved_and_keeps_what_was_typed(begun):
    number, box = text_page(begun)
    kept = {box: "The phone line", **begun.choose_first(number)}
    with connection.cursor() as cursor:
        cursor.execute(FAILING_TABLE)

    answer = begun.answer(number, **kept)

    assert answer.status_code == 503
    assert answer["Retry-After"] == "2"
    page = answer.content.decode()
    assert "not saved" in page and "The phone line</textarea>" in page
    assert all(f'name="{name}" value="{value}"' in page for name, value in kept.items() if name != box)
    assert "disk full" not in page and "Traceback" not in page
    assert not DraftAnswer.objects.exists()

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER fail ON evaluation_draftanswer")
    again = {"page": str(number), **kept}
    assert begun.browser.post(begun.url("answer-page", number), again).status_code == 302
    assert begun.drafts()[box.removeprefix("text_")] == "The phone line"


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_altogether_still_gives_a_kind_page(begun):
    number, box = text_page(begun)
    there = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        posted = begun.answer(number, **{box: "The phone line"})
        looked = begun.browser.get(begun.url("answer-page", number))
    finally:
        connection.settings_dict["HOST"] = there
        connection.close()

    assert posted.status_code == looked.status_code == 503
    assert "Not saved yet" in words_of(posted) and "The phone line" in words_of(posted)
    assert "Please try again in a minute" in words_of(looked)
    assert not DraftAnswer.objects.exists()


EVERYTHING = {
    "page": "2",
    "place_ORDER_calls": "1",
    "place_ORDER_letters": "",
    "place_ORDER_visits": "2",
    "date_WHEN_day": "7",
    "date_WHEN_month": "3",
    "date_WHEN_year": "2026",
}


@pytest.fixture
def of_every_kind(begun):
    return ask(begun, version_of_every_kind(variants=["en-easy"]))


def hidden_in(answer):
    """The fields a page carries on, as pairs."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.content.decode())
    return [(name, value) for name, value in found if name != "csrfmiddlewaretoken"]


def test_every_kind_of_answer_is_carried_while_the_database_is_away(of_every_kind):
    with connection.cursor() as cursor:
        cursor.execute(FAILING_TABLE)
    ticked = {"page": "1", "option_TONE": "calls", "option_USED": ["calls", "visits"]}

    many = of_every_kind.browser.post(of_every_kind.url("answer-page", 1), ticked)
    order = of_every_kind.browser.post(of_every_kind.url("answer-page", 2), EVERYTHING)

    assert many.status_code == order.status_code == 503
    assert hidden_in(many) == [
        ("page", "1"),
        ("option_TONE", "calls"),
        ("option_USED", "calls"),
        ("option_USED", "visits"),
    ]
    assert hidden_in(order) == list(EVERYTHING.items())


def test_a_page_left_open_too_long_keeps_everything_for_one_more_press(of_every_kind):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = of_every_kind.browser.cookies
    words = {"page": "3", "text_WORD": "Kind", "text_WHY": "They rang back", "save": "on"}
    address = of_every_kind.url("answer-page", 3)

    late = strict.post(address, words, headers={"origin": "http://testserver"})

    assert late.status_code == 403 and "This page was open for a long time" in words_of(late)
    assert "They rang back</textarea>" in late.content.decode() and "Kind</textarea>" in late.content.decode()
    assert not DraftAnswer.objects.exists()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', late.content.decode())[1]
    again = strict.post(address, words | {"csrfmiddlewaretoken": token}, headers={"origin": "http://testserver"})
    assert again.status_code == 302
    assert of_every_kind.drafts() == {"WORD": "Kind", "WHY": "They rang back"}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_a_page_forged_elsewhere_is_shown_nothing_of_itself(of_every_kind, origin):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = of_every_kind.browser.cookies
    headers = {"origin": origin} if origin else {}

    forged = strict.post(
        of_every_kind.url("answer-page", 3), {"page": "3", "text_WHY": "Put into my mouth"}, headers=headers
    )

    assert forged.status_code == 403
    assert "Put into my mouth" not in forged.content.decode()


def test_a_page_as_it_was_in_another_way_to_read_is_still_saved_and_leads_on(of_every_kind):
    ask(of_every_kind, of_every_kind.invitation.version, variant="en-easy")

    answer = of_every_kind.browser.post(of_every_kind.url("answer-page", 2), EVERYTHING)

    assert answer.url == of_every_kind.url("answer-page", "1-1")
    assert set(of_every_kind.drafts()) == {"ORDER", "WHEN"}


def test_two_tabs_and_pages_out_of_order_keep_the_last_word_of_each(begun):
    number, box = text_page(begun)
    begun.answer(number, **{box: "From one tab"})
    begun.answer(1, **begun.choose_first(1))
    begun.answer(number, **{box: "From another"})
    begun.answer(number, **{box: "From another"})

    assert begun.drafts()[box.removeprefix("text_")] == "From another"
    assert set(begun.chosen()) >= {name.removeprefix("option_") for name in begun.choose_first(1)}
    assert "From another" in begun.read("check")


def test_a_token_of_another_organisation_meets_the_same_closed_door(cast, begun):
    theirs = cast.person(cast.activity("Elsewhere", by=cast.outsider), name="Somebody else")
    browser = Client()
    cast.open_door(browser, theirs)

    answer = browser.post(begun.url("answer-page", 1), {"page": "1", "text_X": "The phone line"})

    assert answer.status_code == 404
    assert "We cannot open this page" in words_of(answer) and "The phone line" in words_of(answer)
    assert not DraftAnswer.objects.exists()
