"""What a person has said stands until they say otherwise: no device that may not read it puts other words there."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities import commitments, sessions
from activities.models import Session, Status
from activities.tests.meeting import planned
from participants import coming, links
from participants.last_word import SAID_ELSEWHERE
from participants.tests.pages import at, text

OBJECTION = "MY OBJECTION"


@pytest.fixture
def activity(cast):
    activity = cast.activity(status=Status.OPEN)
    activity.commitments.create(text="We say early what cannot change")
    commitments.agree(activity=activity, agreed_on=date(2026, 1, 5), by=activity.lead)
    planned(activity)
    past = planned(activity, days=2)
    day = timezone.localdate() - timedelta(days=1)
    Session.objects.filter(pk=past.pk).update(on=day, papers_due_on=day)
    return activity


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, route="phone", phone="01632 960 001")


@pytest.fixture
def own(cast, person):
    return cast.open_door(Client(), person)


@pytest.fixture
def staffs(cast, person):
    """A fresh browser in which a coordinator opens a link that they made."""

    def open_it():
        staff, device = Client(), Client()
        staff.force_login(cast.coordinator)
        made = staff.post(reverse("participants:link-hand-over", args=[person.pk]))
        assert made.status_code == 200
        token = links.draw(involvement=person, opens=f"/my/{person.pk}/", by=cast.coordinator)
        assert device.post(f"/l/{token}/").status_code == 302
        return device

    return open_it


def purpose(person):
    said = {"text": 1, "answer": "comment", "comment": OBJECTION}
    return at("my-purpose", person), said, {**said, "answer": "agree", "comment": ""}


def agreement(person):
    said = {"text": 1, "answer": "comment", "comment": OBJECTION}
    return at("my-agreement", person), said, {**said, "answer": "keep", "comment": ""}


def reply(person):
    session = person.activity.sessions.order_by("on").last()
    said = {"answer": "not_coming", "needs": OBJECTION, "read": coming.as_read(session)}
    return at("my-session", person, session.pk), said, {**said, "answer": "coming", "needs": ""}


def needs_met(person):
    session = person.activity.sessions.order_by("on").first()
    said = {"answer": "no", "words": OBJECTION}
    return at("my-session-needs-met", person, session.pk), said, {"answer": "yes", "words": ""}


PLACES = pytest.mark.parametrize(
    ("place", "rows"),
    [
        (purpose, "acknowledgements"),
        (agreement, "agreement_answers"),
        (reply, "session_replies"),
        (needs_met, "needs_met"),
    ],
    ids=["purpose", "agreement", "reply", "needs_met"],
)


def everything(person, rows):
    return list(getattr(person, rows).values())


@PLACES
def test_a_device_that_may_not_read_it_does_not_replace_it(person, own, staffs, place, rows):
    url, said, otherwise = place(person)
    assert own.post(url, said).status_code == 302
    stood = everything(person, rows)
    page = text(staffs().post(url, otherwise))
    assert SAID_ELSEWHERE in page and OBJECTION not in page
    assert everything(person, rows) == stood


@PLACES
def test_without_the_rule_it_would_be_gone(person, own, staffs, place, rows, monkeypatch):
    find_access = links.access

    def generous(**given):
        found = find_access(**given)
        found.may_read_back = True
        return found

    monkeypatch.setattr(links, "access", generous)
    with pytest.raises(AssertionError):
        test_a_device_that_may_not_read_it_does_not_replace_it(person, own, staffs, place, rows)


@PLACES
def test_the_person_changes_it_by_a_fresh_link(cast, person, own, staffs, place, rows):
    url, said, otherwise = place(person)
    own.post(url, said)
    staffs()
    fresh = cast.open_door(Client(), person)
    assert fresh.post(url, otherwise).status_code == 302
    [now] = everything(person, rows)
    assert now["answer"] == otherwise["answer"]


@PLACES
def test_where_nothing_stands_every_device_says_it(cast, person, own, staffs, place, rows):
    url, _, otherwise = place(person)
    assert staffs().post(url, otherwise).status_code == 302
    assert len(everything(person, rows)) == 1


@pytest.mark.parametrize("place", [purpose, agreement], ids=["purpose", "agreement"])
def test_such_a_device_is_told_before_it_answers(person, own, staffs, place):
    url, said, _ = place(person)
    own.post(url, said)
    page = text(staffs().get(url))
    assert SAID_ELSEWHERE in page and "Send me a fresh link" in page
    assert "Send my answer" not in page and "You can change your answer" not in page


def test_after_a_move_every_device_is_asked_and_takes_nothing_away(cast, person, own, staffs):
    url, said, _ = reply(person)
    own.post(url, said)
    session = person.activity.sessions.order_by("on").last()
    session.on += timedelta(days=7)
    sessions.change(session=session, by=cast.coordinator)
    second = staffs()
    _, said, otherwise = reply(person)
    assert second.post(url, {**otherwise, "needs": "A lift"}).status_code == 302
    now = person.session_replies.get()
    assert (now.answer, now.needs) == ("coming", f"{OBJECTION}\nA lift")
    assert SAID_ELSEWHERE in text(second.post(url, said))
