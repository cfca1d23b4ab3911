"""Making a questionnaire: beginning one, and changing the pages and questions of its working copy.

Every change holds the questionnaire, so that two people who press a button at once take turns, and is refused whole
where it would leave a page waiting for an answer that comes later.
"""

from contextlib import contextmanager
from itertools import count

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from evaluation.models import PlacedItem, Questionnaire, QuestionnairePage
from evaluation.models.wording import ENGLISH
from evaluation.questionnaires.content import with_pages
from evaluation.questionnaires.routing import earlier_items, refuse_broken
from evaluation.questionnaires.texts import english, write

UP, DOWN = "up", "down"


@transaction.atomic
def begin(*, organisation, title, phase, capacities, note="", source="", licence="", is_usual=True):
    """Start an empty questionnaire of this organisation and return it."""
    type(organisation).objects.select_for_update().get(pk=organisation.pk)
    taken = set(organisation.questionnaires.values_list("code", flat=True))
    codes = (f"o{organisation.pk}-{number}" for number in count(1))
    return Questionnaire.objects.create(
        code=next(code for code in codes if code not in taken),
        organisation=organisation,
        title=title,
        texts=write({}, ENGLISH, {"note": note}),
        phase=phase,
        capacities=capacities,
        is_usual=is_usual,
        source=source,
        licence=licence,
    )


@transaction.atomic
def describe(*, questionnaire, note, **fields):
    """Say what a questionnaire is: its title, whom it is for, when it is asked, whose it is, and a note for staff."""
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    texts = write(held.texts, ENGLISH, {"note": note})
    Questionnaire.objects.filter(pk=held.pk).update(texts=texts, **fields)


@contextmanager
def holding(questionnaire):
    """Hold a questionnaire while its pages are changed: gives the pages, and refuses what breaks a condition."""
    with transaction.atomic():
        Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
        yield pages_of(questionnaire)
        refuse_broken(pages_of(questionnaire))


def pages_of(questionnaire):
    """The pages of the working copy as they stand now, with their items."""
    return list(with_pages(Questionnaire.objects.filter(pk=questionnaire.pk)).get().pages.all())


def add_page(*, questionnaire, title, intro=""):
    """Add a page at the end and return it."""
    with holding(questionnaire) as pages:
        texts = write({}, ENGLISH, {"title": title, "intro": intro})
        position = pages[-1].position + 1 if pages else 1
        return questionnaire.pages.create(position=position, texts=texts)


def move_page(*, page, direction):
    """Move a page one place up or down; at the end of the row it stays."""
    with holding(page.questionnaire) as pages:
        order = _swapped([one.pk for one in pages], page.pk, direction)
        _renumber(QuestionnairePage, order)


def remove_page(*, page):
    """Remove a page and the questions on it; the bank keeps them."""
    with holding(page.questionnaire):
        QuestionnairePage.objects.filter(pk=page.pk).delete()


def show_only_if(*, page, item, options):
    """Show a page only to those who gave one of these options to an earlier item; without options, to everybody."""
    with holding(page.questionnaire) as pages:
        if not options:
            item = None
        elif item.pk not in {placed.item_id for placed in earlier_items(pages, page)}:
            raise ValidationError("Choose a question that stands on an earlier page.")
        QuestionnairePage.objects.filter(pk=page.pk).update(shown_if_item=item, shown_if_options=options)


def add_items(*, page, items):
    """Put these items at the end of a page, in this order; one that stands in the questionnaire already is left out."""
    with holding(page.questionnaire) as pages:
        here = {placed.item_id for one in pages for placed in one.placed.all()}
        last = max((placed.position for placed in page.placed.all()), default=0)
        new = [item for item in items if item.pk not in here]
        PlacedItem.objects.bulk_create(
            PlacedItem(page=page, item=item, position=last + place) for place, item in enumerate(new, start=1)
        )
        return len(new)


def move_item(*, placed, direction):
    """Move a question one place up or down; past the end of its page it goes to the next."""
    with holding(placed.page.questionnaire) as pages:
        place = next(place for place, page in enumerate(pages) if page.pk == placed.page_id)
        here = [one.pk for one in pages[place].placed.all()]
        order = _swapped(here, placed.pk, direction)
        if order != here:
            _renumber(PlacedItem, order)
            return
        beside = place + (1 if direction == DOWN else -1)
        if not 0 <= beside < len(pages):
            return
        if pages[beside].placed.filter(item=placed.item_id).exists():
            raise ValidationError("That page asks this question already.")
        there = [one.pk for one in pages[beside].placed.all()]
        order = [placed.pk, *there] if direction == DOWN else [*there, placed.pk]
        # Out of the way first: the row may not stand at a taken place even for a moment outside the transaction's end.
        PlacedItem.objects.filter(pk=placed.pk).update(page=pages[beside], position=len(there) + 1)
        _renumber(PlacedItem, order)


def remove_item(*, placed):
    """Take a question off its page; the bank keeps it."""
    with holding(placed.page.questionnaire):
        PlacedItem.objects.filter(pk=placed.pk).delete()


def word_page(*, page, title, intro):
    """Give a page another title and introduction."""
    with holding(page.questionnaire):
        held = QuestionnairePage.objects.get(pk=page.pk)
        texts = write(held.texts, ENGLISH, {"title": title, "intro": intro})
        QuestionnairePage.objects.filter(pk=page.pk).update(texts=texts)


def word_item(*, placed, text, hint):
    """Word a question otherwise here than in the bank; what is the same as in the bank stays with the bank."""
    with holding(placed.page.questionnaire):
        held = PlacedItem.objects.select_related("item").get(pk=placed.pk)
        words = {"text": text, "hint": hint}
        own = {name: value for name, value in words.items() if value != english(held.item.texts, name)}
        rest = {variant: node for variant, node in held.texts.items() if variant != ENGLISH}
        PlacedItem.objects.filter(pk=placed.pk).update(texts={ENGLISH: own, **rest} if own else rest)


def archive(*, questionnaire):
    """Offer it no more when a round is planned; everything asked with it stays."""
    Questionnaire.objects.filter(pk=questionnaire.pk, archived_at=None).update(archived_at=timezone.now())


def bring_back(*, questionnaire):
    Questionnaire.objects.filter(pk=questionnaire.pk).update(archived_at=None)


def _swapped(order, key, direction):
    """The order with one moved a place up or down; the same where it is at the end already."""
    place = order.index(key)
    beside = place + (1 if direction == DOWN else -1)
    if not 0 <= beside < len(order):
        return order
    order = list(order)
    order[place], order[beside] = order[beside], order[place]
    return order


def _renumber(model, keys):
    model.objects.bulk_update(
        [model(pk=key, position=position) for position, key in enumerate(keys, start=1)], ["position"]
    )
