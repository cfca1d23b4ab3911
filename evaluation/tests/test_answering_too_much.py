"""More than can be read at all: kind words with the way back, not a bare error, and nothing saved by halves."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evaluation.models import DraftAnswer
from evaluation.tests.respondent import words_of
from evaluation.tests.wordings import ask, version_of_every_kind
from participants import links

FORM = "application/x-www-form-urlencoded"
TITLE = "This was too much to send in one go"


@pytest.fixture
def begun(respondent):
    respondent.start()
    return respondent


@pytest.fixture(params=["long", "many fields", "a huge file", "many files"])
def too_much(request, settings):
    """What somebody may send, in one way or another, that is not read."""
    settings.UPLOAD_MAX_SIZE = 4 * 1024 * 1024
    return {
        "long": {"text_X": "long " * 600_000},
        "many fields": {f"text_{number}": "" for number in range(1001)},
        "a huge file": {"file": SimpleUploadedFile("huge.bin", bytes(settings.UPLOAD_MAX_SIZE + 1))},
        "many files": {f"file_{number}": SimpleUploadedFile("small.bin", b"small") for number in range(101)},
    }[request.param]


@pytest.mark.parametrize("name", ["answer-page", "check"])
def test_too_much_gets_kind_words_and_the_way_back(begun, too_much, name):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = begun.browser.cookies
    strict.get(begun.url("answer-page", 1))
    contact = begun.cast.organisation.support_contacts.create(name="Listening line", how="0800 000 000")

    answer = strict.post(begun.url(name, *(["1"] if name == "answer-page" else [])), too_much)

    words = words_of(answer)
    assert answer.status_code == 413
    assert TITLE in words and "Press “Back”" in words and "You have done nothing wrong" in words
    assert begun.activity.lead.email in words and contact.how in words
    assert answer["Referrer-Policy"] == "strict-origin" and answer["Cache-Control"] == "no-store"
    assert not DraftAnswer.objects.exists()


def test_a_file_where_none_is_asked_keeps_the_words_on_the_page(begun):
    number, code = begun.page_with_text()
    file = SimpleUploadedFile("large.bin", bytes(3 * 1024 * 1024))

    answer = begun.answer(number, **{f"text_{code}": "The phone line", "file": file})

    assert answer.status_code == 200
    assert "The phone line</textarea>" in answer.content.decode()
    assert not DraftAnswer.objects.exists()


def test_it_is_said_in_the_way_somebody_reads(begun):
    easy = ask(begun, version_of_every_kind(variants=["en-easy"]), variant="en-easy")

    answer = easy.browser.post(easy.url("answer-page", "1-1"), {"text_X": "long " * 600_000})

    assert answer.status_code == 413
    assert "app-easy" in answer.content.decode()


def test_a_closed_door_stays_closed_however_much_is_sent(begun, too_much):
    links.revoke_all(involvement=begun.involvement, by=begun.cast.coordinator)

    answer = begun.browser.post(begun.url("answer-page", 1), too_much)

    assert answer.status_code == 404
    assert "We cannot open this page" in words_of(answer) and begun.activity.title not in words_of(answer)


@pytest.mark.parametrize("path", ["/code/", "/accounts/login/"])
def test_everywhere_else_it_is_said_as_well(db, too_much, path):
    answer = Client().post(path, too_much)

    assert answer.status_code == 413 and TITLE in words_of(answer)


def test_all_of_it_arrives_so_that_the_browser_waits_for_the_answer(begun):
    much = {"wsgi.input": BytesIO(b"x" * 3_000_000), "CONTENT_LENGTH": "3000000", "CONTENT_TYPE": FORM}

    begun.browser.post(begun.url("answer-page", 1), **much)

    assert much["wsgi.input"].read() == b""


def test_what_is_not_well_formed_is_still_a_bad_request(begun):
    answer = begun.browser.post(begun.url("answer-page", 1), b"--x", content_type="multipart/form-data; boundary=")

    assert answer.status_code == 400
    assert "We could not read what was sent" in words_of(answer)
