"""A person, their part, how it went, and the ways in and letters they got."""

from django.conf.locale import LANG_INFO

from participants import consents, needs
from participants.models import (
    AccessNeeds,
    Consent,
    ContactChange,
    ContactMessage,
    DeviceAccess,
    FunnelEvent,
    Involvement,
    LinkMessage,
    NeedsArranged,
    PersonalLink,
)
from participants.subject_access import Part, day, yes_or_no

HOLDS = (
    "participants.Participant",
    "participants.Involvement",
    "participants.FunnelEvent",
    "participants.AccessNeeds",
    "participants.NeedsArranged",
    "participants.Consent",
    "participants.PersonalLink",
    "participants.DeviceAccess",
    "participants.LinkMessage",
    "participants.ContactChange",
    "participants.ContactMessage",
)
THROUGH_STAFF = "on a link that {organisation} handed over, or sent to an address that staff had changed"


def said(involvement):
    """About being asked in this activity."""
    return [Involvement.objects.filter(pk=involvement.pk, no_more_questions_at__isnull=False)]


def said_anywhere(participant):
    """Their needs, permissions and details, whichever activity they were said in."""
    return [
        AccessNeeds.objects.filter(participant=participant),
        Consent.objects.filter(participant=participant),
        ContactChange.objects.filter(involvement__participant=participant),
    ]


def held(participant, involvements):
    return [
        _details(participant),
        _needs(participant, involvements),
        _permissions(participant),
        _part(involvements),
        _steps(involvements),
        _ways_in(involvements),
        _letters(involvements),
        _changes(participant),
    ]


def _details(participant):
    entry = {
        "Name": participant.name,
        "Best way to reach you": participant.get_route_display(),
        "E-mail": participant.email,
        "Phone": participant.phone,
        "Address": participant.address,
        "You sign in as a member of staff": yes_or_no(participant.user_id),
        "Staff changed where letters go": yes_or_no(participant.address_changed_by_id),
        "How you like to read questions": reads_in(participant),
        "You asked not to get questionnaires any more": day(participant.no_more_questions_at) or "no",
        "On our list since": day(participant.added_at),
    }
    return Part("Your details", [entry], order=1)


def reads_in(participant):
    """The way to read in words: "English", "English, in Easy Read", or the code of another language."""
    if not participant.reads_in:
        return "not chosen"
    language, easy, _ = participant.reads_in.partition("-easy")
    name = LANG_INFO.get(language, {}).get("name", language)
    return f"{name}, in Easy Read" if easy else name


def _needs(participant, involvements):
    said = needs.of_person(participant)
    if said is None:
        return Part("What you need to take part", order=2)
    entries = [{"What you said": "\n".join(needs.in_words(said)), "Said on": day(said.said_at)}]
    notes = NeedsArranged.objects.filter(involvement__in=involvements).select_related("involvement__activity")
    entries += [{"Arranged for": note.involvement.activity.title, "On": day(note.on)} for note in notes]
    return Part("What you need to take part", entries, order=2)


def _permissions(participant):
    entries = [
        {"Permission": entry.get_purpose_display(), "You said": "yes" if entry.is_given else "no"}
        | ({"Name you as": entry.credit} if entry.credit else {})
        | {"When": day(entry.at)}
        | ({"How": THROUGH_STAFF.format(organisation=participant.organisation.name)} if entry.through_staff else {})
        for entry in consents.history(participant)
    ]
    return Part("Your permissions", entries, order=3)


def _part(involvements):
    entries = [
        {
            "Activity": involvement.activity.title,
            "When": involvement.activity.dates,
            "Your part": involvement.capacity_in_words,
            "On the list since": day(involvement.added_at),
            "You asked not to get questionnaires about it any more": day(involvement.no_more_questions_at) or "no",
        }
        for involvement in involvements
    ]
    return Part("What you are part of", entries, order=10)


def _steps(involvements):
    events = FunnelEvent.objects.filter(involvement__in=involvements, cancels=None)
    entries = [
        {
            "Activity": event.involvement.activity.title,
            "Step": event.in_their_words + (" (taken back later)" if event.is_taken_back else ""),
            "On": day(event.on),
            "Why": event.get_reason_display() or event.why,
            "Noted": f"{day(event.at)}, by {'staff' if event.by_id else 'you'}",
        }
        for event in events.select_related("involvement__activity", "cancelled_by")
    ]
    return Part("Your steps", entries, order=11)


def _ways_in(involvements):
    links = PersonalLink.objects.filter(involvement__in=involvements).select_related("involvement__activity")
    opened = {}
    for access in DeviceAccess.objects.filter(link__in=links):
        opened.setdefault(access.link_id, []).append(
            f"{day(access.opened_at)}{', could read what you said' if access.may_read_back else ''}"
        )
    entries = [
        {
            "Link for": link.involvement.activity.title,
            "Made": f"{day(link.drawn_at)}, {'by staff' if link.drawn_by_id else 'sent to you'}",
            "Works until": day(link.expires_at),
            "Ended": day(link.revoked_at),
            "Opened on a device": "\n".join(opened.get(link.pk, [])),
        }
        for link in links
    ]
    return Part("Links to your page", entries, order=70)


def _letters(involvements):
    entries = [
        {
            "Letter": message.get_kind_display(),
            "About": message.involvement.activity.title,
            "Asked for": day(message.queued_at),
            "State": message.get_state_display(),
            "Sent": day(message.sent_at),
        }
        for message in LinkMessage.objects.filter(involvement__in=involvements).select_related("involvement__activity")
    ]
    return Part("E-mails with a link", entries, order=71)


def _changes(participant):
    letters = {}
    for message in ContactMessage.objects.filter(change__involvement__participant=participant):
        letters.setdefault(message.change_id, []).append(f"{message.get_kind_display()}: {message.get_state_display()}")
    entries = [
        {
            "You gave a new way to reach you": day(change.asked_at),
            "New e-mail, not confirmed yet": change.new_email,
            "Old e-mail, not told yet": change.old_email,
            "It counted": day(change.done_at),
            "It was given up": day(change.given_up_at),
            "Letters": "\n".join(letters.get(change.pk, [])),
        }
        for change in ContactChange.objects.filter(involvement__participant=participant)
    ]
    return Part("Changes of how to reach you", entries, order=72)
