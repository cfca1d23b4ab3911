"""Removes the demonstration and nothing else."""

from pathlib import Path

import pgtrigger
from django.conf import settings
from django.db import transaction
from django.db.models import Count, ProtectedError, Q

from accounts.models import Organisation, User
from activities.models import Activity
from evaluation.models import Invitation, Questionnaire, QuestionnaireVersion
from fourpi.demonstration.history import GUARDED
from jobs import outbox
from participants.models import Device, Involvement


@transaction.atomic
def remove():
    """Remove every demonstration organisation with all that hangs on it. Returns how many there were."""
    organisations = list(Organisation.objects.filter(is_demonstration=True))
    users = _users_of_nobody_else(organisations)
    devices = Device.objects.filter(accesses__link__involvement__activity__organisation__in=organisations)
    _hold_still(organisations)
    seen = list(devices.values_list("pk", flat=True))
    with pgtrigger.ignore(*GUARDED):
        # A team may not go before its activities, nor a question before what it stands in.
        Activity.objects.filter(organisation__in=organisations).delete()
        QuestionnaireVersion.objects.filter(questionnaire__organisation__in=organisations).delete()
        Questionnaire.objects.filter(organisation__in=organisations).delete()
        Organisation.objects.filter(pk__in=[organisation.pk for organisation in organisations]).delete()
    Device.objects.filter(pk__in=seen, accesses=None).delete()
    for user in users:
        _remove_user(user)
    _throw_letters_away(organisations)
    return len(organisations)


def _hold_still(organisations):
    """Whoever is answering, or being sent a letter, this moment comes first; nobody new after that."""
    for rows in (
        Activity.objects.filter(organisation__in=organisations),
        Involvement.objects.filter(activity__organisation__in=organisations),
        Invitation.objects.filter(round__activity__organisation__in=organisations),
    ):
        list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _users_of_nobody_else(organisations):
    """Those who belong to the demonstration and to no other organisation."""
    ours = Count("memberships", filter=Q(memberships__organisation__in=organisations))
    counted = User.objects.annotate(ours=ours, all=Count("memberships"))
    return [user for user in counted if user.ours and user.ours == user.all]


def _remove_user(user):
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError:
        # They have planned something elsewhere: their name stays on it.
        return


def _throw_letters_away(organisations):
    if not settings.OUTBOX_DIR:
        return
    for letter in outbox.letters(organisations=[organisation.pk for organisation in organisations]):
        (Path(settings.OUTBOX_DIR) / f"{letter.name}.eml").unlink(missing_ok=True)
