from django.db import models

from jobs.models import Message
from participants.models.participant import Involvement


class LinkMessage(Message):
    """An e-mail with a personal link to somebody's own page: an invitation to join, or a fresh link they asked for."""

    class Kind(models.TextChoices):
        JOIN = "join", "Invitation to join"
        FRESH_LINK = "fresh_link", "Fresh link"

    task_name = "participants.tasks.send_link"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=12, choices=Kind)

    class Meta(Message.Meta):
        abstract = False
        ordering = ["-queued_at"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_state_display()}"
