from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import User
from participants.models.participant import Involvement, Participant


class AccessNeeds(models.Model):
    """What a person needs to take part. Said by them so that staff can arrange it; no part of equality monitoring."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="access_needs")
    # Codes of the shipped list (participants.needs), in its order.
    needs = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    own_words = models.TextField(max_length=20_000, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "access needs"
        constraints = [
            models.CheckConstraint(condition=~Q(needs=[], own_words=""), name="access_needs_say_something"),
        ]

    def __str__(self):
        return f"Access needs, said on {self.said_at:%Y-%m-%d}"


class NeedsArranged(models.Model):
    """That staff have arranged for one activity what a person needs, and on which day."""

    involvement = models.OneToOneField(Involvement, on_delete=models.CASCADE, related_name="needs_arranged")
    on = models.DateField()
    # What the person had said last when staff looked: needs said later are not arranged yet.
    of = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "needs arranged"

    def __str__(self):
        return f"Arranged on {self.on:%Y-%m-%d}"
