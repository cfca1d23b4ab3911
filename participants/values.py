"""What matters to people: each says it before seeing what others said, and nobody's words carry a name."""

import random
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from participants.models import Involvement, ValueEntry

SHOWN_FROM_PEOPLE = 5


@dataclass(frozen=True)
class SharedValues:
    """What everyone said, without names: cards as [(text, people)], own words in no order."""

    people: int
    cards: list
    own_words: list


@dataclass(frozen=True)
class OwnValues:
    cards: list
    own_words: str


def of_person(involvement):
    """What this person said, for their own eyes only."""
    entries = list(involvement.value_entries.select_related("card"))
    return OwnValues(
        cards=[entry.card for entry in entries if entry.card],
        own_words="\n\n".join(entry.own_words for entry in entries if entry.own_words),
    )


@transaction.atomic
def keep(*, involvement, cards, own_words, replaces):
    """Keep what matters to this person. `replaces`: the device may see, and so change, what was said before."""
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    # Who spoke first stays first: a place given up would be taken by somebody else, and two looks would tell by whom.
    spoke_at = involvement.value_entries.aggregate(first=Min("entered_at"))["first"] or timezone.now()
    if replaces:
        involvement.value_entries.all().delete()
    for card in cards:
        ValueEntry.objects.get_or_create(involvement=involvement, card=card, defaults={"entered_at": spoke_at})
    if own_words:
        ValueEntry.objects.get_or_create(
            involvement=involvement, card=None, own_words=own_words, defaults={"entered_at": spoke_at}
        )


def shared(activity):
    """What people said, or None while fewer than five have said anything.

    People are added five at a time, in the order in which they spoke: with one more at a time, two looks would tell
    what the last one said.
    """
    entries = list(
        ValueEntry.objects.filter(involvement__activity=activity)
        .select_related("involvement", "card")
        .order_by("entered_at", "pk")
    )
    # A person may take part in two capacities; they count once.
    spoke = list(dict.fromkeys(entry.involvement.participant_id for entry in entries))
    people = set(spoke[: len(spoke) // SHOWN_FROM_PEOPLE * SHOWN_FROM_PEOPLE])
    if not people:
        return None
    people_by_card, own_words = {}, []
    for entry in entries:
        person = entry.involvement.participant_id
        if person in people and entry.card:
            people_by_card.setdefault(entry.card, set()).add(person)
        elif person in people:
            own_words.append(entry.own_words)
    random.SystemRandom().shuffle(own_words)
    cards = sorted(people_by_card.items(), key=lambda pair: (-len(pair[1]), pair[0].order, pair[0].pk))
    return SharedValues(
        people=len(people), cards=[(card.text, len(holders)) for card, holders in cards], own_words=own_words
    )
