"""What a person says once and may say anew: the last word counts, where their device may read the one before."""

from django.db import transaction

from participants.models import Involvement

SAID_ELSEWHERE = (
    "You said this before, on another device. It is safe. To change it, use that device or ask for a fresh link."
)


class SaidElsewhere(Exception):
    """It was said before, and this device may not read that, so it may not replace it either."""


@transaction.atomic
def keep(model, *, involvement, about, said, may_replace):
    """Keep what this person says about one thing, {field: value}. Raises SaidElsewhere."""
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    if not may_replace and model.objects.filter(involvement=involvement, **about).exists():
        raise SaidElsewhere
    model.objects.update_or_create(involvement=involvement, **about, defaults=said)
