"""What is said when a page cannot be taken is said in the person's language, where that may be known."""

import pytest
from django.db import connection
from django.test import Client

from evaluation.tests.test_answering_mistakes import FAILING_TABLE
from evaluation.tests.wordings import is_all_in_the_language
from participants import links

ANSWER = {"page": "3", "text_WORD": "ж", "text_WHY": "жж"}


def test_what_cannot_be_saved_is_said_in_the_language(reader):
    reader.start()
    with connection.cursor() as cursor:
        cursor.execute(FAILING_TABLE)

    page = reader.browser.post(reader.url("answer-page", "3"), ANSWER)

    assert page.status_code == 503
    is_all_in_the_language(page)


def test_a_page_that_was_open_for_long_is_said_in_the_language_to_whoever_may_open_it(reader):
    reader.start()

    def send(cookies):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = cookies
        address = reader.url("answer-page", "3")
        return strict.post(address, ANSWER, headers={"origin": "http://testserver"})

    is_all_in_the_language(send(reader.browser.cookies))
    assert '<html lang="en" class' in send(Client().cookies).content.decode()


def test_a_page_that_is_too_big_is_said_in_the_language(reader, settings):
    reader.start()
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2

    page = reader.browser.post(reader.url("answer-page", "3"), ANSWER)

    assert page.status_code == 413
    is_all_in_the_language(page)


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_away_the_language_is_known_to_whoever_has_just_read_in_it(reader):
    reader.start()
    reader.browser.get(reader.url("answer-page", "3"))
    there = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        posted = reader.browser.post(reader.url("answer-page", "3"), ANSWER)
        looked = reader.browser.get(reader.url("answer-page", "2"))
        stranger = Client().get(reader.url("answer-page", "2"))
    finally:
        connection.settings_dict["HOST"] = there
        connection.close()

    assert posted.status_code == looked.status_code == stranger.status_code == 503
    is_all_in_the_language(posted)
    is_all_in_the_language(looked)
    assert '<html lang="en" class' in stranger.content.decode()


def test_the_closed_door_tells_nobody_which_language_is_read_behind_it(reader):
    reader.read("questionnaire")
    links.revoke_all(involvement=reader.involvement, by=reader.cast.coordinator)
    nowhere = "/q/00000000-0000-4000-8000-000000000000/"

    late = reader.browser.post(reader.url("answer-page", "3"), ANSWER)
    never = reader.browser.post(f"{nowhere}pages/3/", ANSWER)

    assert late.content == never.content
    assert '<html lang="en" class' in late.content.decode()
    assert reader.browser.get(reader.url("questionnaire")).content == reader.browser.get(nowhere).content
