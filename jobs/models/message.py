"""The outbox: one row per person per message, holding a template's name and ids, never a body or a token."""

import smtplib
from datetime import timedelta

from django.core.mail import get_connection
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class MessageQuerySet(models.QuerySet):
    def claim(self, pk):
        """Take a queued message for sending; None if another worker has it or it has gone out."""
        won = self.filter(pk=pk, state=Message.State.QUEUED).update(
            state=Message.State.SENDING, sending_at=Now(), attempt=F("attempt") + 1
        )
        return self.get(pk=pk) if won else None

    def due(self):
        waited = Q(hinted_at=None) | Q(hinted_at__lt=Now() - Message.RESEND_HINT_AFTER)
        return self.filter(waited, state=Message.State.QUEUED)

    def own_up_to_unsure(self):
        """A worker died while sending: nobody can know whether the message left, so say that."""
        return self.filter(state=Message.State.SENDING, sending_at__lt=Now() - Message.SENDING_TAKES_AT_MOST).update(
            state=Message.State.UNSURE
        )


class Message(models.Model):
    """One message to one person. Only a person may send it again once it may have left."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to be sent"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        UNSURE = "unsure", "May not have been sent"
        FAILED = "failed", "Could not be sent"
        BOUNCED = "bounced", "Came back"
        NOT_NEEDED = "not_needed", "No longer needed"

    RESEND_HINT_AFTER = timedelta(seconds=60)
    SENDING_TAKES_AT_MOST = timedelta(seconds=120)
    MAX_ATTEMPTS = 5
    task_name: str

    key = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField(auto_now_add=True)
    hinted_at = models.DateTimeField(null=True, editable=False)
    sending_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        abstract = True

    def deliver(self, compose):
        """Send what `compose()` returns and record what is known of it.

        Before the connection stands nothing can have left, so the message waits for another try; after that a
        failure other than a clear refusal leaves "may not have been sent".
        """
        connection = get_connection()
        try:
            email = compose()
            connection.open()
        except smtplib.SMTPRecipientsRefused:
            self._note(self.State.FAILED)
            return
        except (OSError, smtplib.SMTPException):
            retry = self.attempt < self.MAX_ATTEMPTS
            self._note(self.State.QUEUED if retry else self.State.FAILED)
            return
        try:
            connection.send_messages([email])
        except smtplib.SMTPRecipientsRefused:
            self._note(self.State.FAILED)
        except (OSError, smtplib.SMTPException):
            self._note(self.State.UNSURE)
        else:
            self._note(self.State.SENT, sent_at=Now())
        finally:
            connection.close()

    def drop(self):
        """It was taken for sending and turns out to be no longer needed."""
        self._note(self.State.NOT_NEEDED)

    def send_again(self):
        """A person has decided that it should go out once more."""
        again = [self.State.UNSURE, self.State.FAILED, self.State.BOUNCED, self.State.SENT]
        type(self).objects.filter(pk=self.pk, state__in=again).update(
            state=self.State.QUEUED, attempt=0, hinted_at=None, sending_at=None, sent_at=None
        )

    def _note(self, state, **fields):
        type(self).objects.filter(pk=self.pk, state=self.State.SENDING).update(state=state, **fields)
