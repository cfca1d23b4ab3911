"""Principles."""

from datetime import date

from activities import commitments, value_cards
from activities.framework import Capacity
from activities.models import PrinciplesDiscussion, ReviewDate, ValueCard
from evaluation import keeping
from participants import recruitment, themes, values
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
    _say_more(world)
    world.fresh.commitments.create(text="We say early what cannot change")


def _say_more(world):
    """A heading over own words, how to raise a concern, and what was said to the agreement and of it."""
    activity, by = world.activity, world.cast.coordinator
    words = next(iter(themes.words_to_group(activity).values()))
    themes.put_under(activity=activity, headings={words: "Keeping time"})
    commitments.write_concerns(activity=activity, words="Ring Sam")
    version = commitments.agree(activity=activity, agreed_on=date(2026, 2, 3), reason="It was asked for", by=by)
    world.person.agreement_answers.create(version=version, answer="comment", comment="And at weekends?")
    [target] = keeping.targets(activity)
    keeping.judge(involvement=world.person, verdicts={target: "partly"}, words="In the mornings")
    keeping.judge_as_staff(target=target, verdict="kept", evidence="The minutes", by=by)


def _speak(world):
    cards = list(world.activity.value_cards.all())
    people = [world.person] + [world.cast.person(world.activity) for _ in range(4)]
    people += [world.cast.person(world.activity, Capacity.CARER) for _ in range(5)]
    people.append(recruitment.involve_staff(activity=world.activity, user=world.cast.coordinator))
    for number, person in enumerate(people):
        picked = [cards[0], cards[1 + number % 3]]
        values.keep(involvement=person, cards=picked, own_words=f"Time {number}", replaces=True)
