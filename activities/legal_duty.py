"""The legal duty to involve people: the advice an organisation gives its staff, and checks that keep what was read."""

import json
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation
from activities.models import DutyAdvice, LegalDutyCheck

ADVICE_CHANGED = "The advice has changed since you read it. Please read it again before you save the check."

# What comes with FourPi. A release that changes the words gives them a later day.
_TOLD = json.loads((Path(__file__).parent / "duty_advice.json").read_text(encoding="utf-8"))
SHIPPED = {**_TOLD, "checked_on": date.fromisoformat(_TOLD["checked_on"])}


def advice_in_force(organisation):
    """The newest advice, or the shipped one, not yet saved, where there is none or only an older shipped one."""
    newest = organisation.duty_advice.first()
    if newest and not (newest.is_shipped and newest.checked_on < SHIPPED["checked_on"]):
        return newest
    return DutyAdvice(organisation=organisation, version=newest.version + 1 if newest else 1, **SHIPPED)


@transaction.atomic
def publish_advice(*, organisation, texts, by):
    """Keep these texts as the next version; checks go on pointing at the version that was read."""
    _hold(organisation)
    newest = advice_in_force(organisation)
    if newest.pk is None:
        newest.save()
    return DutyAdvice.objects.create(
        organisation=organisation, version=newest.version + 1, published_by=by, **{key: texts[key] for key in SHIPPED}
    )


@transaction.atomic
def keep_check(*, activity, read, by, **answers):
    """Keep a check, with the advice as it was read. `read` is its version; raises ValidationError if it has changed."""
    _hold(activity.organisation)
    advice = advice_in_force(activity.organisation)
    if read != advice.version:
        raise ValidationError(ADVICE_CHANGED)
    if advice.pk is None:
        advice.save()
    return LegalDutyCheck.objects.create(activity=activity, advice=advice, checked_by=by, **answers)


def _hold(organisation):
    """One at a time: two who save at once would give two texts the same number."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
