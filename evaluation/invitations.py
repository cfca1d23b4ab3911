"""Opening a round, asking people, and closing it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from activities.models import Activity, Status
from evaluation import modes
from evaluation.models import (
    AskedBy,
    DraftAnswer,
    Invitation,
    InvitationMessage,
    Mode,
    Phase,
    QuestionnaireVersion,
    Round,
    RoundAudience,
)
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
NOT_AGREED = "Agree and lock the purpose before you ask people: they answer about what was agreed."
WAS_CANCELLED = "This activity was cancelled, so nobody is asked about it any more."
IS_EVALUATED = "This activity has been evaluated, so nobody is asked about it any more."
TOO_LATE_FOR_BEFORE = "The work with people is over, so nobody can be asked any more what they expect of it."
ASKED_ALREADY = "This activity has already asked people at this point."


def refusal_to_ask(activity, *, phase):
    """Why people cannot be asked at this point now, in a sentence; empty if they can."""
    always = {Status.DRAFT: NOT_AGREED, Status.CANCELLED: WAS_CANCELLED, Status.EVALUATED: IS_EVALUATED}
    if phase == Phase.BEFORE and activity.status == Status.CLOSED:
        return TOO_LATE_FOR_BEFORE
    return always.get(activity.status, "")


@transaction.atomic
def open_round(*, activity, phase, closes_on, by, mode=Mode.CONFIDENTIAL, versions=None):
    """Open the round and ask everyone who has joined, leavers too. Returns the round and the messages to send."""
    # Held until the transaction ends, so that the activity cannot move on while people are being asked.
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if refusal := refusal_to_ask(held, phase=phase):
        raise ValidationError(refusal)
    try:
        with transaction.atomic():
            round_ = Round.objects.create(
                activity=activity,
                phase=phase,
                mode=mode,
                closes_on=closes_on,
                planned_by=by,
                opened_by=by,
                opened_at=timezone.now(),
            )
    except IntegrityError as error:
        raise ValidationError(ASKED_ALREADY) from error
    modes.begin(round_)
    usual = QuestionnaireVersion.objects.usual(phase=phase, organisation=activity.organisation)
    choose_audience(round_=round_, versions=versions or usual)
    return round_, ask_everyone(round_=round_)


def choose_audience(*, round_, versions):
    """Who is asked what: {capacity: version}. Replaces what was chosen before."""
    round_.audience.all().delete()
    RoundAudience.objects.bulk_create(
        RoundAudience(round=round_, capacity=capacity, version=version) for capacity, version in versions.items()
    )


def people_to_ask(activity, *, phase=Phase.AFTER):
    """Everyone who has joined at some time. Who has left is asked how it was, but not what they expect of it."""
    joined = FunnelEvent.objects.standing().filter(involvement=OuterRef("pk"), step__in=HAS_JOINED)
    people = Involvement.objects.filter(Exists(joined), activity=activity).with_step().select_related("participant")
    return people.exclude(step__in=HAS_LEFT) if phase == Phase.BEFORE else people


def newcomers(round_):
    """People who have joined since the round opened and have not been asked."""
    # Not those at a session: nobody is known there, and nothing is "not in" a list with nobody in it.
    asked = round_.invitations.filter(involvement__isnull=False).values("involvement")
    return people_to_ask(round_.activity, phase=round_.phase).exclude(pk__in=asked)


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
        if involvement.capacity in versions
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
    modes.end(held)
    waiting = InvitationMessage.objects.filter(invitation__round=held, state=InvitationMessage.State.QUEUED)
    waiting.update(state=InvitationMessage.State.NOT_NEEDED)
    Round.objects.filter(pk=held.pk).update(closed_at=timezone.now(), closed_by=by)


def close_rounds_due(*, today):
    for round_ in Round.objects.are_open().filter(closes_on__lt=today):
        close_round(round_=round_)


def _hold_open(round_):
    """Hold the round until the transaction ends, so that nobody is asked while it closes."""
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if not held.is_open:
        raise ValidationError("These questions are closed, so nobody can be asked any more.")
