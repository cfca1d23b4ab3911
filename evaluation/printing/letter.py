"""Letters that ask people to answer: a QR code to scan, and an address and a code to type."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from activities.framework import Capacity
from evaluation.printing.qr import draw_qr
from evaluation.printing.setting import set_pages
from figures.plain import say_date
from participants import codes, letters, links

CARE = {
    Capacity.SERVICE_USER: "Your care and support will not change, whatever you say.",
    Capacity.CARER: "Your care and support, and those of the person you care for, will not change, whatever you say.",
    Capacity.STAFF: "What you say is not used to judge your work.",
    Capacity.PARTNER: "What you say is not used to judge your work.",
    Capacity.PUBLIC: "Whatever you say has no effect on any care or support that you get.",
}
ALREADY = "Have you answered already? Then thank you: please put this letter away."


def write_letters(*, round_, invitations, by):
    """One page for each invitation, as a PDF. Draws a fresh link with a code for each: print them, they are keys."""
    activity = round_.activity
    organisation = activity.organisation
    data = {
        "title": "Letters",
        "organisation": organisation.name,
        "today": say_date(timezone.localdate()),
        "code_address": code_address(),
        "contacts": contacts(activity),
        "already": ALREADY,
        "letters": [_letter(invitation, round_=round_, by=by) for invitation in invitations],
    }
    return set_pages("letter.typ", data)


def code_address():
    """Where a code is typed, as it is printed: without what every browser adds by itself."""
    return (settings.ORIGIN + reverse("evaluation:enter-code")).split("://", 1)[1].removesuffix("/")


def contacts(activity):
    """Whom to ask, in lines: the support contacts, and who leads the activity."""
    lines = [
        f"{contact.name}: {contact.how}" + (f" ({contact.when_open})" if contact.when_open else "")
        for contact in activity.organisation.support_contacts.all()
    ]
    return [*lines, f"{activity.lead.name}: {activity.lead.email}"]


def _letter(invitation, *, round_, by):
    involvement = invitation.involvement
    opens = reverse("evaluation:questionnaire", args=[invitation.pk])
    token, code = links.draw_with_code(involvement=involvement, opens=opens, by=by)
    activity = round_.activity
    return {
        "name": involvement.participant.name,
        "address": involvement.participant.address.strip(),
        "who-asks": f"{activity.organisation.name} would like to know what you think about “{activity.title}”, "
        "which you take part in or have taken part in.",
        "points": [
            f"It takes about {invitation.version.minutes} minutes.",
            f"The last day to answer is {round_.closes_on:%A} {say_date(round_.closes_on)}.",
            "You can leave out any question, or all of them.",
            CARE[invitation.capacity],
        ],
        "qr": draw_qr(letters.address_of(token)).svg,
        "code": codes.in_groups(code),
    }
