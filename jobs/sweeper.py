"""Finds rows whose hint was lost or whose worker died, and hints again. Two sweepers at once do no harm."""

from django.apps import apps
from django.db import transaction
from django.db.models.functions import Now

from jobs.hints import hint
from jobs.models import Job, Message

AT_MOST = 200


def _kinds(base):
    return [model for model in apps.get_models() if issubclass(model, base)]


def sweep():
    for model in _kinds(Job):
        model.objects.give_up_on_hopeless()
    for model in _kinds(Message):
        model.objects.own_up_to_unsure()
    for model in [*_kinds(Job), *_kinds(Message)]:
        for row in _take_due(model):
            hint(row)


def _take_due(model):
    with transaction.atomic():
        rows = list(model.objects.due().select_for_update(skip_locked=True).order_by("pk")[:AT_MOST])
        model.objects.filter(pk__in=[row.pk for row in rows]).update(hinted_at=Now())
    return rows
