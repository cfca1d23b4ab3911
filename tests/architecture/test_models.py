"""Foreign keys point the same way as imports: downward, never up, never sideways."""

from collections import Counter

from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps

from activities.models import Activity
from tests.architecture.house import LAYERS

SIDEWAYS = {("jobs", "figures"), ("figures", "jobs")}


def wrong_way(found):
    """Fields of these models whose target stands in a room above their own."""
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in found
        if model._meta.app_label in LAYERS
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if (target := field.related_model._meta.app_label) in LAYERS
        if LAYERS.index(target) > LAYERS.index(model._meta.app_label) or (model._meta.app_label, target) in SIDEWAYS
    ]


def test_foreign_keys_point_downward():
    assert wrong_way(apps.get_models(include_auto_created=True)) == []


@isolate_apps("accounts")
def test_a_key_that_points_upward_is_noticed():
    class Planted(models.Model):
        activity = models.ForeignKey(Activity, models.CASCADE)

        class Meta:
            app_label = "accounts"

        def __str__(self):
            return "planted"

    assert wrong_way([Planted]) == ["accounts.Planted.activity -> activities.Activity"]


def test_tables_match_the_models(db):
    """What makemigrations --check asks, without a second start of Django."""
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    assert connection.vendor == "postgresql"


def named_alike(found):
    """Names of models of ours that stand in more than one room."""
    names = Counter(model.__name__ for model in found if model._meta.app_label in LAYERS)
    return sorted(name for name, times in names.items() if times > 1)


def test_the_name_of_a_model_means_one_model():
    assert named_alike(apps.get_models()) == []


@isolate_apps("accounts")
def test_a_name_of_two_models_is_noticed():
    class Activity(models.Model):
        class Meta:
            app_label = "accounts"

        def __str__(self):
            return "planted"

    assert named_alike([*apps.get_models(), Activity]) == ["Activity"]
