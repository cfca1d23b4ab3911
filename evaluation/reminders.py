"""Reminding people who have not answered: twice at most, at moments fixed when the round opens.

Everybody is reminded at one hour and in no order, and no page says whom or how many: a reminder goes only to those who
have not answered, so whoever saw one would know.
"""

from datetime import timedelta
from secrets import SystemRandom

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from evaluation.models import AskedBy, Invitation, InvitationMessage, Reminder, Round
from participants.models import Involvement, PersonalLink, Route, Step

AT_MOST = 2
NOT_BEFORE = timedelta(days=3)
BEFORE_THE_END = timedelta(days=2)
# Somebody reminded because they asked for it is left alone for so long.
APART = timedelta(days=2)
# Who has left, or is having a break, is asked once and then left in peace.
LEFT_IN_PEACE = (Step.LEFT, Step.ENDED_EARLY, Step.PAUSED)
STOPPED = Q(involvement__no_more_questions_at__isnull=False) | Q(
    involvement__participant__no_more_questions_at__isnull=False
)
CAME_BACK = (InvitationMessage.State.BOUNCED, InvitationMessage.State.FAILED)
MAY_HAVE_ARRIVED = (InvitationMessage.State.SENT, InvitationMessage.State.UNSURE)


def days_of(round_, *, opens_on=None):
    """The days on which people are reminded: [(number, day)]; half-way, and two days before the end."""
    first = timezone.localdate(round_.opened_at) if round_.opened_at else opens_on or timezone.localdate()
    last = round_.closes_on - BEFORE_THE_END
    halfway = first + (round_.closes_on - first) // 2
    wanted = {1: [last], 2: [halfway, last]}.get(round_.reminders, [])
    fitting = [day for day in wanted if day >= first + NOT_BEFORE]
    if len(fitting) == 2 and last - halfway < APART:
        fitting = [last]
    return list(enumerate(fitting, start=1 + len(wanted) - len(fitting)))


def queue_due(*, today):
    """Queue today's reminders of every open round, and those that people asked for. Returns the messages to send."""
    waiting = queue_asked_for(today=today)
    for round_ in Round.objects.taking_answers(today=today).filter(reminders__gt=0):
        for number, day in days_of(round_):
            if day == today:
                waiting += remind(round_=round_, number=number, today=today)
    SystemRandom().shuffle(waiting)
    return waiting


@transaction.atomic
def remind(*, round_, number, today):
    """Remind everybody who has not answered, once for each number however often it is called."""
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if not held.is_open or Reminder.objects.filter(round=held, number=number).exists():
        return []
    Reminder.objects.create(round=held, number=number)
    lately = InvitationMessage.objects.filter(
        invitation=OuterRef("pk"),
        kind=InvitationMessage.Kind.REMINDED,
        queued_at__date__gt=today - APART,
    )
    people = still_asked(today=today).filter(_was_asked(), round=held, asked_at__date__lte=today - NOT_BEFORE)
    return _queue(people.filter(~Exists(lately)), number=number)


@transaction.atomic
def queue_asked_for(*, today):
    """Remind those who said “remind me later” and whose day has come; it counts as one of the two."""
    due = still_asked(today=today).filter(not_before__lte=today)
    held = list(due.select_for_update(of=["self"], skip_locked=True))
    Invitation.objects.filter(pk__in=[invitation.pk for invitation in held]).update(not_before=None)
    waiting = []
    for number in range(1, AT_MOST + 1):
        reminded = InvitationMessage.objects.filter(key__in=[_key(number, invitation) for invitation in held])
        had = set(reminded.values_list("invitation", flat=True))
        waiting += _queue([invitation for invitation in held if invitation.pk not in had], number=number)
        held = [invitation for invitation in held if invitation.pk in had]
    return waiting


def is_needed(message, *, today):
    """Whether this message should still go out, looked at just before it does.

    A person asked anew because a message failed gets it even if they have answered by then: that it stayed away would
    tell whoever sent it.
    """
    asked = Invitation.objects.filter(pk=message.invitation_id)
    if message.kind == InvitationMessage.Kind.REMINDED:
        return still_asked(today=today).filter(pk=message.invitation_id).exists()
    return asked.exclude(STOPPED).filter(round__in=Round.objects.taking_answers(today=today)).exists()


def could_remind(invitation):
    """Whether a reminder that this person asks for would be sent, should they not have answered by then."""
    had = InvitationMessage.objects.filter(invitation=invitation.pk, kind=InvitationMessage.Kind.REMINDED)
    return _reached_by_email(Invitation.objects.filter(pk=invitation.pk)).exists() and had.count() < AT_MOST


def still_asked(*, today):
    """Invitations whose people may be reminded by e-mail: asked, not answered, and nothing speaks against it."""
    waiting = Invitation.objects.waiting().filter(round__closes_on__gte=today)
    return _reached_by_email(waiting.filter(Q(not_before=None) | Q(not_before__lte=today)))


def _reached_by_email(invitations):
    gone = Involvement.objects.with_step().filter(pk=OuterRef("involvement"), step__in=LEFT_IN_PEACE)
    returned = InvitationMessage.objects.filter(invitation=OuterRef("pk"), state__in=CAME_BACK)
    # Whose links were ended is sent none that works again.
    ended = PersonalLink.objects.filter(involvement=OuterRef("involvement"), revoked_at__gte=OuterRef("asked_at"))
    return (
        invitations.filter(involvement__participant__route=Route.EMAIL)
        .exclude(STOPPED)
        .filter(~Exists(gone), ~Exists(returned), ~Exists(ended))
    )


def _was_asked():
    """Asked by an e-mail that has gone out."""
    asked = InvitationMessage.objects.filter(invitation=OuterRef("pk"), kind=InvitationMessage.Kind.ASKED)
    return Q(asked_by=AskedBy.EMAIL) & Exists(asked.filter(state__in=MAY_HAVE_ARRIVED))


def _queue(people, *, number):
    """One row a person and number. The rows lie in no order, and so are sent in none."""
    people = list(people)
    SystemRandom().shuffle(people)
    keys = [_key(number, invitation) for invitation in people]
    had = set(InvitationMessage.objects.filter(key__in=keys).values_list("key", flat=True))
    InvitationMessage.objects.bulk_create(
        [
            InvitationMessage(key=key, invitation=invitation, kind=InvitationMessage.Kind.REMINDED)
            for key, invitation in zip(keys, people, strict=True)
        ],
        ignore_conflicts=True,
    )
    return list(InvitationMessage.objects.filter(key__in=set(keys) - had))


def _key(number, invitation):
    return f"remind:{number}:{invitation.pk}"
