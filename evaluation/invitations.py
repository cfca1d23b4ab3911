"""Opening a round, asking people, and closing it."""

import contextlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from activities.models import Activity
from evaluation import modes, paper, planning
from evaluation.models import (
    AskedBy,
    DraftAnswer,
    Invitation,
    InvitationMessage,
    Mode,
    Phase,
    QuestionnaireVersion,
    Round,
)
from evaluation.planning import Plan
from participants.models import FunnelEvent, Involvement, Route, Step

HAS_JOINED = (Step.JOINED, Step.TAKING_PART, Step.FINISHED)
ASKED_BY = {
    Route.EMAIL: AskedBy.EMAIL,
    Route.TEXT: AskedBy.TEXT,
    Route.POST: AskedBy.LETTER,
    Route.PHONE: AskedBy.HAND,
    Route.IN_PERSON: AskedBy.HAND,
}
HAS_LEFT = (Step.LEFT, Step.ENDED_EARLY)
# Who has left can say how it was, but not what they expect, nor how it goes.
OF_LEAVERS_TOO = (Phase.AFTER, Phase.FOLLOW_UP)
WANTS_NO_MORE = Q(no_more_questions_at__isnull=False) | Q(participant__no_more_questions_at__isnull=False)
NOBODY_JOINED = "Nobody has joined yet, so there is nobody to ask."
NOBODY_CHOSEN = "Nobody of those who are to be asked has joined, so there is nobody to ask."
DAY_HAS_PASSED = "The last day to answer has passed. Choose a later one first."
IS_CLOSED = "These questions are closed, so nobody can be asked any more."


def refusal_to_open(round_, *, today):
    """Why this planned round cannot open now, in a sentence; empty if it can."""
    if refusal := _refusal_of_the_day(round_, today=today):
        return refusal
    joined = everybody_of(round_.activity, phase=round_.phase, asks_leavers=round_.asks_leavers)
    if not joined.exists():
        return NOBODY_JOINED
    chosen = round_.audience.values("capacity")
    return "" if wanting_questions(joined).filter(capacity__in=chosen).exists() else NOBODY_CHOSEN


@transaction.atomic
def open_round(*, activity, phase, closes_on, by, mode=Mode.CONFIDENTIAL, versions=None):
    """Plan a round and open it at once, asking what is usual. Returns the round and the messages to send."""
    usual = QuestionnaireVersion.objects.usual(phase=phase, organisation=activity.organisation)
    plan = Plan(closes_on=closes_on, versions=versions or usual, mode=mode)
    round_ = planning.plan(activity=activity, phase=phase, plan=plan, by=by)
    waiting = open_planned(round_=round_, by=by)
    round_.refresh_from_db()
    return round_, waiting


@transaction.atomic
def open_planned(*, round_, by=None):
    """Open a planned round and ask everyone. Opening it twice asks nobody twice. Returns the messages to send.

    Raises ValidationError with the sentence why it cannot open.
    """
    # Held until the transaction ends, so that the activity cannot move on while people are being asked.
    Activity.objects.select_for_update().get(pk=round_.activity_id)
    held = Round.objects.select_for_update(of=["self"]).select_related("activity").get(pk=round_.pk)
    if not held.is_planned:
        return []
    if refusal := _refusal_of_the_day(held, today=timezone.localdate()):
        raise ValidationError(refusal)
    modes.begin(held)
    Round.objects.filter(pk=held.pk).update(opened_at=timezone.now(), opened_by=by)
    return ask_everyone(round_=held)


def open_rounds_due(*, today):
    """Open what was planned for today or earlier. What cannot open stays planned, and its page says why."""
    waiting = []
    for round_ in Round.objects.are_due(today=today).select_related("activity"):
        if refusal_to_open(round_, today=today):
            continue
        # The activity may have moved on since that look.
        with contextlib.suppress(ValidationError):
            waiting += open_planned(round_=round_)
    return waiting


def everybody_of(activity, *, phase, asks_leavers=True):
    """Everyone who has joined at some time, whether they want to be asked or not."""
    joined = FunnelEvent.objects.standing().filter(involvement=OuterRef("pk"), step__in=HAS_JOINED)
    people = Involvement.objects.filter(Exists(joined), activity=activity).with_step().select_related("participant")
    return people if phase in OF_LEAVERS_TOO and asks_leavers else people.exclude(step__in=HAS_LEFT)


def wanting_questions(people):
    """Without those who said that they do not want to be asked any more."""
    return people.exclude(WANTS_NO_MORE)


def people_to_ask(activity, *, phase=Phase.AFTER, asks_leavers=True):
    """Who is asked. Who has left is asked how it was, but not what they expect of it."""
    return wanting_questions(everybody_of(activity, phase=phase, asks_leavers=asks_leavers))


def newcomers(round_):
    """People who have joined since the round opened and have not been asked."""
    # Not those at a session: nobody is known there, and nothing is "not in" a list with nobody in it.
    asked = round_.invitations.filter(involvement__isnull=False).values("involvement")
    people = people_to_ask(round_.activity, phase=round_.phase, asks_leavers=round_.asks_leavers)
    return people.filter(capacity__in=round_.audience.values("capacity")).exclude(pk__in=asked)


@transaction.atomic
def ask_everyone(*, round_):
    """Ask everyone not asked yet, so that late joiners can be added. Returns the messages to send."""
    _hold_open(round_)
    versions = {chosen.capacity: chosen.version for chosen in round_.audience.select_related("version")}
    invitations = [
        Invitation(
            round=round_,
            involvement=involvement,
            capacity=involvement.capacity,
            asked_by=ASKED_BY[involvement.participant.route],
            variant=involvement.participant.reads_in,
            version=versions[involvement.capacity],
        )
        for involvement in newcomers(round_)
    ]
    Invitation.objects.bulk_create(invitations)
    return InvitationMessage.objects.bulk_create(
        InvitationMessage(key=f"ask:{invitation.pk}", invitation=invitation)
        for invitation in invitations
        if invitation.involvement.participant.route == Route.EMAIL
    )


@transaction.atomic
def close_round(*, round_, by=None):
    """Close the round for good. Waits for answers being sent this moment; after it no answer can come in.

    Drafts of people who declined are deleted, and all drafts where answers are cut off from people; other drafts stay
    with their owners, who may read them, and are never counted. Invitations that still wait to be sent are no longer
    needed.
    """
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if not held.is_open:
        return
    list(held.invitations.select_for_update().order_by("pk").values_list("pk"))
    DraftAnswer.objects.filter(invitation__round=held, invitation__declined_at__isnull=False).delete()
    paper.forget(held)
    modes.end(held)
    waiting = InvitationMessage.objects.filter(invitation__round=held, state=InvitationMessage.State.QUEUED)
    waiting.update(state=InvitationMessage.State.NOT_NEEDED)
    Round.objects.filter(pk=held.pk).update(closed_at=timezone.now(), closed_by=by)


def close_rounds_due(*, today):
    for round_ in Round.objects.are_open().filter(closes_on__lt=today):
        close_round(round_=round_)


def _refusal_of_the_day(round_, *, today):
    refusal = planning.refusal_to_ask(round_.activity, phase=round_.phase) or modes.refusal(round_.mode)
    return refusal or (DAY_HAS_PASSED if round_.closes_on < today else "")


def _hold_open(round_):
    """Hold the round until the transaction ends, so that nobody is asked while it closes."""
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if not held.is_open:
        raise ValidationError(IS_CLOSED)
    return held
