"""What a person wants about being asked: later, never again about this work, never again by anybody here."""

from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from evaluation import submission
from evaluation.models import Invitation
from evaluation.submission import AlreadySent, BegunElsewhere, RoundClosed
from participants.models import Involvement, Participant


@transaction.atomic
def ask_later(*, invitation, day):
    """Not now: no reminder before this day, and one on it. Raises AlreadySent or RoundClosed."""
    held = Invitation.objects.select_for_update(of=["self"]).select_related("round").get(pk=invitation.pk)
    if held.is_sent:
        raise AlreadySent
    if not held.round.is_open or held.round.closes_on < timezone.localdate():
        raise RoundClosed
    Invitation.objects.filter(pk=held.pk).update(not_before=day, declined_at=None)


@transaction.atomic
def stop_asking(*, involvement, everywhere):
    """Do not ask this person again about this activity, or about anything here. They can take it back themselves."""
    asked = Participant if everywhere else Involvement
    pk = involvement.participant_id if everywhere else involvement.pk
    asked.objects.filter(pk=pk).update(no_more_questions_at=timezone.now())


@transaction.atomic
def ask_again(*, involvement):
    """The person may be asked again, about this activity and by the organisation."""
    Involvement.objects.filter(pk=involvement.pk).update(no_more_questions_at=None)
    Participant.objects.filter(pk=involvement.participant_id).update(no_more_questions_at=None)


@transaction.atomic
def choose(*, involvement, may_ask, everywhere=False):
    """Put whatever was said before aside: the person may be asked, or not, here or by anybody."""
    ask_again(involvement=involvement)
    if not may_ask:
        stop_asking(involvement=involvement, everywhere=everywhere)


@transaction.atomic
def stop_answering(*, invitation, everywhere, may_take_back):
    """Stop being asked, and say no to these questions as well, where they can be said no to.

    They cannot where answers lie that another device saved, or that have been sent in: those stay as they are.
    """
    with suppress(AlreadySent, BegunElsewhere, RoundClosed):
        submission.decline(invitation=invitation, may_take_back=may_take_back)
    # After it: everybody holds the questionnaire first and the person then (participants.links).
    stop_asking(involvement=invitation.involvement, everywhere=everywhere)
