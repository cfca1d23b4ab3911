"""A person's permissions: given and withdrawn on their own page, each with its moment. Without a word there is none.

Whoever holds a link that staff drew can have said it; such an entry says so.
"""

from dataclasses import dataclass

from django.db import transaction

from participants.models import Consent, Participant

# Each as staff read it.
FOR_STAFF = {
    Consent.Purpose.OTHER_WORK: "May be asked about other work",
    Consent.Purpose.WORDS: "Their words may be used without their name",
    Consent.Purpose.CREDIT: "May be named when people are thanked",
}
# What each permission means, and what happens when it is taken back.
EXPLAINED = {
    Consent.Purpose.OTHER_WORK: (
        "Staff may ask if you want to take part in something else. You can always say no.",
        "From then on, nobody asks you about other work.",
    ),
    Consent.Purpose.WORDS: (
        "We may quote what you say at meetings or on your page, in reports, without your name. Each questionnaire "
        "asks you again about what you write there.",
        "From then on, we do not quote you anew. What is printed or sent already stays.",
    ),
    Consent.Purpose.CREDIT: (
        "When we thank people by name, yours is there, as you write it here.",
        "From then on, we do not print your name. What is printed or sent already stays.",
    ),
}


@dataclass(frozen=True)
class Standing:
    """How one permission stands now. `last` is the entry that decides, or None where nothing was ever said."""

    purpose: Consent.Purpose
    last: Consent | None

    @property
    def is_given(self):
        return self.last is not None and self.last.is_given

    @property
    def credit(self):
        return self.last.credit if self.last else ""

    @property
    def is_through_staff(self):
        """Whether the entry that decides may be somebody else's, who held a link that staff drew."""
        return self.last is not None and self.last.through_staff

    @property
    def label(self):
        return self.purpose.label

    @property
    def for_staff(self):
        return FOR_STAFF[self.purpose]

    @property
    def means(self):
        return EXPLAINED[self.purpose][0]

    @property
    def taking_back(self):
        return EXPLAINED[self.purpose][1]


def history(participant):
    """Every entry of this person, oldest first."""
    return Consent.objects.filter(participant=participant)


def permits(participant, purpose):
    """Whether this person permits one thing now; reads entries that were fetched with the person."""
    said = [entry.is_given for entry in participant.consents.all() if entry.purpose == purpose]
    return bool(said) and said[-1]


def of_person(participant):
    """How every permission of this person stands now, in the order of the page."""
    last = {consent.purpose: consent for consent in history(participant)}
    return [Standing(purpose, last.get(purpose)) for purpose in Consent.Purpose]


@transaction.atomic
def decide(*, participant, given, credit="", through_staff=False):
    """Note what has changed: `given` holds the purposes permitted from now on. Returns how many entries were made.

    `through_staff`: the device came by a link of staff. What was said so and is said again by another counts anew.
    """
    Participant.objects.select_for_update().get(pk=participant.pk)
    entries = []
    for standing in of_person(participant):
        is_given = standing.purpose in given
        name = credit if is_given and standing.purpose == Consent.Purpose.CREDIT else ""
        is_made_sure = standing.is_through_staff and not through_staff
        if is_made_sure or (is_given, name) != (standing.is_given, standing.credit):
            entry = {"purpose": standing.purpose, "is_given": is_given, "credit": name, "through_staff": through_staff}
            entries.append(Consent(participant=participant, **entry))
    Consent.objects.bulk_create(entries)
    return len(entries)
