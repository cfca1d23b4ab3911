"""The e-mails that carry a personal link. The token is drawn here, at sending time, and stands in the body only."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from jobs.outbox import ORGANISATION_HEADER
from participants import links


def compose(*, message, involvement, template, opens, context=None):
    """An e-mail with a fresh link that leads to `opens` (a path of ours). Subject and preview stay neutral."""
    links_ended = involvement.links.filter(revoked_at__gte=message.queued_at).exists()
    if links_ended or not involvement.participant.email:
        # A letter to nobody would count as sent, and one that waited while all links were ended would open a new door.
        raise smtplib.SMTPRecipientsRefused({})
    token = links.draw(involvement=involvement, opens=opens, by=involvement.participant.address_changed_by)
    organisation = involvement.activity.organisation
    words = {
        "involvement": involvement,
        "activity": involvement.activity,
        "organisation": organisation,
        "support_contacts": organisation.support_contacts.all(),
        "link": address_of(token),
        **(context or {}),
    }
    email = EmailMultiAlternatives(
        subject=f"A message from {one_line(organisation.name)}",
        body=render_to_string(f"emails/{template}.txt", words),
        to=[involvement.participant.email],
        headers={ORGANISATION_HEADER: str(organisation.pk)},
    )
    email.attach_alternative(render_to_string(f"emails/{template}.html", words), "text/html")
    return email


def address_of(token):
    """The link in full, as a person types it."""
    return settings.ORIGIN + reverse("participants:link", args=[token])


def one_line(text):
    """Mail headers hold one line: a name with a line break must not add another header."""
    return " ".join(text.split())
