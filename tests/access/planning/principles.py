"""Principles."""

from datetime import date

from activities import value_cards
from activities.framework import Capacity
from activities.models import PrinciplesDiscussion, ReviewDate, ValueCard
from participants import recruitment, values
from tests.access.row import DO, FORM, READ, of_activity, of_fresh, of_person, personal, planner, reader


def of_thing(name):
    return lambda world: [world.activity.pk, getattr(world, name).pk]


ROWS = (
    reader("activities:principles", of_activity),
    reader("activities:value-cards", of_activity),
    planner("activities:value-card-create", FORM, of_activity),
    planner("activities:value-card-update", FORM, of_thing("new_card")),
    planner("activities:value-card-turn", DO, of_thing("new_card")),
    planner("participants:values-together", FORM, of_activity),
    planner("participants:words-group", FORM, of_activity),
    reader("evaluation:mirror", of_activity),
    reader("evaluation:mirror-sheet", lambda world: [world.activity.pk, "large"]),
    reader("activities:discussion", of_thing("discussion")),
    planner("activities:discussion-create", FORM, of_activity),
    planner("activities:discussion-correct", FORM, of_thing("discussion")),
    planner("activities:review-create", FORM, of_activity),
    planner("activities:review-update", FORM, of_thing("review")),
    planner("activities:review-delete", FORM, of_thing("review")),
    planner("activities:commitment-create", FORM, of_activity),
    planner("activities:commitment-update", FORM, of_thing("commitment")),
    planner("activities:commitment-delete", FORM, of_thing("commitment")),
    planner("activities:concerns", FORM, of_activity),
    planner("activities:agreement-agree", FORM, of_fresh()),
    reader("activities:agreement-version", lambda world: [world.activity.pk, 1]),
    planner("participants:staff-agreement", FORM, of_activity),
    reader("participants:agreement-answers", of_activity),
    reader("evaluation:kept", of_activity),
    planner("evaluation:staff-keep", FORM, lambda world: [world.activity.pk, f"commitment_{world.commitment.pk}"]),
    personal("participants:my-agreement", FORM, of_person),
    personal("evaluation:my-mirror", READ, of_person),
    personal("evaluation:my-kept", FORM, of_person),
)


def make(world):
    """Two sides that have spoken, a card, a record of a conversation, a day to look again, something to agree."""
    activity, by = world.activity, world.cast.coordinator
    world.new_card = ValueCard(activity=activity, text="Time to think")
    _speak(world)
    value_cards.add(card=world.new_card, by=by)
    world.review = ReviewDate.objects.create(activity=activity, due_on=date(2026, 6, 1), what_for="Half-way")
    world.discussion = PrinciplesDiscussion.objects.create(
        activity=activity, held_on=date(2026, 2, 3), way="mixed", carers=2, staff=3, agreed="Breaks", recorded_by=by
    )
    world.fresh.commitments.create(text="We say early what cannot change")


def _speak(world):
    cards = list(world.activity.value_cards.all())
    people = [world.person] + [world.cast.person(world.activity) for _ in range(4)]
    people += [world.cast.person(world.activity, Capacity.CARER) for _ in range(5)]
    people.append(recruitment.involve_staff(activity=world.activity, user=world.cast.coordinator))
    for number, person in enumerate(people):
        picked = [cards[0], cards[1 + number % 3]]
        values.keep(involvement=person, cards=picked, own_words=f"Time {number}", replaces=True)
