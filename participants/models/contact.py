from django.db import models
from django.db.models import Q

from accounts.models import User
from jobs.models import Message
from participants.models.participant import Involvement


class ContactChangeQuerySet(models.QuerySet):
    def waiting(self):
        """A new e-mail address that nobody has confirmed yet, whether or not its time is over."""
        return self.filter(done_at=None, given_up_at=None)


class ContactChange(models.Model):
    """A person changes where e-mails reach them. A new address counts once a link sent there was used.

    Addresses stand here only until they have done their work: the new one until it counts or is given up, the old one
    until a letter has told it.
    """

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="contact_changes")
    old_email = models.EmailField(blank=True)
    new_email = models.EmailField(blank=True)
    # Who drew the link of the device that asked: what they may not read by it they may not read by a new address.
    through = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = ContactChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, given_up_at=None) | Q(new_email=""),
                name="a_settled_change_keeps_no_address",
            ),
            models.CheckConstraint(condition=Q(done_at=None) | Q(given_up_at=None), name="a_change_ends_one_way"),
        ]

    def __str__(self):
        return f"Change asked on {self.asked_at:%Y-%m-%d}"

    @property
    def could_not_be_sent(self):
        """Whether the letter that asks to confirm the new address came to nothing."""
        lost = (Message.State.FAILED, Message.State.BOUNCED)
        return self.messages.filter(kind=ContactMessage.Kind.CONFIRM, state__in=lost).exists()


class ContactMessage(Message):
    """A letter about a change: to the new address, to confirm it, or to the old one, to tell it."""

    class Kind(models.TextChoices):
        CONFIRM = "confirm", "Confirm a new e-mail"
        TELL = "tell", "Told the old e-mail"

    task_name = "participants.tasks.send_about_change"

    change = models.ForeignKey(ContactChange, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta(Message.Meta):
        abstract = False
        ordering = ["-queued_at"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_state_display()}"
