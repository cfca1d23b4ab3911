"""When people of an activity came together, where, what they said about it and who was there, as its file says."""

import json
from datetime import time
from decimal import Decimal
from pathlib import Path

from activities import sessions
from activities.models import AgendaItem, Paper, Session, SessionEvent, Venue, VenueCheck
from fourpi.demonstration.chance import Chance
from fourpi.demonstration.days import day, moment
from participants import needs
from participants.models import AgendaProposal, Attendance, NeedsMet, SessionReply, Step

HERE = Path(__file__).parent
STARTS, ENDS = time(13), time(14, 30)
PLANNED_BEFORE, ANSWERED_BEFORE, MOVED_BEFORE = 30, 12, 20
AT_EASE = {
    "chair": "The lead of the work",
    "co_chair": "A member of the panel",
    "breaks": "Ten minutes after three quarters of an hour",
    "quiet_space": "The small room next door. Online: switch off, and come back when you like",
    "before": "Samira rings whoever likes, the day before",
    "after": "Samira stays half an hour longer",
}
STATES = ["came"] * 16 + ["part"] * 2 + ["apologies"] * 2 + ["absent"]
ANSWERS = ["coming"] * 7 + ["not_coming"] * 2 + ["not_sure"]
NEEDED = [
    (["plain_ahead", "breaks"], ""),
    (["captions"], ""),
    (["easy_read"], "Short sentences, please."),
    (["breaks"], ""),
]


def make_venues(organisations, *, by):
    """The places that each organisation's activities share, with what was found there."""
    told = json.loads((HERE / "venues.json").read_text(encoding="utf-8"))
    for key, venues in told.items():
        for venue in venues:
            checks = venue.pop("checks")
            made = Venue.objects.create(organisation=organisations[key], **venue)
            for check in checks:
                VenueCheck.objects.create(venue=made, by=by, **(check | {"on": day(check["on"])}))


def hold(*, activity, told, joined):
    """Every session of this activity; those that are over with who was there, the next one with who will come."""
    chance = Chance(activity.title)
    people = [person for capacity in joined.values() for person in capacity]
    for said in told.get("sessions", []):
        session = _plan(activity, said)
        if said["on"] < 0:
            _note_who_came(session, people, said, chance)
    if upcoming := [said for said in told.get("sessions", []) if said["on"] > 0][:1]:
        session = activity.sessions.get(title=upcoming[0]["title"])
        _answer(session, upcoming[0], chance)


def _plan(activity, said):
    kept = {name: said[name] for name in ("title", "about", "ways", "place", "online", "questions") if name in said}
    venue = activity.organisation.venues.get(name=said["venue"]) if "venue" in said else None
    session = Session(activity=activity, venue=venue, on=day(said["on"]), starts=STARTS, ends=ENDS, **AT_EASE, **kept)
    sessions.plan(session=session, by=activity.lead)
    Session.objects.filter(pk=session.pk).update(created_at=moment(min(said["on"], 0) - PLANNED_BEFORE))
    if "moved_from" in said:
        _note_move(session, said)
    AgendaItem.objects.bulk_create(
        AgendaItem(session=session, text=text, led_by=led_by or "", minutes=minutes, order=order)
        for order, (text, led_by, minutes) in enumerate(said["agenda"])
    )
    Paper.objects.bulk_create(
        Paper(
            session=session, name=name, formats=formats, sent_on=day(sent), given="By e-mail, and by post if you like"
        )
        for name, formats, sent in said["papers"]
    )
    return session


def _note_move(session, said):
    was = Session(on=day(said["moved_from"]), starts=STARTS, ends=ENDS, ways=session.ways, venue=session.venue)
    event = SessionEvent.objects.create(
        session=session,
        kind=SessionEvent.Kind.MOVED,
        was_when=was.when,
        was_where=session.where,
        why=said["why"],
        by=session.activity.lead,
    )
    SessionEvent.objects.filter(pk=event.pk).update(at=moment(-MOVED_BEFORE))


def _note_who_came(session, people, said, chance):
    rows, met = [], []
    for person in people:
        state = chance.choice(STATES)
        hours = {"came": Decimal("1.5"), "part": Decimal("0.75")}.get(state, Decimal())
        preparation = chance.choice([Decimal(), Decimal("0.5"), Decimal(1)]) if hours else Decimal()
        lead = session.activity.lead
        row = {"state": state, "hours": hours, "preparation": preparation, "noted_by": lead}
        rows.append(Attendance(involvement=person, session=session, **row))
        if hours and person.capacity in ("service_user", "carer") and chance.random() < 0.15:
            answer, words = chance.choice([("yes", ""), ("partly", "The papers came late for me."), ("yes", "")])
            met.append((person, answer, words))
    Attendance.objects.bulk_create(rows)
    Attendance.objects.filter(session=session).update(noted_at=moment(said["on"] + 1))
    NeedsMet.objects.bulk_create(
        NeedsMet(involvement=person, session=session, answer=answer, words=words, said_at=moment(said["on"] + 1))
        for person, answer, words in met
    )


def _answer(session, said, chance):
    """Some of those who still take part say whether they come, what they need and would like to talk about."""
    people = list(session.activity.involvements.with_step().filter(step__in=[Step.JOINED, Step.TAKING_PART]))
    with_lived_experience = [person for person in people if person.capacity in ("service_user", "carer")]
    said_at = moment(-ANSWERED_BEFORE)
    SessionReply.objects.bulk_create(
        SessionReply(involvement=person, session=session, answer=chance.choice(ANSWERS), said_at=said_at)
        for person in people
        if chance.random() < 0.6
    )
    for person, (codes, words) in zip(with_lived_experience, NEEDED, strict=False):
        needs.say(participant=person.participant, needs=codes, own_words=words)
    for person, (text, state) in zip(with_lived_experience, said.get("proposals", []), strict=False):
        is_decided = state != AgendaProposal.State.WAITING
        AgendaProposal.objects.create(
            involvement=person,
            session=session,
            text=text,
            state=state,
            why_not="We will ask the siblings first. It fits into the next meeting." if is_decided else "",
            decided_at=moment(-1) if is_decided else None,
            decided_by=session.activity.lead if is_decided else None,
        )
    AgendaProposal.objects.filter(session=session).update(said_at=said_at)
