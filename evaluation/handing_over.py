"""People whom no e-mail reaches: staff write, text or hand something to them.

Nothing says who has answered, or who wants no more questions: every list of a round has the same people, and what must
not be sent is left out where it is made.
"""

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from activities.framework import LIVED_EXPERIENCE
from evaluation.models import Invitation
from figures.plain import say_date
from participants import letters, links
from participants.models import PersonalLink, Route

# The signs of a text message (GSM 03.38). With any other sign in it, a message holds 70 of them and not 160.
TEXT_SIGNS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
ONE_TEXT, ONE_TEXT_OF_ANY_SIGNS = 160, 70


def everybody_asked(round_):
    """Everybody asked by name, whatever they have answered or said since. For every list of a round.

    `prepared_at` is when staff last drew a link for them.
    """
    drawn = PersonalLink.objects.filter(involvement=OuterRef("involvement"), drawn_by__isnull=False)
    people = Invitation.objects.filter(round=round_, involvement__isnull=False)
    return (
        people.annotate(prepared_at=Subquery(drawn.order_by("-drawn_at").values("drawn_at")[:1]))
        .select_related("involvement__participant", "version")
        .order_by("involvement__participant__name", "pk")
    )


def reached_without_email(round_):
    """Those of them who get no links by e-mail, so that staff draw one and hand it over."""
    return everybody_asked(round_).exclude(involvement__participant__route=Route.EMAIL)


def may_be_written_to(people):
    """Without those who want no more questions. For making letters, texts and copies, never for a list."""
    return people.filter(involvement__no_more_questions_at=None, involvement__participant__no_more_questions_at=None)


def note_left_out(people, *, by):
    """Mark whoever is left out like the others: by a link of which nobody learns, so that no list tells them apart."""
    for invitation in people.exclude(pk__in=may_be_written_to(people).values("pk")):
        links.draw(involvement=invitation.involvement, opens=_opens(invitation), by=by)


def prepare_text(*, invitation, by):
    """The words of a text message with a fresh link, in one message where they fit. Show them once: they are a key.

    The subject of the activity stays out of it: a telephone shows messages to whoever looks at it.
    """
    link = letters.address_of(links.draw(involvement=invitation.involvement, opens=_opens(invitation), by=by))
    organisation = letters.one_line(invitation.round.activity.organisation.name)
    until = f"{invitation.round.closes_on:%-d %b}"
    care = " Your care will not change." if invitation.capacity in LIVED_EXPERIENCE else ""
    about = f"{organisation}: a few questions about something you take part in, "
    versions = (
        f"{about}about {invitation.version.minutes} minutes, until {until}.{care} {link}",
        f"{organisation}: a few questions for you, until {until}.{care} {link}",
        f"{organisation}: a few questions for you, until {until}. {link}",
    )
    return next((text for text in versions if count_messages(text) == 1), versions[-1])


def count_messages(text):
    """How many text messages this is sent as."""
    is_plain = TEXT_SIGNS.issuperset(text)
    # In a text of several messages each gives up some room to say which one it is.
    whole, part = (ONE_TEXT, 153) if is_plain else (ONE_TEXT_OF_ANY_SIGNS, 67)
    return 1 if len(text) <= whole else -(-len(text) // part)


def _opens(invitation):
    return reverse("evaluation:questionnaire", args=[invitation.pk])


def say_when_prepared(invitation):
    """When staff last made a link for this person, in words, or nothing."""
    return f"A link was made on {say_date(invitation.prepared_at.date())}" if invitation.prepared_at else ""
