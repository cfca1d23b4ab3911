"""The cards of an activity: added, reworded until somebody has answered, hidden and brought back; all of it kept."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Activity, ValueCard, ValueCardEvent

MOST_CARDS = 40
FIXED = (
    "Somebody has answered since this card was there, so its words stay: what people picked must stay true. "
    "Hide it, and add another."
)
TOO_MANY = f"There are {MOST_CARDS} cards already. Nobody reads more than that: hide one first."
THE_LAST_ONE = "This is the last card on offer. Add another before you hide it."


@transaction.atomic
def add(*, card, by):
    """Put a new card at the end of the list. Raises ValidationError where there are too many."""
    hold(card.activity)
    offered = card.activity.value_cards.offered()
    if offered.count() >= MOST_CARDS:
        raise ValidationError(TOO_MANY)
    card.order, card.added_at = card.activity.value_cards.next_order(), timezone.now()
    card.save()
    _note(card, ValueCardEvent.Kind.ADDED, by=by)


@transaction.atomic
def reword(*, card, text, by):
    """Change the words of a card that nobody can have picked. Raises ValidationError once somebody has answered."""
    held = ValueCard.objects.select_for_update().get(pk=card.pk)
    # Not "once somebody picked it": whoever knows that one person has answered could ask this of each card in turn.
    if held.is_fixed:
        raise ValidationError(FIXED)
    was, held.text = held.text, text
    if was != text:
        held.save(update_fields=["text"])
        _note(held, ValueCardEvent.Kind.REWORDED, was=was, by=by)


@transaction.atomic
def hide(*, card, by):
    """Offer a card no longer; whoever picked it has still picked it."""
    hold(card.activity)
    if card.activity.value_cards.offered().exclude(pk=card.pk).exists():
        _turn(card, is_hidden=True, kind=ValueCardEvent.Kind.HIDDEN, by=by)
    else:
        raise ValidationError(THE_LAST_ONE)


@transaction.atomic
def bring_back(*, card, by):
    """Offer a hidden card again."""
    hold(card.activity)
    _turn(card, is_hidden=False, kind=ValueCardEvent.Kind.BROUGHT_BACK, by=by)


def fix(activity):
    """Keep the words of every card as they are from now on: somebody answers while they stand there."""
    activity.value_cards.filter(is_fixed=False).update(is_fixed=True)


def hold(activity):
    """Let changes of one activity's cards take turns; who only points at the activity need not wait."""
    Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)


def _turn(card, *, is_hidden, kind, by):
    if ValueCard.objects.filter(pk=card.pk).exclude(is_hidden=is_hidden).update(is_hidden=is_hidden):
        _note(card, kind, by=by)


def _note(card, kind, *, by, was=""):
    ValueCardEvent.objects.create(card=card, kind=kind, was=was, became=card.text, by=by)
