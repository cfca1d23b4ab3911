"""Sessions: one link and one code for everybody in a room, and a seat for each who begins. Only digests are kept."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from evaluation.models import AskedBy, Invitation, Mode, Round, SessionLink
from evaluation.models.wording import ENGLISH
from participants import codes, links

# A seat lives until the end of the round's last day, as its first page says, and a day longer: whoever sends at
# midnight still sees that it is sent. That day may move, so the cookie lives as long as a round can be open at all.
A_DAY_LONGER = timedelta(days=1)
SEAT_COOKIE_LIVES_FOR = links.LIVES_FOR
# Pressing a button twice comes within this; whoever sends the same page later is the next person at a shared device.
SAME_PRESS = timedelta(seconds=30)
MOST_PEOPLE = 500
NOT_OPEN = "These questions are not open, so nobody can begin at a session."
WITH_NAMES = (
    "These questions are answered with names, and at a session nobody knows who answers. Ask people by name instead."
)


class SessionOver(Exception):
    """The session has ended, or its round has closed."""


class SessionFull(Exception):
    """As many people have begun as there were to be."""


class SeatTaken(Exception):
    """Somebody began with this page before: the next person begins with a fresh one."""


@dataclass(frozen=True)
class Seat:
    """What a browser may do that holds a seat: everything, for it is the only one that ever can."""

    invitation: Invitation
    may_read_back: bool = True


def refusal(round_):
    """Why no session can be opened in this round, in a sentence; empty if one can."""
    if round_.mode == Mode.NAMED:
        return WITH_NAMES
    return "" if round_.is_open else NOT_OPEN


def draw(*, round_, name, last_day, at_most, by):
    """Open a session. Returns it with its token and its code: show them once, they cannot be read again.

    Raises ValidationError with the sentence why none can be opened.
    """
    if sentence := refusal(round_):
        raise ValidationError(sentence)
    token, code = links.draw_token(), codes.draw()
    session = SessionLink.objects.create(
        round=round_,
        name=name,
        digest=links.digest_of(token),
        code_digest=codes.digest_of(code),
        last_day=last_day,
        at_most=at_most,
        drawn_by=by,
    )
    return session, token, code


def end(*, session, by):
    """Nobody can begin any more. Those who have begun may finish."""
    SessionLink.objects.filter(pk=session.pk, ended_at=None).update(ended_at=Now(), ended_by=by)


def find(token):
    """The live session of a link's token, or None. A guess is known by its seal, without a look into the database."""
    return _live().filter(digest=links.digest_of(token)).first() if links.is_sealed_by_us(token) else None


def find_by_code(code):
    """The live session of a code that was typed and read (participants.codes), or None."""
    return _live().filter(code_digest__in=codes.digests_of(code)).first()


def find_again(session_id):
    """The session by its number, for a browser that has been let in before, or None where it is over."""
    return _live().filter(pk=session_id).first()


def of_round(round_):
    """Every session of a round, newest first, with how many people have `answered` there and whether it is `live`."""
    answered = Count("invitations", filter=Q(invitations__is_sent=True))
    return (
        round_.sessions.filter(at_most__gt=0)
        .annotate(answered=answered, live=Q(pk__in=_live()))
        .select_related("drawn_by")
    )


@transaction.atomic
def take_seat(*, session, capacity, secret, variant=""):
    """Somebody begins in this capacity. Returns their invitation; pressing twice gives the same one.

    `secret` was drawn for the page they began from (links.draw_token) and is known to their browser alone. `variant` is
    how they chose to read, kept where the questions are there in it. Raises SessionOver, SessionFull or SeatTaken.
    """
    # Held until the transaction ends, so that people who begin at the same moment are counted one after the other.
    SessionLink.objects.select_for_update().get(pk=session.pk)
    if find_again(session.pk) is None:
        raise SessionOver
    digest = links.digest_of(secret)
    if begun := session.invitations.filter(seat_digest=digest).first():
        if begun.asked_at < timezone.now() - SAME_PRESS:
            raise SeatTaken
        return begun
    if session.invitations.count() >= session.at_most:
        raise SessionFull
    version_id, variants = session.round.audience.values_list("version", "version__variants").get(capacity=capacity)
    return Invitation.objects.create(
        round_id=session.round_id,
        session=session,
        seat_digest=digest,
        capacity=capacity,
        asked_by=AskedBy.SESSION,
        version_id=version_id,
        variant=variant if variant in (ENGLISH, *variants) else "",
    )


def seat(*, invitation, secret):
    """The seat of a browser that holds this secret, or None."""
    if not secret or invitation is None or not invitation.seat_digest:
        return None
    is_here = constant_time_compare(links.digest_of(secret), invitation.seat_digest)
    is_fresh = timezone.localdate() <= invitation.round.closes_on + A_DAY_LONGER
    return Seat(invitation) if is_here and is_fresh else None


def organisations_known_to(*, secret):
    """The number of the organisation in whose session this browser has a seat, for a query."""
    seats = Invitation.objects.filter(
        seat_digest=links.digest_of(secret), round__closes_on__gte=timezone.localdate() - A_DAY_LONGER
    )
    return seats.values("round__activity__organisation")


def seat_at(*, session, secret):
    """The invitation that somebody began with this browser at this session, or None."""
    if not secret:
        return None
    held = session.invitations.filter(seat_digest=links.digest_of(secret)).select_related("round").first()
    return held if seat(invitation=held, secret=secret) else None


def seat_by_link(*, token, secret):
    """The same by the session's link, which leads whoever has begun back to their answers when the session is over."""
    return _seat_again(secret, digest=links.digest_of(token)) if links.is_sealed_by_us(token) else None


def seat_by_code(*, code, secret):
    """The same by its code, which was typed and read."""
    return _seat_again(secret, code_digest__in=codes.digests_of(code))


def _seat_again(secret, **which):
    session = SessionLink.objects.filter(**which).first() if secret else None
    return session and seat_at(session=session, secret=secret)


def _live():
    today = timezone.localdate()
    rounds = Round.objects.taking_answers(today=today)
    live = SessionLink.objects.filter(ended_at=None, last_day__gte=today, round__in=rounds)
    return live.select_related("round__activity__organisation", "round__activity__lead")
