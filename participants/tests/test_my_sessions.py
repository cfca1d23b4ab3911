"""A person's own pages about sessions, and what a device that may not read back is told."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities import sessions
from activities.models import Session, Status
from activities.tests.meeting import planned
from activities.tests.reading import queries_of
from participants import attendance, calendar_file, coming, recruitment
from participants.models import AgendaProposal, NeedsMet, SessionReply, Step
from participants.tests.pages import at, text
from participants.tests.steps import note


@pytest.fixture
def session(activity):
    return planned(activity, ways=["in_person", "online"], online="https://example.org/join?room=1 then press Join")


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Una Voice")


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def over(session):
    day = timezone.localdate() - timedelta(days=1)
    Session.objects.filter(pk=session.pk).update(on=day, papers_due_on=day)
    session.refresh_from_db()


def say(answer, session, *, needs=""):
    """What the page sends on which the session stands as it is now."""
    session = Session.objects.get(pk=session.pk)
    return {"answer": answer, "needs": needs, "read": coming.as_read(session)}


def test_a_session_to_come_is_asked_about_and_answered(device, person, session):
    assert "Say if you can come: Second meeting" in text(device.get(at("my-involvement", person)))
    page = text(device.get(at("my-session", person, session.pk)))
    assert "10.30 am to 12.30 pm" in page
    assert '<a href="https://example.org/join?room=1" rel="nofollow">' in page
    assert device.post(at("my-session", person, session.pk), {}).context["form"].errors == {
        "answer": ["Choose one of the three answers"]
    }
    device.post(at("my-session", person, session.pk), say("coming", session, needs="A chair with arms"))
    reply = SessionReply.objects.get()
    assert (reply.answer, reply.needs) == ("coming", "A chair with arms")
    assert "Say if you can come" not in text(device.get(at("my-involvement", person)))
    assert "You said: I will come." in text(device.get(at("my-sessions", person)))


def test_a_moved_session_is_told_and_asked_about_again(cast, device, person, session):
    was = session.when
    coming.reply(involvement=person, session=session, answer="coming", needs="")
    session.on += timedelta(days=7)
    sessions.change(session=session, by=cast.coordinator, why="Exams")
    assert "Say if you can come" in text(device.get(at("my-involvement", person)))
    assert "The day, time or place has changed" in text(device.get(at("my-sessions", person)))
    page = text(device.get(at("my-session", person, session.pk)))
    assert was in page and "Exams" in page and "has changed since you answered" in page


@pytest.mark.parametrize("change", [{"starts": time(18), "ends": time(19)}, {"place": "Somewhere else"}])
@pytest.mark.parametrize("answer", ["coming", ""])
def test_an_answer_to_the_earlier_time_is_shown_and_asked_again(cast, device, person, session, change, answer):
    sent = say(answer, session, needs="A chair with arms")
    assert f'name="read" value="{sent["read"]}"' in text(device.get(at("my-session", person, session.pk)))
    for field, value in change.items():
        setattr(session, field, value)
    sessions.change(session=session, by=cast.coordinator)
    page = text(device.post(at("my-session", person, session.pk), sent))
    assert "has changed since you opened this page. Your answer is not saved yet." in page
    assert session.when in page and session.place in page and "A chair with arms" in page
    assert not SessionReply.objects.exists()
    device.post(at("my-session", person, session.pk), say("coming", session))
    assert coming.replies(session)[person.pk].counts


def test_a_move_while_the_answer_is_on_its_way_is_asked_about_again(cast, device, person, session, monkeypatch):
    keep = coming.reply

    def moved_first(**given):
        session.starts, session.ends = time(18), time(19)
        sessions.change(session=session, by=cast.coordinator)
        return keep(**given)

    monkeypatch.setattr(coming, "reply", moved_first)
    page = text(device.post(at("my-session", person, session.pk), say("coming", session)))
    assert "6 pm" in page and "Your answer is not saved yet." in page
    assert say("coming", session)["read"] in page
    assert not SessionReply.objects.exists()


def test_a_page_without_the_mark_is_asked_again(device, person, session):
    page = text(device.post(at("my-session", person, session.pk), {"answer": "coming", "needs": ""}))
    assert "Your answer is not saved yet." in page
    assert not SessionReply.objects.exists()


def test_a_cancelled_session_says_so_and_takes_no_answer(cast, device, person, session):
    sessions.cancel(session=session, why="The room is flooded.", by=cast.coordinator)
    assert "Cancelled: it does not take place" in text(device.get(at("my-sessions", person)))
    assert "The room is flooded." in text(device.get(at("my-session", person, session.pk)))
    assert "Say if you can come" not in text(device.get(at("my-involvement", person)))
    response = device.post(at("my-session", person, session.pk), say("coming", session, needs="Typed at length"))
    assert "nothing can be added" in text(response) and "Typed at length" in text(response)
    assert not SessionReply.objects.exists()


def test_somebody_proposes_something_and_takes_it_back(device, person, session):
    url = at("my-session-propose", person, session.pk)
    assert device.post(url, {"text": ""}).context["form"].errors == {
        "text": ["Write what you would like to talk about"]
    }
    assert device.post(url, {"text": "y" * 301}).context["form"].errors == {
        "text": ["Your answer to “What would you like to talk about?” must be 300 characters or fewer"]
    }
    device.post(url, {"text": "Parking", "leads_it": "on"})
    proposal = AgendaProposal.objects.get()
    assert (proposal.text, proposal.leads_it) == ("Parking", True)
    assert "Not decided yet" in text(device.get(at("my-session", person, session.pk)))
    device.post(at("my-proposal-take-back", person, session.pk, proposal.pk))
    assert not AgendaProposal.objects.exists()


def test_another_persons_proposal_is_not_shown_and_not_taken_back(cast, device, person, session):
    other = cast.person(session.activity)
    theirs = coming.propose(involvement=other, session=session, text="Theirs alone", leads_it=False)
    assert "Theirs alone" not in text(device.get(at("my-session", person, session.pk)))
    assert device.post(at("my-proposal-take-back", person, session.pk, theirs.pk)).status_code == 404
    assert AgendaProposal.objects.exists()


def test_after_it_hours_are_read_and_needs_judged(cast, device, person, session):
    over(session)
    note_ = {"state": "came", "hours": 2, "preparation": 1}
    attendance.keep(session=session, noted={person: note_}, by=cast.coordinator)
    assert "You were there: 2 hours." in text(device.get(at("my-sessions", person)))
    page = text(device.get(at("my-session", person, session.pk)))
    assert "And 1 hour to prepare." in page and "Say if you had what you needed" in page
    url = at("my-session-needs-met", person, session.pk)
    device.post(url, {"answer": "partly", "words": "It was loud."})
    device.post(url, {"answer": "no", "words": "It was very loud."})
    said = NeedsMet.objects.get()
    assert (said.answer, said.words) == ("no", "It was very loud.")


def test_before_it_nobody_judges_and_after_it_nobody_answers(device, person, session):
    device.post(at("my-session-needs-met", person, session.pk), {"answer": "no", "words": ""})
    assert not NeedsMet.objects.exists()
    over(session)
    device.post(at("my-session", person, session.pk), say("coming", session))
    device.post(at("my-session-propose", person, session.pk), {"text": "Parking"})
    assert not SessionReply.objects.exists() and not AgendaProposal.objects.exists()


def test_a_second_device_reads_nothing_of_it(cast, device, person, session):
    device.post(at("my-session", person, session.pk), say("coming", session, needs="A chair with arms"))
    coming.propose(involvement=person, session=session, text="Something private", leads_it=False)
    second = Client()
    token = cast.token(person)
    device.post(f"/l/{token}/")
    second.post(f"/l/{token}/")
    for name, more in (("my-sessions", ()), ("my-session", (session.pk,))):
        page = text(second.get(at(name, person, *more)))
        for words in ("chair with arms", "Something private", "You said: I will come"):
            assert words not in page


def test_where_and_how_is_for_people_who_take_part(cast, session, person, device):
    newcomer = cast.person(session.activity, has_joined=False)
    outside = cast.open_door(Client(), newcomer)
    assert "once you take part" in text(outside.get(at("my-sessions", newcomer)))
    assert outside.get(at("my-session", newcomer, session.pk)).status_code == 404
    assert outside.get(at("my-session-calendar", newcomer, session.pk)).status_code == 404
    recruitment.leave(involvement=person, reason="time")
    assert device.get(at("my-session", person, session.pk)).status_code == 404


def test_during_a_break_nothing_is_asked(cast, session, person, device):
    note(person, cast, Step.PAUSED)
    assert "Say if you can come" not in text(device.get(at("my-involvement", person)))
    page = text(device.get(at("my-sessions", person)))
    assert "You need not come" in page and "Second meeting" in page


def test_a_session_of_another_activity_is_not_there(cast, device, person):
    elsewhere = planned(cast.activity("Another", status=Status.OPEN))
    assert device.get(at("my-session", person, elsewhere.pk)).status_code == 404


def test_more_sessions_cost_no_more_queries(cast, device, person, session):
    coming.reply(involvement=person, session=session, answer="coming", needs="")
    few = queries_of(device, at("my-sessions", person)), queries_of(device, at("my-involvement", person))
    for number in range(10):
        planned(session.activity, days=number + 1)
    assert (queries_of(device, at("my-sessions", person)), queries_of(device, at("my-involvement", person))) == few


def test_the_file_for_a_calendar_names_nobody(device, person, session):
    response = device.get(at("my-session-calendar", person, session.pk))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="session.ics"'
    lines = response.content.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert "Una" not in response.content.decode() and session.activity.title not in response.content.decode()
    assert "SUMMARY:Second meeting" in lines


def test_the_file_escapes_folds_and_counts_in_world_time(cast, activity):
    title = "Tea; cake, and\nBEGIN:VEVENT \\ " + "ä🙂" * 40
    session = planned(activity, title="x", on=timezone.datetime(2027, 7, 1).date())
    session.title = title
    written = calendar_file.of_session(session, moves=2)
    lines = written.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    # Half past ten on a summer's day in London.
    assert "DTSTART:20270701T093000Z" in lines and "SEQUENCE:2" in lines
    assert written.count("BEGIN:VEVENT\r\n") == 1
    unfolded = written.replace("\r\n ", "")
    assert "SUMMARY:Tea\\; cake\\, and\\nBEGIN:VEVENT \\\\ " + "ä🙂" * 40 in unfolded


def test_the_pages_of_the_person_need_their_link(session, person):
    for name in ("my-sessions", "my-session", "my-session-calendar"):
        more = [] if name == "my-sessions" else [session.pk]
        assert Client().get(reverse(f"participants:{name}", args=[person.pk, *more])).status_code == 404
