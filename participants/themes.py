"""Own words that mean the same, put under one heading by staff. It sorts what is shown already, and counts nobody.

A heading with a count by side would tell the side of words that stand under it alone; so there is none.
"""

from hashlib import sha256

from django.conf import settings
from django.db import transaction

from participants.models import ValueEntry, WordTheme


def words_to_group(activity):
    """Own words that are shown: {key: entry}, in an order and by keys that tell nothing of who spoke when."""
    entries = ValueEntry.objects.filter(involvement__activity=activity, card=None, shown_at__isnull=False)
    keyed = {_key(entry): entry for entry in entries.select_related("theme__card")}
    return dict(sorted(keyed.items()))


def headings(activity):
    """The headings there are: every card on offer, and those of staff's own that are in use."""
    cards = [card.text for card in activity.value_cards.offered()]
    own = activity.word_themes.filter(card=None, entries__isnull=False).distinct()
    return list(dict.fromkeys([*cards, *(theme.title for theme in own)]))


@transaction.atomic
def put_under(*, activity, headings):
    """Put words under headings: {entry: heading}, an empty one for none. Headings that nothing uses are dropped."""
    cards = {card.text.casefold(): card for card in activity.value_cards.all()}
    for entry, heading in headings.items():
        card = cards.get(heading.casefold())
        wanted = {"card": card} if card else {"card": None, "title": heading}
        theme = WordTheme.objects.get_or_create(activity=activity, **wanted)[0] if heading else None
        # Words that were taken away meanwhile are not brought back.
        ValueEntry.objects.filter(pk=entry.pk).update(theme=theme)
    activity.word_themes.filter(entries=None).delete()


def _key(entry):
    """A name for these words on the page: their number would tell when they were written."""
    return sha256(f"{settings.SECRET_KEY} words {entry.pk}".encode()).hexdigest()[:12]
