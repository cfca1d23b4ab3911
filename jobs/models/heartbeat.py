from datetime import timedelta

from django.db import models
from django.db.models.functions import Now


class Heartbeat(models.Model):
    """When the worker, and when the vault, last showed a sign of life; one row for each."""

    name = models.CharField(primary_key=True, max_length=20, default="worker")
    beat_at = models.DateTimeField()

    def __str__(self):
        return f"{self.name} at {self.beat_at}"

    @classmethod
    def beat(cls, name="worker"):
        cls.objects.bulk_create(
            [cls(name=name, beat_at=Now())],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["beat_at"],
        )

    @classmethod
    def is_fresh(cls, name="worker", *, within=timedelta(minutes=2)):
        return cls.objects.filter(name=name, beat_at__gt=Now() - within).exists()
