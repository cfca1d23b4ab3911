"""Whoever sends words to a page that is closed to their device gets them back once, and they are kept nowhere."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Status
from participants.tests.money import form_of_claim
from participants.tests.pages import at

WORDS = "Ring me <b>first</b>"
SHOWN = "Ring me &lt;b&gt;first&lt;/b&gt;"
LOST = "Nothing you told us is lost"
NOT_SAVED = "not saved"
OURS = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def person(cast):
    return cast.person(cast.activity(status=Status.OPEN))


def comment_of(person):
    return reverse("evaluation:my-comment", args=[person.pk, "why"])


def words_of(response, status=404):
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_a_comment_from_a_device_that_is_not_known_any_more_stands_there_to_copy(cast, person):
    device = cast.open_door(Client(), person)
    assert device.get(comment_of(person)).status_code == 200
    del device.cookies["fourpi-device"]
    page = words_of(device.post(comment_of(person), {"words": WORDS}))
    assert SHOWN in page and WORDS not in page
    assert NOT_SAVED in page and LOST not in page
    assert "Copy your words." in page and "Open the link in your e-mail or letter again." in page
    assert not person.comments.exists()
    again = words_of(device.get(comment_of(person)))
    assert SHOWN not in again and LOST in again


def test_it_is_never_said_that_nothing_is_lost_when_something_was_sent(person):
    page = words_of(Client().post(at("pause", person)))
    assert NOT_SAVED in page and LOST not in page and "Copy your words" not in page


@pytest.mark.parametrize(
    ("name", "sent", "shown", "hidden"),
    [
        ("my-purpose", {"text": "77", "answer": "comment", "comment": WORDS}, "I want to say something about it", "77"),
        ("my-agreement", {"text": "77", "answer": "comment", "comment": WORDS}, SHOWN, "77"),
        ("my-values", {"own_words": WORDS, "cards_read": "c0ffee"}, SHOWN, "c0ffee"),
        ("my-needs", {"own_words": WORDS, "seen": "2026-01-01"}, SHOWN, "2026-01-01"),
        ("my-offer", {"answer": "talk", "words": WORDS, "offer": "77"}, SHOWN, "77"),
        ("claim-make", form_of_claim(note=WORDS, key="c0ffee"), "4.60", "c0ffee"),
    ],
)
def test_what_was_typed_is_shown_and_what_the_page_carried_is_not(person, name, sent, shown, hidden):
    part = words_of(Client().post(at(name, person), sent)).split("What you wrote")[1].split("</main>")[0]
    assert SHOWN in part and shown in part and hidden not in part


@pytest.mark.parametrize("name", ["my-kept", "my-judgements"])
def test_words_about_what_became_of_it_too(person, name):
    page = words_of(Client().post(reverse(f"evaluation:{name}", args=[person.pk]), {"words": WORDS}))
    assert SHOWN in page and LOST not in page


def test_with_all_cookies_gone_they_stand_there_too(person):
    page = words_of(Client(enforce_csrf_checks=True).post(comment_of(person), {"words": WORDS}, **OURS))
    assert SHOWN in page and "Open the link in your e-mail or letter again." in page
    assert "Back button" not in page


def test_a_page_that_was_open_too_long_shows_them(cast, person):
    device = Client(enforce_csrf_checks=True)
    device.cookies["fourpi-device"] = cast.open_door(Client(), person).cookies["fourpi-device"].value
    page = words_of(device.post(comment_of(person), {"words": WORDS}, **OURS), 403)
    assert "This page was open for too long" in page and SHOWN in page and "Back button" not in page


@pytest.mark.parametrize("origin", [{}, {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "https://evil.example"}])
def test_from_another_site_nothing_is_shown(person, origin):
    page = words_of(Client(enforce_csrf_checks=True).post(comment_of(person), {"words": WORDS}, **origin), 403)
    assert SHOWN not in page


def second_device(cast, person):
    """A device that may not read back."""
    token = cast.token(person)
    first, second = Client(), Client()
    for device in (first, second):
        device.post(f"/l/{token}/")
    return second


def test_where_a_device_may_not_read_back_its_words_stand_there(cast, person):
    second = second_device(cast, person)
    page = words_of(second.post(at("my-needs", person), {"own_words": WORDS}), 403)
    assert SHOWN in page and NOT_SAVED in page
    assert SHOWN not in words_of(second.get(at("my-needs", person)), 200)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("my-needs", {"needs_0": ["easy_read"]}),
        ("my-permissions", {}),
        ("my-needs-delete", {}),
        ("my-details-keep", {}),
    ],
)
def test_whoever_only_ticks_or_presses_a_button_there_is_told_that_it_is_not_saved(cast, person, name, sent):
    second = second_device(cast, person)
    page = words_of(second.post(at(name, person), sent), 403)
    assert NOT_SAVED in page and "Copy your words" not in page and "What you wrote" not in page
    if name != "my-details-keep":
        assert NOT_SAVED not in words_of(second.get(at(name, person)), 200)


def test_the_name_by_which_somebody_wants_to_be_thanked_stands_there_too(cast, person):
    sent = {"given": ["credit"], "credit": WORDS}
    page = words_of(second_device(cast, person).post(at("my-permissions", person), sent), 403)
    assert SHOWN in page and NOT_SAVED in page
