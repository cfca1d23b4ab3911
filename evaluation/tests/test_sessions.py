"""Sessions: one link and one code for a room, one seat for each who begins, and nothing left for the next person."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Status
from evaluation import invitations, sessions
from evaluation.models import AskedBy, Invitation, Response, Round
from evaluation.tests.at_session import Guest, open_asking, open_session
from participants import codes, links
from participants.tests.dump import dump_of_everything


@pytest.fixture
def round_(cast):
    activity = cast.activity(status=Status.OPEN)
    cast.person(activity)
    return cast.open_round(activity)


@pytest.mark.parametrize("way", ["link", "code"])
def test_from_the_poster_to_the_thanks(cast, round_, way):
    session, token, code = open_session(cast, round_)
    guest = Guest()
    guest.arrive(token) if way == "link" else guest.type(codes.in_groups(code).lower())
    assert "Workshop on 3 May" in guest.page
    guest.begin()
    invitation = guest.invitation
    assert (invitation.involvement_id, invitation.asked_by, invitation.session) == (None, AskedBy.SESSION, session)
    assert invitation.capacity == "service_user"
    assert "Start" in guest.page
    guest.answer()
    assert guest.send().status == 200
    assert "Your answers are sent" in guest.page
    assert "Next person" in guest.page
    assert Response.objects.get().invitation == invitation
    assert code not in str(guest.response.redirect_chain)


def test_looking_changes_nothing(cast, round_):
    _, token, code = open_session(cast, round_)
    before = dump_of_everything()
    for _ in range(5):
        for address in (reverse("evaluation:session-link", args=[token]), reverse("evaluation:enter-code")):
            assert Client().get(address).status_code == Client().head(address).status_code == 200
    assert Guest().type(code).status == 200
    assert dump_of_everything() == before


def test_the_capacities_offered_are_those_the_round_asks(cast, round_):
    chosen = round_.audience.filter(capacity__in=["service_user", "carer"])
    fewer = open_asking(cast.activity(status=Status.OPEN), {one.capacity: one.version for one in chosen})
    _, token, _ = open_session(cast, fewer)
    guest = Guest().arrive(token)
    assert re.findall(r'name="capacity" value="(\w+)"', guest.page) == ["service_user", "carer"]
    assert guest.begin("staff").status == 200
    assert "There is a problem" in guest.page
    assert not Invitation.objects.filter(session__isnull=False).exists()


def test_pressing_twice_takes_one_seat(cast, round_):
    _, token, _ = open_session(cast, round_)
    guest = Guest().arrive(token)
    seat = guest.seat
    guest.begin(seat=seat)
    guest.begin(seat=seat)
    assert Invitation.objects.filter(session__isnull=False).count() == 1


def test_the_page_of_whoever_sat_here_before_opens_nothing_to_the_next(cast, round_):
    """Back, and pressing the button again, must not lead into the answers of the one before."""
    _, token, _ = open_session(cast, round_)
    guest = Guest().arrive(token)
    seat = guest.seat
    guest.begin(seat=seat)
    Invitation.objects.filter(session__isnull=False).update(asked_at=timezone.now() - timedelta(minutes=2))
    guest.browser.cookies.clear()
    assert guest.begin(seat=seat).status == 409
    assert "fourpi-seat" not in guest.browser.cookies
    assert guest.seat != seat
    guest.begin()
    assert Invitation.objects.filter(session__isnull=False).count() == 2


def test_a_made_up_seat_is_refused(cast, round_):
    _, token, _ = open_session(cast, round_)
    guest = Guest().arrive(token).begin(seat="guessed")
    assert "too old" in guest.page
    assert not Invitation.objects.filter(session__isnull=False).exists()
    assert guest.begin().status == 200 and guest.invitation


def test_the_next_person_sees_nothing_of_the_one_before(cast, round_):
    _, token, _ = open_session(cast, round_)
    guest = Guest().arrive(token).begin()
    guest.answer(words="My own secret words")
    first = guest.invitation
    pages = [guest.url(name, invitation=first) for name in ("questionnaire", "check", "sent")]
    response = guest.browser.post(guest.url("next-person"))
    assert "no-store" in response["Cache-Control"] and "cache" in response["Clear-Site-Data"]
    for page in pages:
        assert guest.browser.get(page).status_code == 404
    guest.see(guest.browser.get(response["Location"]))
    assert "Workshop on 3 May" in guest.page
    guest.begin()
    assert guest.invitation != first
    assert "My own secret words" not in guest.answer(number=1, words="").page


def test_the_device_says_that_somebody_has_begun(cast, round_):
    _, token, _ = open_session(cast, round_)
    guest = Guest().arrive(token).begin()
    mine = guest.invitation
    guest.arrive(token)
    assert "Somebody has begun on this device" in guest.page
    assert guest.url("questionnaire", invitation=mine) in guest.page
    assert "Somebody has begun" not in Guest().arrive(token).page


def test_a_seat_opens_no_other_invitation(cast, round_):
    _, token, _ = open_session(cast, round_)
    one, other = Guest().arrive(token).begin(), Guest().arrive(token).begin()
    personal = Invitation.objects.get(involvement__isnull=False)
    assert one.browser.get(one.url("questionnaire")).status_code == 200
    for invitation in (other.invitation, personal):
        for name in ("questionnaire", "next-person"):
            assert one.browser.post(one.url(name, invitation=invitation)).status_code == 404


def test_a_personal_link_holder_has_no_next_person(cast, round_):
    personal = Invitation.objects.get(involvement__isnull=False)
    browser = cast.open_door(Client(), personal.involvement)
    assert browser.post(reverse("evaluation:next-person", args=[personal.pk])).status_code == 404


def test_not_more_people_than_there_were_to_be(cast, round_):
    _, token, _ = open_session(cast, round_, at_most=2)
    for _ in range(2):
        assert Guest().arrive(token).begin().status == 200
    third = Guest().arrive(token).begin()
    assert third.status == 409
    assert "nobody else can begin" in third.page
    assert Invitation.objects.filter(session__isnull=False).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_crowd_at_once_takes_no_seat_too_many(cast, round_):
    session, _, _ = open_session(cast, round_, at_most=3)
    twice = links.draw_token()

    def begin(secret):
        try:
            return sessions.take_seat(session=session, capacity="carer", secret=secret).pk
        except sessions.SessionFull:
            return None
        finally:
            connection.close()

    secrets = [twice, twice, *(links.draw_token() for _ in range(6))]
    with ThreadPoolExecutor(8) as crowd:
        seats = list(crowd.map(begin, secrets))
    assert session.invitations.count() == 3
    assert len({seat for seat in seats if seat}) == 3


def test_over_ended_or_closed_is_the_same_closed_page_but_who_has_begun_may_finish(cast, round_):
    over = open_session(cast, round_, last_day=timezone.localdate() - timedelta(days=1))
    session, token, code = open_session(cast, round_)
    guest, late = Guest().arrive(token).begin(), Guest().arrive(token)
    sessions.end(session=session, by=cast.coordinator)
    assert Guest().arrive(over[1]).status == Guest().arrive(token).status == late.begin(seat="x").status == 404
    assert "do not know this code" in Guest().type(code).page
    assert guest.answer().status == 200
    assert "Your answers are sent" in guest.send().page


def test_a_seat_lives_as_long_as_the_first_page_says(cast, round_):
    """The round ends in a fortnight; whoever sends at midnight still sees that it is sent, on the day after."""
    _, token, _ = open_session(cast, round_)
    guest = Guest().arrive(token).begin()
    assert f"Until the end of {round_.closes_on:%A %-d %B} you can come back on this phone or computer" in guest.page
    cookie = guest.browser.cookies["fourpi-seat"]
    page = guest.url("questionnaire")
    Invitation.objects.update(asked_at=timezone.now() - timedelta(days=14))
    assert guest.browser.get(page).status_code == 200
    Round.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    assert guest.browser.get(page).status_code == 200
    Round.objects.update(closes_on=timezone.localdate() - timedelta(days=2))
    assert guest.browser.get(page).status_code == 404
    assert cookie["max-age"] >= timedelta(days=14).total_seconds()


def test_by_the_link_or_code_of_a_session_that_is_over_whoever_has_begun_comes_back(cast, round_):
    session, token, code = open_session(cast, round_)
    guest = Guest().arrive(token).begin()
    elsewhere = Guest().arrive(open_session(cast, round_)[1]).begin()
    sessions.end(session=session, by=cast.coordinator)
    assert guest.arrive(token).response.url == guest.url("questionnaire")
    assert guest.type(code).response.redirect_chain == [(guest.url("questionnaire"), 302)]
    assert "do not know this code" in elsewhere.type(code).page
    assert elsewhere.arrive(token).status == Guest().arrive(token).status == 404


def test_the_cookie_is_kept_from_scripts_and_other_sites(cast, round_):
    _, token, _ = open_session(cast, round_)
    cookie = Guest().arrive(token).begin().browser.cookies["fourpi-seat"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_a_guess_at_a_link_never_reaches_the_database(cast, round_, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get(reverse("evaluation:session-link", args=["a" * 40])).status_code == 404


def test_a_session_on_a_forged_cookie_is_no_session(cast, round_):
    session, _, _ = open_session(cast, round_)
    browser = Client()
    browser.cookies["fourpi-session"] = f"{session.pk}:forged"
    assert browser.get(reverse("evaluation:at-session")).status_code == 404


def test_people_who_join_later_are_still_asked_when_somebody_sits_at_a_session(cast, round_):
    session, _, _ = open_session(cast, round_)
    assert sessions.take_seat(session=session, capacity="service_user", secret=links.draw_token())
    late = cast.person(round_.activity)

    invitations.ask_everyone(round_=round_)

    assert round_.invitations.filter(involvement=late).exists()
