"""Process: sessions, venues, and who was there."""

from datetime import time, timedelta

from django.utils import timezone

from activities import sessions
from activities.models import AgendaItem, Session, VenueCheck
from participants import attendance, coming, needs, session_needs
from participants.models import Attendance
from tests.access.row import (
    COORDINATOR,
    DO,
    FORM,
    READ,
    Row,
    of_activity,
    of_organisation,
    personal,
    planner,
    reader,
)


def of_session(*things):
    return lambda world: [world.activity.pk, world.meeting.pk, *(getattr(world, thing).pk for thing in things)]


def of_past(world):
    return [world.activity.pk, world.past_meeting.pk]


def of_mine(*things):
    return lambda world: [world.person.pk, *(getattr(world, thing).pk for thing in things)]


ROWS = (
    reader("activities:session-list", of_activity),
    planner("activities:session-create", FORM, of_activity),
    reader("activities:session", of_session()),
    planner("activities:session-update", FORM, of_session()),
    planner("activities:session-cancel", FORM, of_session()),
    planner("activities:session-bring-back", DO, of_session()),
    planner("activities:session-repeat", FORM, of_session()),
    planner("activities:agenda-item-create", FORM, of_session()),
    planner("activities:agenda-item-update", FORM, of_session("agenda_item")),
    planner("activities:agenda-item-up", DO, of_session("agenda_item")),
    planner("activities:agenda-item-delete", FORM, of_session("agenda_item")),
    planner("activities:paper-create", FORM, of_session()),
    planner("activities:paper-update", FORM, of_session("session_paper")),
    planner("activities:paper-delete", FORM, of_session("session_paper")),
    # Venues
    reader("activities:venue-list", of_organisation()),
    planner("activities:venue-create", FORM, of_organisation()),
    reader("activities:venue", of_organisation("venue")),
    planner("activities:venue-update", FORM, of_organisation("venue")),
    planner("activities:venue-check", FORM, of_organisation("venue")),
    planner("activities:venue-put-away", DO, of_organisation("venue")),
    # Who comes, and who was there
    Row("participants:session-people", of_session(), READ, (COORDINATOR,)),
    planner("participants:session-needs-confirm", DO, of_session("person")),
    planner("participants:proposal-decide", FORM, of_session("proposal")),
    planner("participants:session-attendance", FORM, of_past),
    planner("participants:session-headcount", FORM, of_past),
    reader("participants:attendance", of_activity),
    # A person's own pages
    personal("participants:my-sessions", READ, of_mine()),
    personal("participants:my-session", FORM, of_mine("meeting")),
    personal("participants:my-session-propose", FORM, of_mine("meeting")),
    personal("participants:my-proposal-take-back", DO, of_mine("meeting", "proposal")),
    personal("participants:my-session-needs-met", FORM, of_mine("past_meeting")),
    personal("participants:my-session-calendar", READ, of_mine("meeting")),
)


def make(world):
    """A session to come, moved once, at a checked venue; and one that is over, with all that is noted of it."""
    cast, today = world.cast, timezone.localdate()
    world.venue = cast.organisation.venues.create(
        name="Mill Hall", address="1 Mill Lane", getting_there="Bus 4 stops outside.", notes="Ask Jo for the key."
    )
    VenueCheck.objects.create(
        venue=world.venue,
        on=today,
        checked_by="A wheelchair user of the panel",
        has=["step_free"],
        lacks=["hearing_loop"],
        note="The door is heavy.",
        by=cast.coordinator,
    )
    world.meeting = _session(world, "Second meeting", today + timedelta(days=20))
    world.meeting.starts = time(11)
    sessions.change(session=world.meeting, by=cast.coordinator, why="The bus comes at half past ten.")
    world.agenda_item = sessions.add_to_agenda(
        session=world.meeting, item=AgendaItem(text="The letter", led_by="The chair", minutes=20)
    )
    world.session_paper = world.meeting.papers.create(
        name="The draft letter", formats=["easy_read"], link="https://example.org/letter", given="By post as well"
    )
    world.past_meeting = _session(world, "First meeting", today - timedelta(days=20))
    _say(world)
    note = {"state": Attendance.State.CAME, "hours": 2, "preparation": 1}
    attendance.keep(session=world.past_meeting, noted={world.person: note}, by=cast.coordinator)
    attendance.count(session=world.past_meeting, people={"public": 12}, hours=1)


def _session(world, title, day):
    session = Session(
        activity=world.activity,
        title=title,
        about="We choose the words of the letter.",
        on=day,
        starts=time(10, 30),
        ends=time(12, 30),
        ways=["in_person", "online", "phone"],
        venue=world.venue,
        place="Room 2",
        online="https://example.org/join",
        phone="01632 960 001",
        chair="The lead",
        co_chair="A member of the panel",
        breaks="At half past eleven",
        quiet_space="The small room",
        before="Sam rings the day before",
        after="Sam stays",
        questions="What would you change?",
    )
    return sessions.plan(session=session, by=world.cast.coordinator)


def _say(world):
    """What the person says about both sessions."""
    person = world.person
    coming.reply(involvement=person, session=world.meeting, answer="coming", needs="A chair with arms")
    said_at = max(needs.of_person(person.participant).said_at, person.session_replies.get().said_at)
    session_needs.confirm(involvement=person, session=world.meeting, of=said_at, by=world.cast.coordinator)
    world.proposal = coming.propose(involvement=person, session=world.meeting, text="Parking", leads_it=True)
    other = coming.propose(involvement=person, session=world.meeting, text="Money", leads_it=False)
    coming.decide(proposal=other, is_taken=False, why_not="Next month", by=world.cast.coordinator)
    coming.say_if_met(involvement=person, session=world.past_meeting, answer="partly", words="It was loud.")
