"""The e-mails that carry a personal link. The token is drawn here, at sending time, and stands in the body only."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from jobs import bounces
from jobs.outbox import NOT_SHOWN_HEADER, ORGANISATION_HEADER
from participants import contact, links
from participants.models import ContactChange, ContactMessage


def compose(*, message, involvement, template, opens, context=None, is_shown=True):
    """An e-mail with a fresh link that leads to `opens` (a path of ours). Subject and preview stay neutral.

    `is_shown` says whether the demonstration may show it to staff.
    """
    links_ended = involvement.links.filter(revoked_at__gte=message.queued_at).exists()
    if links_ended or not involvement.participant.email:
        # A letter to nobody would count as sent, and one that waited while all links were ended would open a new door.
        raise smtplib.SMTPRecipientsRefused({})
    token = links.draw(involvement=involvement, opens=opens, by=involvement.participant.address_changed_by)
    words = {"involvement": involvement, "activity": involvement.activity, "link": address_of(token), **(context or {})}
    organisation = involvement.activity.organisation
    return written(
        message=message,
        organisation=organisation,
        to=involvement.participant.email,
        template=template,
        words=words,
        is_shown=is_shown,
    )


def about_change(message):
    """An e-mail about a new address: to that address, with a link that confirms it, or to the old one, without."""
    change = ContactChange.objects.select_related("involvement__activity__organisation").get(pk=message.change_id)
    words, to = {}, change.old_email
    if message.kind == ContactMessage.Kind.CONFIRM:
        to = change.new_email
        words = {"link": settings.ORIGIN + reverse("participants:confirm-email", args=[contact.draw(change)])}
    if not to:
        raise smtplib.SMTPRecipientsRefused({})
    organisation = change.involvement.activity.organisation
    words["has_new_email"] = bool(change.new_email)
    template = f"email_{message.kind}"
    return written(message=message, organisation=organisation, to=to, template=template, words=words)


def written(*, message, organisation, to, template, words, is_shown=True):
    """The letter itself, as text and as a page; subject and preview stay neutral."""
    everywhere = {"organisation": organisation, "support_contacts": organisation.support_contacts.all()}
    email = EmailMultiAlternatives(
        subject=f"A message from {one_line(organisation.name)}",
        body=render_to_string(f"emails/{template}.txt", everywhere | words),
        from_email=settings.BOUNCES_TO or None,
        to=[to],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            ORGANISATION_HEADER: str(organisation.pk),
            **({} if is_shown else {NOT_SHOWN_HEADER: "yes"}),
            **bounces.headers_of(message),
        },
    )
    email.attach_alternative(render_to_string(f"emails/{template}.html", everywhere | words), "text/html")
    return email


def address_of(token):
    """The link in full, as a person types it."""
    return settings.ORIGIN + reverse("participants:link", args=[token])


def one_line(text):
    """Mail headers hold one line: a name with a line break must not add another header."""
    return " ".join(text.split())
