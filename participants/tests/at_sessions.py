"""Who was at a session, and somebody of whom all is said and noted that can be."""

from activities.models import Session
from activities.tests.meeting import planned
from participants import attendance, coming, session_needs


def came(cast, session, *people, state="came", hours=2, preparation=0):
    noted = {person: {"state": state, "hours": hours, "preparation": preparation} for person in people}
    attendance.keep(session=session, noted=noted, by=cast.coordinator)


def take_part_in_a_session(person, *, by):
    """Come to the activity's session, with the person's name in every word of theirs."""
    name = person.participant.name
    session = Session.objects.filter(activity=person.activity).first() or planned(person.activity)
    coming.reply(involvement=person, session=session, answer="coming", needs=name)
    proposal = coming.propose(involvement=person, session=session, text=name, leads_it=True)
    coming.decide(proposal=proposal, is_taken=False, why_not=name, by=by)
    coming.say_if_met(involvement=person, session=session, answer="partly", words=name)
    said_at = person.session_replies.get().said_at
    session_needs.confirm(involvement=person, session=session, of=said_at, by=by)
    note = {"state": "came", "hours": 2, "preparation": 1}
    attendance.keep(session=session, noted={person: note}, by=by)
