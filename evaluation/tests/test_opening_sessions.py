"""Sessions as staff meet them: opening one, its poster, the list, ending it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Status
from evaluation import invitations, sessions
from evaluation.models import Mode, SessionLink
from evaluation.tests.at_session import open_session
from evaluation.tests.respondent import words_of
from participants import codes
from participants.tests.dump import dump_of_everything


@pytest.fixture
def round_(cast):
    activity = cast.activity(status=Status.OPEN)
    cast.person(activity)
    return cast.open_round(activity)


def page_of(round_):
    return reverse("evaluation:session-list", args=[round_.pk])


def form_data(round_, **more):
    day = round_.closes_on
    day = {"last_day_day": day.day, "last_day_month": day.month, "last_day_year": day.year}
    return {"name": "Workshop", "at_most": 12} | day | more


def test_staff_open_a_session_see_its_poster_once_and_end_it(round_, staff):
    poster = staff.post(page_of(round_), form_data(round_)).content.decode()
    token = re.search(r"/l/s/([\w-]+)/", poster)[1]
    code = re.search(r'class="app-code">([\w-]+)<', poster)[1]
    session = SessionLink.objects.get()
    assert sessions.find(token) == sessions.find_by_code(codes.read(code)) == session
    assert 'viewBox="0 0 ' in poster
    later = staff.get(page_of(round_)).content.decode()
    assert token not in later and code not in later
    assert "0 to 4 answered, at most 12" in later
    held = dump_of_everything()
    assert token not in held and codes.read(code) not in held
    ended = staff.post(reverse("evaluation:session-end", args=[round_.pk, session.pk]), follow=True)
    assert "The session has ended" in ended.content.decode()
    assert sessions.find(token) is None and sessions.find_by_code(codes.read(code)) is None


@pytest.mark.parametrize("wrong", [{"at_most": 0}, {"at_most": 501}, {"name": ""}, {"last_day_year": 2000}])
def test_a_session_that_cannot_be_is_a_sentence(round_, staff, wrong):
    page = staff.post(page_of(round_), form_data(round_, **wrong)).content.decode()
    assert "There is a problem" in page
    assert not SessionLink.objects.exists()


def test_no_session_in_a_round_that_is_closed(cast, round_, staff):
    invitations.close_round(round_=round_, by=cast.coordinator)
    assert "while these questions are open" in staff.get(page_of(round_)).content.decode()
    assert "nobody can begin" in staff.post(page_of(round_), form_data(round_), follow=True).content.decode()
    assert not SessionLink.objects.exists()


def test_another_organisations_session_is_not_there(cast, round_):
    session, _, _ = open_session(cast, round_)
    outsider = Client()
    outsider.force_login(cast.outsider)
    theirs = cast.open_round(cast.activity("Theirs", by=cast.outsider, status=Status.OPEN))
    for address in (page_of(round_), reverse("evaluation:session-end", args=[round_.pk, session.pk])):
        assert outsider.get(address).status_code == outsider.post(address).status_code == 404
    across = reverse("evaluation:session-end", args=[theirs.pk, session.pk])
    assert outsider.post(across).status_code == 404
    session.refresh_from_db()
    assert session.ended_at is None


def test_the_list_costs_the_same_however_long(cast, round_, staff, django_assert_max_num_queries):
    open_session(cast, round_)
    with django_assert_max_num_queries(60) as few:
        staff.get(page_of(round_))
    for _ in range(5):
        open_session(cast, round_)
    with django_assert_max_num_queries(len(few)):
        staff.get(page_of(round_))


def test_no_session_in_a_round_with_names(cast, staff):
    activity = cast.activity(status=Status.OPEN)
    cast.person(activity)
    named = cast.open_round(activity, mode=Mode.NAMED)
    page = staff.get(page_of(named)).content.decode()
    assert "answered with names" in page and 'name="at_most"' not in page
    assert "answered with names" in staff.post(page_of(named), form_data(named), follow=True).content.decode()
    with pytest.raises(ValidationError, match="answered with names"):
        open_session(cast, named)
    assert page_of(named) not in staff.get(reverse("evaluation:round", args=[named.pk])).content.decode()
    assert not SessionLink.objects.exists()


def test_a_session_of_a_round_that_was_closed_early_is_over_since_that_day(cast, round_, staff):
    open_session(cast, round_, last_day=round_.closes_on)
    invitations.close_round(round_=round_, by=cast.coordinator)
    assert f"Over since {timezone.localdate():%-d %B %Y}, when the questions were closed." in words_of(
        staff.get(page_of(round_))
    )


def test_the_poster_says_whom_to_reach_and_the_page_of_codes_says_so(round_, staff):
    poster = words_of(staff.post(page_of(round_), form_data(round_)))
    assert "Support line: 01632 960 000" in poster
    assert "How to reach them is on the letter or poster." in words_of(Client().get(reverse("evaluation:enter-code")))
