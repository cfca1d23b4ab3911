"""The page where a code is typed: it opens what a link opens, catches slips of the pen, and makes guessing slow."""

import pytest
from django.test import Client
from django.utils import timezone

from evaluation.tests.respondent import words_of
from participants import codes, guessing, links
from participants.models import DeviceAccess, PersonalLink
from participants.tests.test_link_leaks import everything_said, log_lines

__all__ = ["log_lines"]
PAGE = "/code/"
GUESSER, LIBRARY = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def letters(cast):
    """Codes of people who each got a letter."""
    activity = cast.activity(status="open")

    def draw(number=1):
        people = [cast.person(activity, address="1 High Street", route="post") for _ in range(number)]
        return [
            links.draw_with_code(involvement=person, opens=f"/my/{person.pk}/", by=cast.coordinator)[1]
            for person in people
        ]

    return draw


def enter(code, *, browser=None, address=LIBRARY, **more):
    return (browser or Client()).post(PAGE, {"code": code}, REMOTE_ADDR=address, **more)


def test_whoever_comes_to_the_first_page_finds_where_to_type_a_code(db):
    assert f'href="{PAGE}"' in Client().get("/", follow=True).content.decode()


def test_a_code_opens_the_persons_page_as_its_link_does(letters):
    [code] = letters()
    browser = Client()
    response = enter(codes.in_groups(code).lower().replace("-", " "), browser=browser)
    assert response.status_code == 302
    assert browser.get(response["Location"]).status_code == 200
    access = DeviceAccess.objects.get()
    assert access.may_read_back
    assert access.link.first_opened_at


def test_a_second_device_may_go_on_and_not_read_back(letters):
    [code] = letters()
    for _ in range(2):
        assert enter(code).status_code == 302
    latest = DeviceAccess.objects.order_by("-pk").first()
    assert not latest.may_read_back


@pytest.mark.parametrize("typed", ["", "KD7", "KD7-4QX-9TM-Z", "x" * 70, "<script>"])
def test_a_slip_of_the_pen_is_a_kind_sentence_keeps_what_was_typed_and_is_not_counted(letters, typed, monkeypatch):
    counted = []
    monkeypatch.setattr(guessing, "note_miss", lambda **kwargs: counted.append(kwargs))
    [code] = letters()
    wrong = code[:-1] + codes.SIGNS[(codes.SIGNS.index(code[-1]) + 1) % 29]
    for text in (typed, wrong):
        page = enter(text).content.decode()
        assert "There is a problem" in page
        assert "Error: " in page
    assert wrong in page
    assert counted == []


def test_unknown_ended_and_expired_are_the_same_answer(letters, cast):
    ended, expired = letters(2)
    links.revoke_all(involvement=PersonalLink.objects.get(code_digest=codes.digest_of(ended)).involvement, by=None)
    PersonalLink.objects.filter(code_digest=codes.digest_of(expired)).update(expires_at=timezone.now())
    said = {
        (enter(code).status_code, "do not know this code" in words_of(enter(code)))
        for code in (ended, expired, codes.draw())
    }
    assert said == {(200, True)}


def test_a_guesser_is_slowed_and_nobody_behind_the_same_address_is_kept_out(letters, monkeypatch):
    """C6 of the catalogue, in small: forty guesses, and ten people at the same address in between."""
    monkeypatch.setattr(guessing, "WINDOW_SECONDS", 10**8)  # however slow the machine, it is one window
    honest, statuses = letters(10), []
    for number in range(40):
        statuses.append(enter(codes.draw(), address=GUESSER).status_code)
        if number % 4 == 3 and honest:
            assert enter(honest.pop(), address=GUESSER).status_code == 302
    while honest:
        assert enter(honest.pop(), address=GUESSER).status_code == 302
    assert statuses[: guessing.MOST_FROM_ONE_ADDRESS] == [200] * guessing.MOST_FROM_ONE_ADDRESS
    assert set(statuses[guessing.MOST_FROM_ONE_ADDRESS :]) == {429}
    assert 302 not in statuses
    assert enter(codes.draw(), address=LIBRARY).status_code == 200


def test_the_code_stands_in_no_address_log_or_page_that_follows(letters, log_lines):
    code, wrong = letters()[0], codes.draw()
    browser = Client()
    said = [enter(codes.in_groups(code), browser=browser)]
    said.append(browser.get(said[0]["Location"]))
    said.append(browser.get(PAGE))
    refused = enter(wrong, browser=browser)
    for form in (code, codes.in_groups(code), wrong, codes.in_groups(wrong)):
        assert form not in log_lines.getvalue()
        for response in said:
            assert form not in everything_said(response)
    assert wrong not in str(refused.headers) + refused.cookies.output()
    assert said[0]["Referrer-Policy"] == refused["Referrer-Policy"] == "strict-origin"
    assert "no-store" in refused["Cache-Control"]


def test_the_button_needs_its_own_page(letters):
    [code] = letters()
    assert enter(code, browser=Client(enforce_csrf_checks=True)).status_code == 403
    assert not DeviceAccess.objects.exists()


def test_looking_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get(PAGE).status_code == 200
