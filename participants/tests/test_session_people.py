"""For those who see people: who comes, what they need there, and what they would like to talk about."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from activities import sessions
from activities.models import Session, Status, VenueCheck
from activities.tests.meeting import planned
from participants import coming, needs, session_needs
from participants.models import AgendaProposal, NeedsConfirmed, NeedsMet, SessionReply
from participants.tests.pages import text


@pytest.fixture
def session(cast):
    return planned(cast.activity(status=Status.OPEN))


@pytest.fixture
def person(cast, session):
    return cast.person(session.activity, name="Una Voice")


def at(session, name="session-people", *more):
    return reverse(f"participants:{name}", args=[session.activity_id, session.pk, *more])


def needing(session, *people):
    return session_needs.of_session(session, list(people), replies=coming.replies(session))


def test_needs_stand_with_names_for_those_who_arrange_them_only(client, cast, session, person):
    needs.say(participant=person.participant, needs=["hearing_loop"], own_words="Soft light")
    client.force_login(cast.coordinator)
    page = text(client.get(at(session)))
    assert "Una Voice" in page and "Soft light" in page and "To confirm" in page
    for other in (cast.manager, cast.administrator):
        client.force_login(other)
        assert client.get(at(session)).status_code == 403
        assert "Soft light" not in text(
            client.get(reverse("activities:session", args=[session.activity_id, session.pk]))
        )


def test_needs_are_confirmed_and_new_ones_ask_again(staff, cast, session, person):
    needs.say(participant=person.participant, needs=["breaks"], own_words="")
    of = needing(session, person)[0].said_at
    url = at(session, "session-needs-confirm", person.pk)
    assert "They see it on their own page." in text(staff.post(url, {"of": of.isoformat()}, follow=True))
    assert needing(session, person)[0].confirmed.by == cast.coordinator
    # What they say later, for this session or for all, is not confirmed yet.
    coming.reply(involvement=person, session=session, answer="coming", needs="A chair with arms")
    assert needing(session, person)[0].confirmed is None
    assert "Please read it again." in text(staff.post(url, {"of": of.isoformat()}, follow=True))
    assert needing(session, person)[0].words == ["Breaks", "For this session: A chair with arms"]


def test_forgetting_what_one_needs_forgets_that_it_was_confirmed(cast, session, person):
    needs.say(participant=person.participant, needs=["breaks"], own_words="")
    of = needing(session, person)[0].said_at
    session_needs.confirm(involvement=person, session=session, of=of, by=cast.coordinator)
    needs.forget(participant=person.participant)
    assert not NeedsConfirmed.objects.exists()


def test_whoever_cannot_come_needs_nothing_there(session, person):
    needs.say(participant=person.participant, needs=["breaks"], own_words="")
    coming.reply(involvement=person, session=session, answer="not_coming", needs="")
    assert needing(session, person) == []


def test_what_the_venue_lacks_for_the_needs_that_were_said(cast, session, person):
    said = ["step_free", "accessible_toilet", "hearing_loop", "quiet_room", "online", "not_online", "breaks"]
    needs.say(participant=person.participant, needs=said, own_words="")

    def found():
        return [(label, why) for label, why, _ in session_needs.shortfalls(session, needing(session, person))]

    online = ("To join online or by phone", "this session has no such way to take part")
    unchecked = "no venue is chosen, so nobody has checked"
    assert [why for _, why in found()] == [unchecked] * 4 + [online[1]]
    session.venue = cast.organisation.venues.create(name="Mill Hall")
    VenueCheck.objects.create(
        venue=session.venue,
        on=timezone.localdate(),
        checked_by="The panel",
        has=["step_free", "changing_places"],
        lacks=["hearing_loop"],
        by=cast.coordinator,
    )
    # A Changing Places toilet is an accessible one; a quiet room nobody has asked about is not known.
    assert found() == [
        ("Hearing loop", "the venue has none"),
        ("Quiet room to go to", "not known at this venue"),
        online,
    ]
    session.ways = ["online"]
    assert found() == [("To meet in person, not online", "this session has no such way to take part")]


def test_one_alone_who_comes_is_noticed(staff, cast, session, person):
    staff_member = cast.person(session.activity, "staff")
    coming.reply(involvement=person, session=session, answer="coming", needs="")
    coming.reply(involvement=staff_member, session=session, answer="coming", needs="")
    assert "Nobody should be the only voice" in text(staff.get(at(session)))
    coming.reply(involvement=cast.person(session.activity), session=session, answer="coming", needs="")
    assert "Nobody should be the only voice" not in text(staff.get(at(session)))


def test_after_a_move_people_have_not_said_and_their_needs_stay(staff, cast, session, person):
    coming.reply(involvement=person, session=session, answer="not_coming", needs="A chair with arms")
    assert dict(staff.get(at(session)).context["groups"])["Cannot come"] == [person]
    session.on += timedelta(days=7)
    sessions.change(session=session, by=cast.coordinator)
    groups = dict(staff.get(at(session)).context["groups"])
    assert (groups["Cannot come"], groups["Have not said"]) == ([], [person])
    assert needing(session, person)[0].words == ["For this session: A chair with arms"]


def test_what_somebody_asked_for_goes_on_the_agenda_without_their_name(staff, session, person):
    proposal = coming.propose(involvement=person, session=session, text="Parking", leads_it=True)
    url = at(session, "proposal-decide", proposal.pk)
    assert staff.post(url, {"answer": "no"}).context["form"].errors == {"why_not": ["Say why not this time"]}
    staff.post(url, {"answer": "yes"})
    # A second decision changes nothing.
    staff.post(url, {"answer": "no", "why_not": "Later"})
    proposal.refresh_from_db()
    item = session.agenda.get()
    assert (proposal.state, proposal.item, item.text, item.is_asked_for) == ("on_the_agenda", item, "Parking", True)
    page = text(staff.get(reverse("activities:session", args=[session.activity_id, session.pk])))
    assert "Asked for by somebody who takes part." in page and "Una Voice" not in page


def test_the_same_is_proposed_once_and_ten_things_at_most(session, person):
    for _ in range(2):
        coming.propose(involvement=person, session=session, text="Parking", leads_it=False)
    assert AgendaProposal.objects.count() == 1
    for number in range(12):
        coming.propose(involvement=person, session=session, text=f"Thing {number}", leads_it=False)
    assert AgendaProposal.objects.count() == coming.PROPOSALS_A_SESSION


def test_a_proposal_is_taken_back_only_while_it_waits(cast, session, person):
    waiting, decided = (
        coming.propose(involvement=person, session=session, text=text, leads_it=False) for text in ("One", "Two")
    )
    coming.decide(proposal=decided, is_taken=True, why_not="", by=cast.coordinator)
    for proposal in (waiting, decided):
        coming.take_back(proposal=proposal)
    assert list(AgendaProposal.objects.all()) == [decided]


def test_the_database_lets_in_only_people_of_the_activity_and_whole_decisions(cast, session, person):
    stranger = cast.person(cast.activity("Another"))
    now = timezone.now()
    for make in (
        lambda: SessionReply.objects.create(involvement=stranger, session=session, answer="coming", said_at=now),
        lambda: AgendaProposal.objects.create(involvement=stranger, session=session, text="x"),
        lambda: NeedsMet.objects.create(involvement=stranger, session=session, answer="yes", said_at=now),
        lambda: NeedsConfirmed.objects.create(involvement=stranger, session=session, of=now, by=cast.coordinator),
    ):
        with pytest.raises(IntegrityError, match="Only people of the activity"), transaction.atomic():
            make()
    proposal = {"involvement": person, "session": session, "text": "x"}
    with pytest.raises(IntegrityError, match="put_off_says_why"), transaction.atomic():
        AgendaProposal.objects.create(**proposal, state="not_this_time", decided_by=cast.coordinator)
    with pytest.raises(IntegrityError, match="decided_by_somebody"), transaction.atomic():
        AgendaProposal.objects.create(**proposal, state="on_the_agenda")
    reply = {"involvement": person, "session": session, "answer": "coming", "said_at": now}
    SessionReply.objects.create(**reply)
    with pytest.raises(IntegrityError, match="one_reply_a_session"), transaction.atomic():
        SessionReply.objects.create(**reply)


def test_whether_needs_were_met_stands_with_names_for_those_who_arrange(client, cast, person, session):
    Session.objects.filter(pk=session.pk).update(
        on=timezone.localdate() - timedelta(days=1), papers_due_on="2026-01-01"
    )
    coming.say_if_met(involvement=person, session=session, answer="no", words="No loop")
    client.force_login(cast.coordinator)
    page = text(client.get(at(session)))
    assert "Did they have what they needed?" in page and "No loop" in page
    client.force_login(cast.manager)
    assert "No loop" not in text(client.get(reverse("participants:attendance", args=[session.activity_id])))
