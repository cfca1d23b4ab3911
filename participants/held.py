"""What participants' own room holds about a person, as they may read it in their copy of everything."""

from django.conf.locale import LANG_INFO

from participants import consents, held_at_sessions, held_of_payment, needs
from participants.models import (
    AccessNeeds,
    Acknowledgement,
    AgreementAnswer,
    Comment,
    Consent,
    ContactChange,
    ContactMessage,
    DeviceAccess,
    FunnelEvent,
    Involvement,
    LinkMessage,
    NeedsArranged,
    PersonalLink,
    PurposeReply,
    ValueEntry,
    ValueVoice,
)
from participants.subject_access import Part, add_source, day, yes_or_no

HOLDS = (
    "participants.Participant",
    "participants.Involvement",
    "participants.FunnelEvent",
    "participants.ValueEntry",
    "participants.ValueVoice",
    "participants.AgreementAnswer",
    "participants.Acknowledgement",
    "participants.Comment",
    "participants.PurposeReply",
    "participants.AccessNeeds",
    "participants.NeedsArranged",
    "participants.Consent",
    "participants.PersonalLink",
    "participants.DeviceAccess",
    "participants.LinkMessage",
    "participants.ContactChange",
    "participants.ContactMessage",
    *held_at_sessions.HOLDS,
    *held_of_payment.HOLDS,
)
THROUGH_STAFF = "on a link that {organisation} handed over, or sent to an address that staff had changed"
NOT_LINKED = (
    "What staff wrote down without a name, such as what people said at a meeting. We cannot tell what is yours."
)
NOT_OTHERS = "Names of staff and of other people, and why staff took a step back: that can name somebody else."
NOT_SECRETS = "The secret parts of your links. We do not have them, only marks by which we know them again."


def register():
    """Add what this room holds; called once, when the app starts."""
    add_source(held, holds=HOLDS, not_in_it=(NOT_LINKED, NOT_OTHERS, NOT_SECRETS), said=said)


def said(involvement):
    """What matters to them, what they said to the purpose and about being asked; their needs, permissions, details."""
    person = involvement.participant_id
    return (
        [
            ValueEntry.objects.filter(involvement=involvement),
            Acknowledgement.objects.filter(involvement=involvement),
            Comment.objects.filter(involvement=involvement),
            AgreementAnswer.objects.filter(involvement=involvement),
            Involvement.objects.filter(pk=involvement.pk, no_more_questions_at__isnull=False),
            *held_at_sessions.said(involvement),
            *held_of_payment.said(involvement),
        ],
        [
            AccessNeeds.objects.filter(participant=person),
            Consent.objects.filter(participant=person),
            ContactChange.objects.filter(involvement__participant=person),
        ],
    )


def held(participant, involvements):
    """Details, part, steps, own words, needs, permissions, links and letters."""
    return [
        _details(participant),
        _needs(participant, involvements),
        _permissions(participant),
        _part(involvements),
        _steps(involvements),
        _values(involvements),
        _answers_to_purpose(involvements),
        _comments(involvements),
        _answers_to_agreement(involvements),
        *held_at_sessions.held(involvements),
        *held_of_payment.parts(involvements),
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
            "Step": event.get_step_display() + (" (taken back later)" if event.is_taken_back else ""),
            "On": day(event.on),
            "Why": event.get_reason_display() or event.why,
            "Noted": f"{day(event.at)}, by {'staff' if event.by_id else 'you'}",
        }
        for event in events.select_related("involvement__activity", "cancelled_by")
    ]
    return Part("Your steps", entries, order=11)


def _values(involvements):
    entries = [
        {
            "Activity": entry.involvement.activity.title,
            "What matters to you": str(entry),
            "Said on": day(entry.entered_at),
            "Counted or read by others since": day(entry.shown_at),
        }
        for entry in ValueEntry.objects.filter(involvement__in=involvements).select_related(
            "involvement__activity", "card"
        )
    ]
    entries += [
        {
            "Activity": voice.involvement.activity.title,
            "Counted with": voice.get_group_display() or "nobody yet",
            "You have said something since": yes_or_no(voice.has_news),
        }
        for voice in ValueVoice.objects.filter(involvement__in=involvements).select_related("involvement__activity")
    ]
    return Part("What you said matters to you", entries, order=20)


def _answers_to_purpose(involvements):
    found = Acknowledgement.objects.filter(involvement__in=involvements)
    replies = {}
    for reply in PurposeReply.objects.filter(acknowledgement__involvement__in=involvements):
        told = f"{day(reply.replied_at)}: {reply.get_result_display()}. {reply.words}"
        replies.setdefault(reply.acknowledgement_id, []).append(told)
    entries = [
        {
            "Activity": entry.involvement.activity.title,
            "Text of the purpose": _text_in_words(entry.proposal),
            "Your answer": entry.get_answer_display(),
            "Your words": entry.comment,
            "When": day(entry.at),
            "What staff answered": "\n".join(replies.get(entry.pk, [])),
        }
        for entry in found.select_related("involvement__activity", "proposal__version")
    ]
    return Part("What you said to the purpose", entries, order=21)


def _comments(involvements):
    entries = [
        {
            "Activity": comment.activity.title,
            "About": comment.get_question_display(),
            "Your words": comment.words,
            "When": day(comment.said_at),
            "Answer": comment.answer,
            "What was changed": comment.what_changed,
        }
        for comment in Comment.objects.filter(involvement__in=involvements).select_related("activity")
    ]
    return Part("What you said to the plan", entries, order=22)


def _text_in_words(proposal):
    version = getattr(proposal, "version", None)
    asked_on = f"put to you on {day(proposal.proposed_at)}"
    return f"Version {version.number}, {asked_on}" if version else f"{asked_on.capitalize()}, not agreed"


def _answers_to_agreement(involvements):
    found = AgreementAnswer.objects.filter(involvement__in=involvements)
    entries = [
        {
            "Activity": entry.involvement.activity.title,
            "Version": str(entry.version.number),
            "Your answer": entry.get_answer_display(),
            "Your words": entry.comment,
            "When": day(entry.at),
        }
        for entry in found.select_related("involvement__activity", "version")
    ]
    return Part("What you said to what was agreed", entries, order=22)


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
    return Part("Links to your page", entries, order=60)


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
    return Part("E-mails with a link", entries, order=61)


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
    return Part("Changes of how to reach you", entries, order=62)
