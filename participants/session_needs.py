"""What people need at a session, that it was confirmed, and what the venue lacks of it.

Access needs are there to be met. This is for those who arrange them and by name only: nothing here is a count.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from activities.models import Session, VenueFeature
from participants import needs
from participants.models import AccessNeeds, Involvement, NeedsConfirmed, SessionReply

# What a venue must have for a need of the shipped list; one of several is enough.
FEATURES = {
    "step_free": (VenueFeature.STEP_FREE,),
    "accessible_toilet": (VenueFeature.ACCESSIBLE_TOILET, VenueFeature.CHANGING_PLACES),
    "hearing_loop": (VenueFeature.HEARING_LOOP,),
    "quiet_room": (VenueFeature.QUIET_ROOM,),
    "transport": (VenueFeature.PARKING, VenueFeature.PUBLIC_TRANSPORT),
    "assistance_dog": (VenueFeature.ASSISTANCE_DOG,),
}
# Ways to take part that a need asks for; one of several is enough.
WAYS = {"online": (Session.Way.ONLINE, Session.Way.PHONE), "not_online": (Session.Way.IN_PERSON,)}


@dataclass
class Needing:
    """One person who needs something at a session: in words, in codes, and whether it is confirmed."""

    involvement: Involvement
    words: list[str]
    codes: list[str]
    said_at: datetime
    confirmed: NeedsConfirmed | None


def of_session(session, people, *, replies):
    """Everybody of these people who needs something, without those who said they cannot come."""
    said = {each.participant_id: each for each in AccessNeeds.objects.filter(participant__involvements__in=people)}
    confirmed = {each.involvement_id: each for each in session.needs_confirmed.select_related("by")}
    found = []
    for person in people:
        reply = replies.get(person.pk)
        if reply and reply.counts and reply.answer == SessionReply.Answer.NOT_COMING:
            continue
        needing = _needing(person, said.get(person.participant_id), reply)
        if needing:
            note = confirmed.get(person.pk)
            needing.confirmed = note if note and note.of == needing.said_at else None
            found.append(needing)
    return found


def _needing(person, said, reply):
    words = needs.in_words(said) if said else []
    moments = [said.said_at] if said else []
    if reply and reply.needs:
        words.append(f"For this session: {reply.needs}")
        moments.append(reply.said_at)
    if not words:
        return None
    return Needing(person, words, list(said.needs) if said else [], max(moments), None)


def shortfalls(session, needing):
    """What is missing, or not known, for the needs that were said: [(what, why, [who])]."""
    check = session.venue.last_check if session.venue else None
    found = []
    for code, label in needs.labels().items():
        who = [each.involvement.participant.name for each in needing if code in each.codes]
        why = _why_missing(session, code, check) if who else ""
        if why:
            found.append((label, why, who))
    return found


def _why_missing(session, code, check):
    if code in WAYS:
        return "" if set(WAYS[code]) & set(session.ways) else "this session has no such way to take part"
    if code not in FEATURES or Session.Way.IN_PERSON not in session.ways:
        return ""
    if session.venue is None:
        return "no venue is chosen, so nobody has checked"
    answers = [check.answer(feature) if check else "not known" for feature in FEATURES[code]]
    if "yes" in answers:
        return ""
    return "not known at this venue" if "not known" in answers else "the venue has none"


@transaction.atomic
def confirm(*, involvement, session, of, by):
    """Note that what this person needs at this session is made sure of. `of`: when they had said what staff read."""
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    NeedsConfirmed.objects.update_or_create(involvement=involvement, session=session, defaults={"of": of, "by": by})


def confirmed_for(involvement, session, *, reply):
    """The note that all this person said they need is made sure of for this session, or None."""
    needing = _needing(involvement, needs.of_person(involvement.participant), reply)
    if needing is None:
        return None
    return NeedsConfirmed.objects.filter(involvement=involvement, session=session, of=needing.said_at).first()
