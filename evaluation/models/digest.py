from django.db import models

from accounts.models import User
from jobs.models import Message


class DigestWeek(models.Model):
    """A week, known by its Monday, whose letters have been queued: never twice, however often the calendar looks."""

    monday = models.DateField(primary_key=True)
    queued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(monday__iso_week_day=1), name="a_week_is_known_by_its_monday")
        ]

    def __str__(self):
        return f"Week of {self.monday:%Y-%m-%d}"


class Digest(Message):
    """The week's letter to one member of staff: what is due in the activities they lead. It holds no words."""

    task_name = "evaluation.tasks.send_digest"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="digests")
    week = models.ForeignKey(DigestWeek, on_delete=models.CASCADE, related_name="digests")

    class Meta(Message.Meta):
        abstract = False
        ordering = ["-week"]
        constraints = [models.UniqueConstraint(fields=["user", "week"], name="one_digest_a_person_and_week")]

    def __str__(self):
        return f"{self.week}: {self.get_state_display()}"


class DigestPause(models.Model):
    """Somebody wants no weekly letter: up to a day, or until they say otherwise."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="digest_pause")
    until = models.DateField(null=True, blank=True)

    def __str__(self):
        return f"No letter until {self.until:%Y-%m-%d}" if self.until else "No letter"
