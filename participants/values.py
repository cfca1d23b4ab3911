"""What matters to people: each says it before seeing what others said, and nobody's words carry a name."""

import random
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone

from accounts.roles import Permission
from activities import value_cards
from activities.capacities import IN_ORDER, label_of
from figures.plain import join_words, start_small
from participants import showing
from participants.models import Involvement, ValueEntry


@dataclass(frozen=True)
class SharedGroup:
    """What one side said, or several put together: cards as [(text, people)], the most picked first."""

    label: str
    people: int
    cards: list


@dataclass(frozen=True)
class SharedValues:
    """What everyone said, without names. Own words carry no side either: [(heading, [words])], in no order."""

    groups: list
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


def must_speak_first(user, activity):
    """Whether this person plans here and has not said yet what matters to them: first they say it, then they see."""
    if not activity.is_under_way or not user.may(Permission.PLAN, activity.organisation):
        return False
    mine = ValueEntry.objects.filter(involvement__activity=activity, involvement__participant__user=user)
    return not mine.exists()


@transaction.atomic
def keep(*, involvement, cards, own_words, replaces):
    """Keep what matters to this person. `replaces`: the device may see, and so change, what was said before."""
    value_cards.hold(involvement.activity)
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    value_cards.fix(involvement.activity)
    entries = involvement.value_entries
    spoke_at = entries.aggregate(first=Min("entered_at"))["first"] or timezone.now()
    if replaces:
        # What stays as it was keeps its row: own words that are shown and put under a heading remain there.
        stays = Q(card__in=cards) | Q(card=None, own_words=own_words)
        entries.exclude(stays).delete()
    wanted = [{"card": card, "own_words": ""} for card in cards]
    wanted += [{"card": None, "own_words": own_words}] if own_words else []
    for each in wanted:
        entries.get_or_create(**each, defaults={"entered_at": spoke_at})
    showing.hear(involvement=involvement)


def shared(activity):
    """What people said, as far as it is shown; None as long as no group is."""
    shown = showing.showings(activity)
    if not shown:
        return None
    texts = {str(card.pk): card.text for card in activity.value_cards.all()}
    return SharedValues(
        groups=[_group(each, texts, activity.organisation) for each in shown], own_words=own_words(activity)
    )


def own_words(activity):
    """Own words that are shown, under the headings that staff gave them; those without one come last."""
    entries = ValueEntry.objects.filter(involvement__activity=activity, card=None, shown_at__isnull=False)
    under = {}
    for entry in entries.select_related("theme__card").order_by("theme_id", "pk"):
        under.setdefault(str(entry.theme or ""), []).append(entry.own_words)
    for words in under.values():
        random.SystemRandom().shuffle(words)
    return sorted(under.items(), key=lambda pair: (not pair[0], pair[0].casefold()))


def label_of_group(shown, organisation):
    """What to call those of one showing: "Carers", or "Carers and staff"."""
    first, *others = [label_of(side, organisation) for side in IN_ORDER if side in shown.capacities]
    return join_words([first, *map(start_small, others)])


def _group(shown, texts, organisation):
    counts = sorted(shown.counts.items(), key=lambda pair: (-pair[1], int(pair[0])))
    cards = [(texts[card], people) for card, people in counts]
    return SharedGroup(label_of_group(shown, organisation), shown.people, cards)
