"""What people say about sessions: whether they come, what to talk about, and whether they had what they needed."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from activities import sessions
from activities.models import AgendaItem, Session, SessionEvent
from participants import last_word
from participants.models import AgendaProposal, Involvement, NeedsMet, SessionReply

PROPOSALS_A_SESSION = 10


class MovedMeanwhile(Exception):
    """The session was moved since the page was read on which the person answered."""


def as_read(session):
    """When and where it is, as a mark that the page carries: people answer to the time and place that they read."""
    read = [getattr(session, field) for field in sessions.WHEN_AND_WHERE]
    return sha256(repr(read).encode()).hexdigest()


@transaction.atomic
def reply(*, involvement, session, answer, needs, read=None, may_replace=True):
    """Keep whether this person comes, and what they need there; the last word counts.

    read: the mark of the page that was read; None where there was no page. A session that was moved is asked about
    anew, on every device; what a device may not read, it takes nothing from. Raises MovedMeanwhile or SaidElsewhere.
    """
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    held = Session.objects.select_for_update().get(pk=session.pk)
    if read is not None and read != as_read(held):
        raise MovedMeanwhile
    before = replies(session).get(involvement.pk)
    if before and not may_replace and not before.counts:
        may_replace, needs = True, _added(before.needs, needs)
    said = {"answer": answer, "needs": needs, "said_at": timezone.now()}
    last_word.keep(
        SessionReply, involvement=involvement, about={"session": session}, said=said, may_replace=may_replace
    )


def _added(before, more):
    return before if more in ("", before) else "\n".join(filter(None, [before, more]))


@transaction.atomic
def propose(*, involvement, session, text, leads_it):
    """Keep what this person would like to talk about. Returns it, or None where there are enough of theirs already."""
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    own = AgendaProposal.objects.filter(involvement=involvement, session=session)
    if again := own.filter(text=text).first():
        return again
    if own.count() >= PROPOSALS_A_SESSION:
        return None
    return AgendaProposal.objects.create(involvement=involvement, session=session, text=text, leads_it=leads_it)


def take_back(*, proposal):
    """The person no longer wants it; once it is decided, it stays."""
    AgendaProposal.objects.filter(pk=proposal.pk, state=AgendaProposal.State.WAITING).delete()


@transaction.atomic
def decide(*, proposal, is_taken, why_not, by):
    """Put what somebody proposed on the agenda, or say why not this time. Deciding twice changes nothing."""
    held = AgendaProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state != AgendaProposal.State.WAITING:
        return held
    if is_taken:
        item = AgendaItem(text=held.text, is_asked_for=True)
        session = Session.objects.select_for_update().get(pk=held.session_id)
        held.item = sessions.add_to_agenda(session=session, item=item)
    held.state = AgendaProposal.State.ON_THE_AGENDA if is_taken else AgendaProposal.State.NOT_THIS_TIME
    held.why_not = "" if is_taken else why_not
    held.decided_at, held.decided_by = timezone.now(), by
    held.save()
    return held


def say_if_met(*, involvement, session, answer, words, may_replace=True):
    """Keep whether this person had what they needed; the last word counts. Raises SaidElsewhere."""
    said = {"answer": answer, "words": words, "said_at": timezone.now()}
    last_word.keep(NeedsMet, involvement=involvement, about={"session": session}, said=said, may_replace=may_replace)


def replies(session):
    """What each person said, {involvement id: reply}; `counts` tells whether they said so of the time it is now."""
    said = {each.involvement_id: each for each in session.replies.all()}
    moved = moved_at([session]).get(session.pk)
    for each in said.values():
        each.counts = still_counts(each.said_at, moved=moved)
    return said


def moved_at(sessions):
    """When each of these was moved last, {session id: moment}; those that never were are left out."""
    moves = SessionEvent.objects.filter(session__in=sessions, kind=SessionEvent.Kind.MOVED)
    return dict(moves.order_by("at").values_list("session", "at"))


def still_counts(said_at, *, moved):
    """Whether what was said then was said of the time it is now; `moved` is when it was moved last, or None."""
    return moved is None or said_at > moved


def unanswered(involvement, *, now):
    """Sessions to come to which this person has not said whether they come, or not since they were moved."""
    today = timezone.localdate(now)
    found = involvement.activity.sessions.taking_place().coming(today=today).select_related("venue")
    coming = [each for each in found if each.ends_at > now]
    said = dict(
        SessionReply.objects.filter(involvement=involvement, session__in=coming).values_list("session", "said_at")
    )
    moved = moved_at(coming)
    return [each for each in coming if each.pk not in said or not still_counts(said[each.pk], moved=moved.get(each.pk))]
