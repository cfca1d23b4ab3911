"""Loading the demonstration as its command does, and all that is in the database."""

import io

from django.apps import apps
from django.core.management import call_command

# What the website writes by itself, whoever is there.
NOT_OURS = {"sessions.Session", "contenttypes.ContentType", "auth.Permission"}


def run(*arguments):
    out = io.StringIO()
    call_command("demonstration", *arguments, stdout=out)
    return out.getvalue()


def our_models():
    return [model for model in apps.get_models() if model._meta.label not in NOT_OURS and model._meta.managed]


def counts():
    return {model._meta.label: model.objects.count() for model in our_models()}


def all_rows():
    return [(model, pk) for model in our_models() for pk in model.objects.values_list("pk", flat=True)]
