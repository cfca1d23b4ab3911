"""Sending one message about a questionnaire, if it is still wanted at that moment."""

from django.urls import reverse
from django.utils import timezone

from evaluation import reminders
from evaluation.models import InvitationMessage
from participants import letters

TEMPLATES = {InvitationMessage.Kind.ASKED: "questionnaire", InvitationMessage.Kind.REMINDED: "reminder"}


def send(message):
    """Send a message that was taken for sending, or note that it is no longer needed."""
    if not reminders.is_needed(message, today=timezone.localdate()):
        message.drop()
        return
    invitation = message.invitation
    message.deliver(
        lambda: letters.compose(
            message=message,
            involvement=invitation.involvement,
            template=TEMPLATES[message.kind],
            opens=reverse("evaluation:questionnaire", args=[invitation.pk]),
            context={"invitation": invitation},
            is_shown=message.kind == InvitationMessage.Kind.ASKED,
        )
    )
