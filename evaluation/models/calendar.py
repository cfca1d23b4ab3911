"""What the calendar has done, and what it shall not do."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.models import Activity
from evaluation.models.round import Round


class Reminder(models.Model):
    """The moment at which everybody in a round who had not answered was reminded. Never says whom, or how many."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reminded")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="each_reminder_once"),
            models.CheckConstraint(condition=Q(number__in=[1, 2]), name="first_or_second_reminder"),
        ]

    def __str__(self):
        return f"Reminder {self.number} of {self.at:%Y-%m-%d}"


class NoFollowUp(models.Model):
    """Staff said that the calendar shall not plan questions months later for this activity."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="no_follow_up")
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"No follow-up: {self.activity}"
