from django.db import models
from django.db.models import Q

from activities.framework import ProcessArea
from activities.models.activity import Activity


class ArrangementQuerySet(models.QuerySet):
    def overdue(self, *, today):
        waiting = [Arrangement.State.NOT_STARTED, Arrangement.State.PLANNED]
        return self.filter(due_on__lt=today, state__in=waiting)


class Arrangement(models.Model):
    """One thing to arrange so that people can take part well, in one of the four areas of Process."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        PLANNED = "planned", "Planned"
        DONE = "done", "Done"
        NOT_NEEDED = "not_needed", "Not needed"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="arrangements")
    area = models.CharField(max_length=20, choices=ProcessArea)
    code = models.CharField(max_length=10, blank=True)
    text = models.CharField(max_length=300)
    owner = models.CharField("who does it", max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    not_needed_reason = models.TextField(max_length=500, blank=True)
    evidence = models.TextField(max_length=1000, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="not_needed") | ~Q(not_needed_reason=""),
                name="arrangement_not_needed_has_a_reason",
            ),
        ]

    def __str__(self):
        return self.text
