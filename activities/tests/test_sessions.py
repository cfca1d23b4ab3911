"""Sessions: planning, moving, cancelling and repeating them, and what is said of bad input."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from activities import sessions
from activities.forms.sessions import ClockField, SessionForm
from activities.models import AgendaItem, Session, SessionEvent
from activities.tests.meeting import planned, session_of, typed, typed_day
from activities.tests.reading import MARKUP, page, queries_of, words


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("10", 10, 0),
        ("10.30", 10, 30),
        ("10:30 am", 10, 30),
        ("2pm", 14, 0),
        ("2.15 p.m.", 14, 15),
        ("12 am", 0, 0),
        ("noon", 12, 0),
        ("1430", 14, 30),
    ],
)
def test_a_time_is_read_as_people_write_it(text, hour, minute):
    assert ClockField().clean(text) == time(hour, minute)


@pytest.mark.parametrize("text", ["25", "10.75", "13 pm", "0 am", "soon", "٣", "10 to 12", "-1"])
def test_what_is_no_time_is_refused_with_an_example(coordinator, cast, text):
    form = SessionForm(typed(starts=text), activity=cast.activity())
    assert form.errors["starts"] == ["Enter a time, like 10.30 am or 14.30"]


def test_a_session_is_planned_and_papers_are_due_a_week_before(coordinator, cast):
    activity = cast.activity()
    day = timezone.localdate() + timedelta(days=30)
    response = coordinator.post(page("session-create", activity), typed(**typed_day(day)), follow=True)
    session = activity.sessions.get()
    assert (session.on, session.starts, session.ends) == (day, time(10, 30), time(12, 30))
    assert session.papers_due_on == day - timedelta(days=7)
    assert "10.30 am to 12.30 pm" in words(response)
    assert "Room 2" in words(coordinator.get(page("session-list", activity)))


def test_empty_bad_and_absurd_input_each_get_a_sentence(coordinator, cast):
    activity = cast.activity()
    empty = coordinator.post(page("session-create", activity), {}).context["form"].errors
    assert empty["ways"] == ["Select how people can take part"]
    assert empty["on"] == ["Enter the day"]
    bad = typed(ends="9", place="", on_year="2099")
    errors = coordinator.post(page("session-create", activity), bad).context["form"].errors
    assert errors == {
        "on": ["Enter a day within five years of today"],
        "ends": ["It must end after it starts. Is it am or pm?"],
        "place": ["Choose a venue, or write where it is"],
    }
    late = typed(papers_due_on_day="4", papers_due_on_month="3", papers_due_on_year=typed()["on_year"])
    errors = coordinator.post(page("session-create", activity), late).context["form"].errors
    assert errors == {"papers_due_on": ["Papers must be sent before the session, not after it"]}
    assert not activity.sessions.exists()


def test_long_text_and_nul_are_refused_and_shown_back(coordinator, cast):
    activity = cast.activity()
    form = coordinator.post(page("session-create", activity), typed(about="y" * 10_000)).context["form"]
    assert form.errors == {"about": ["Your answer to “What is it for?” must be 2000 characters or fewer"]}
    assert form["about"].value() == "y" * 10_000
    nul = coordinator.post(page("session-create", activity), typed(title="a\x00b")).context["form"]
    assert "title" in nul.errors


def test_markup_is_shown_as_it_was_typed(coordinator, cast):
    activity = cast.activity()
    coordinator.post(page("session-create", activity), typed(title=MARKUP, place=MARKUP))
    session = activity.sessions.get()
    assert session.title == MARKUP
    assert "<script>alert(1)" not in coordinator.get(page("session", activity, session.pk)).content.decode()


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("session_ends_after_it_starts", {"ends": time(10, 30)}),
        ("session_has_a_way_to_take_part", {"ways": []}),
        ("session_in_person_has_a_place", {"place": ""}),
        ("session_is_on_a_likely_day", {"on": date(1999, 12, 31), "papers_due_on": date(1999, 12, 1)}),
        ("papers_are_due_before_the_session", {"papers_due_on": date(2099, 1, 1)}),
    ],
)
def test_the_database_refuses_what_cannot_be(cast, constraint, fields):
    session = session_of(cast.activity(), created_by=cast.coordinator)
    session.papers_due_on = session.on
    for name, value in fields.items():
        setattr(session, name, value)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        session.save()


def test_moving_it_keeps_what_it_was_and_shifts_the_day_for_papers(coordinator, cast):
    activity = cast.activity()
    session = planned(activity)
    was = session.when
    day = session.on + timedelta(days=7)
    url = page("session-update", activity, session.pk)
    shown = coordinator.get(url).context["form"]
    assert shown["starts"].value() == "10.30"
    coordinator.post(url, typed(**typed_day(day), why="Exams", title="Moved") | typed_day_of_papers(session))
    session.refresh_from_db()
    event = session.events.get()
    assert (session.on, session.papers_due_on) == (day, day - timedelta(days=7))
    assert (event.kind, event.was_when, event.was_where, event.why) == ("moved", was, "Room 2", "Exams")
    assert was in words(coordinator.get(page("session", activity, session.pk)))


def typed_day_of_papers(session):
    due = session.papers_due_on
    return {"papers_due_on_day": due.day, "papers_due_on_month": due.month, "papers_due_on_year": due.year}


def test_new_words_alone_are_no_move(cast):
    session = planned(cast.activity())
    session.about = "Other words"
    assert not sessions.change(session=session, by=cast.coordinator)
    assert not session.events.exists()


def test_cancelling_asks_why_keeps_it_and_can_be_taken_back(coordinator, cast):
    activity = cast.activity()
    session = planned(activity)
    url = page("session-cancel", activity, session.pk)
    assert coordinator.post(url, {"why": ""}).context["form"].errors == {
        "why": ["Tell people why it does not take place"]
    }
    coordinator.post(url, {"why": "The room is flooded."})
    coordinator.post(url, {"why": "Twice is once."})
    assert [event.kind for event in session.events.all()] == ["cancelled"]
    assert "Cancelled" in words(coordinator.get(page("session-list", activity)))
    coordinator.post(page("session-bring-back", activity, session.pk))
    session.refresh_from_db()
    assert not session.is_cancelled
    assert [event.kind for event in session.events.all()] == ["brought_back", "cancelled"]


def test_what_was_noted_of_a_change_never_changes(cast):
    session = planned(cast.activity())
    sessions.cancel(session=session, why="Flood", by=cast.coordinator)
    event = session.events.get()
    for change in (lambda: SessionEvent.objects.filter(pk=event.pk).update(why="x"), event.delete):
        with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
            change()
    with pytest.raises(IntegrityError, match="says_why"), transaction.atomic():
        SessionEvent.objects.create(session=session, kind="cancelled", was_when="a", was_where="b", by=cast.coordinator)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        # The second Tuesday of January and of February 2026; the fifth Thursday becomes the last one.
        (date(2026, 1, 13), 1, date(2026, 2, 10)),
        (date(2026, 1, 29), 1, date(2026, 2, 26)),
        (date(2026, 11, 10), 3, date(2027, 2, 9)),
    ],
)
def test_a_month_later_is_the_same_weekday(day, months, found):
    assert sessions.same_weekday(day, months=months) == found


def test_the_same_again_is_a_series_with_the_agenda_but_without_papers(coordinator, cast):
    activity = cast.activity()
    session = planned(activity, online="https://example.org/join")
    sessions.add_to_agenda(session=session, item=AgendaItem(text="The letter", minutes=10))
    session.papers.create(name="The letter")
    url = page("session-repeat", activity, session.pk)
    errors = coordinator.post(url, {"how_often": "weekly", "weeks": "13"}).context["form"].errors
    assert errors == {"weeks": ["Enter 12 or fewer"]}
    coordinator.post(url, {"how_often": "weekly", "weeks": "2", "with_agenda": "on"})
    first, second, third = activity.sessions.all()
    assert [each.on - first.on for each in (second, third)] == [timedelta(weeks=1), timedelta(weeks=2)]
    assert first.series == second.series == third.series is not None
    assert (third.online, third.agenda.get().text, third.papers.count()) == (
        "https://example.org/join",
        "The letter",
        0,
    )
    assert "One of 3 in a series" in words(coordinator.get(page("session", activity, third.pk)))


def test_how_to_join_is_for_those_who_plan_and_those_who_take_part(client, cast):
    activity = cast.activity()
    ways = {"ways": ["online", "phone"], "online": "https://example.org/join", "phone": "01632 960 001, code 77"}
    session = planned(activity, **ways)
    for user in (cast.coordinator, cast.manager, cast.monitoring_lead, cast.administrator):
        client.force_login(user)
        said = words(client.get(page("session", activity, session.pk)))
        is_told = [each in said for each in ("example.org/join", "code 77")]
        assert is_told == [user == cast.coordinator] * 2, user
        assert "Online" in said or "online" in said


def test_an_item_of_the_agenda_moves_up(coordinator, cast):
    activity = cast.activity()
    session = planned(activity)
    for text in ("One", "Two", "Three"):
        coordinator.post(page("agenda-item-create", activity, session.pk), {"text": text, "minutes": "5"})
    last = session.agenda.get(text="Three")
    coordinator.post(page("agenda-item-up", activity, session.pk, last.pk))
    assert [item.text for item in session.agenda.all()] == ["One", "Three", "Two"]
    errors = coordinator.post(page("agenda-item-create", activity, session.pk), {"text": "x", "minutes": "481"})
    assert errors.context["form"].errors == {"minutes": ["Enter between 1 and 480 minutes"]}


def test_an_item_that_was_taken_off_meanwhile_moves_nothing(cast):
    session = planned(cast.activity())
    kept, gone = (sessions.add_to_agenda(session=session, item=AgendaItem(text=text)) for text in ("Kept", "Gone"))
    AgendaItem.objects.filter(pk=gone.pk).delete()
    sessions.move_up(item=gone)
    assert list(session.agenda.all()) == [kept]


def test_papers_in_time_late_and_still_to_send(coordinator, cast):
    activity, today = cast.activity(), timezone.localdate()
    session = planned(activity, days=5)
    paper = session.papers.create(name="The letter")
    assert paper.state(due_on=session.papers_due_on, today=today)[0] == "Late"
    assert list(Session.objects.with_papers_late(today=today)) == [session]
    assert "Papers are late" in words(coordinator.get(page("session-list", activity)))
    tomorrow = today + timedelta(days=1)
    url = page("paper-update", activity, session.pk, paper.pk)
    sent = {"sent_on_day": tomorrow.day, "sent_on_month": tomorrow.month, "sent_on_year": tomorrow.year}
    refused = coordinator.post(url, {"name": "The letter", **sent}).context["form"].errors
    assert refused == {"sent_on": ["It cannot have been sent on a day that is still to come"]}
    paper.sent_on = session.papers_due_on
    assert paper.state(due_on=session.papers_due_on, today=today)[0] == "Sent in time"
    paper.sent_on = today
    paper.save()
    assert paper.state(due_on=session.papers_due_on, today=today)[0] == "Sent late"
    assert not Session.objects.with_papers_late(today=today).exists()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "not an address"])
def test_a_link_that_is_none_is_refused(coordinator, cast, link):
    activity = cast.activity()
    session = planned(activity)
    response = coordinator.post(page("paper-create", activity, session.pk), {"name": "The letter", "link": link})
    assert "link" in response.context["form"].errors
    assert not session.papers.exists()


def test_what_is_worth_a_second_look(cast):
    activity = cast.activity()
    session = planned(activity, on=date(2027, 3, 5), starts=time(8, 30), ends=time(14))
    session.created_at = timezone.make_aware(datetime(2027, 2, 25))
    found = " ".join(sessions.second_look(session, today=date(2027, 2, 25)))
    for part in (
        "before 10 am",
        "school run",
        "Friday prayers",
        "no break",
        "less than two weeks",
        "after the last day",
    ):
        assert part in found
    session.on, session.starts, session.ends, session.breaks = date(2026, 3, 4), time(10), time(12), "At 11"
    session.created_at = timezone.make_aware(datetime(2026, 2, 18))
    assert sessions.second_look(session, today=date(2026, 3, 1)) == []


def test_more_sessions_cost_no_more_queries(coordinator, cast):
    activity = cast.activity()
    venue = activity.organisation.venues.create(name="Mill Hall")
    planned(activity, venue=venue)
    few = queries_of(coordinator, page("session-list", activity))
    for number in range(20):
        planned(activity, days=number - 10, venue=venue)
    assert queries_of(coordinator, page("session-list", activity)) == few
