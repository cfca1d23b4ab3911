"""Opening a round, asking people, and closing it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Status
from evaluation.models import Invitation, InvitationMessage, QuestionnaireVersion, Round
from participants.models import Involvement, Route, Step

NOT_ASKED = (Step.IDENTIFIED, Step.INVITED)


@transaction.atomic
def open_round(*, activity, phase, closes_on, by):
    """Open the round and ask everyone who has joined, leavers too. Returns the round and the messages to send."""
    if activity.status in (Status.DRAFT, Status.CANCELLED):
        raise ValidationError("Agree and lock the purpose before you ask people: they answer about what was agreed.")
    if Round.objects.filter(activity=activity, phase=phase).exists():
        raise ValidationError("This activity has already asked people at this point.")
    round_ = Round.objects.create(activity=activity, phase=phase, closes_on=closes_on, opened_by=by)
    return round_, ask_everyone(round_=round_)


def people_to_ask(activity):
    """Everyone who has joined at some time, whoever they are; people only identified or invited are not asked."""
    return (
        Involvement.objects.filter(activity=activity)
        .with_step()
        .exclude(step__in=NOT_ASKED)
        .select_related("participant")
    )


@transaction.atomic
def ask_everyone(*, round_):
    """Ask everyone not asked yet, so that late joiners can be added. Returns the messages to send."""
    asked = set(round_.invitations.values_list("involvement_id", flat=True))
    messages = []
    for involvement in people_to_ask(round_.activity).exclude(pk__in=asked):
        version = QuestionnaireVersion.objects.current(phase=round_.phase, capacity=involvement.capacity)
        if version is None:
            continue
        invitation = Invitation.objects.create(round=round_, involvement=involvement, version=version)
        if involvement.participant.route == Route.EMAIL:
            messages.append(InvitationMessage.objects.create(key=f"ask:{invitation.pk}", invitation=invitation))
    return messages


@transaction.atomic
def close_round(*, round_, by=None):
    """Close the round for good. Waits for answers being sent this moment; after it no answer can come in."""
    list(Invitation.objects.select_for_update().filter(round=round_).order_by("pk").values_list("pk"))
    Round.objects.filter(pk=round_.pk, closed_at=None).update(closed_at=timezone.now(), closed_by=by)


def close_rounds_due(*, today):
    for round_ in Round.objects.are_open().filter(closes_on__lt=today):
        close_round(round_=round_)
