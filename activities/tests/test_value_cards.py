"""The cards people may pick from: changed while nobody has answered, then only added and hidden."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.urls import reverse

from activities import value_cards
from activities.models import ValueCard, ValueCardEvent
from activities.tests.reading import page, words


class TestCards:
    def test_the_page_shows_the_cards_and_leads_to_saying_what_matters(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.get(page("principles", activity))
        assert "All kinds of knowledge count" in words(response)
        assert f'href="{reverse("participants:staff-values", args=[activity.pk])}"' in response.content.decode()
        assert "Nothing agreed yet" in words(response)

    def test_a_card_is_added_reworded_hidden_and_brought_back_and_all_of_it_is_on_record(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("value-card-create", activity), {"text": "Time"})
        card = activity.value_cards.get(text="Time")
        coordinator.post(page("value-card-update", activity, card.pk), {"text": "Time to think"})
        for is_hidden in (True, False):
            coordinator.post(page("value-card-turn", activity, card.pk))
            card.refresh_from_db()
            assert card.is_hidden is is_hidden
        told = [(event.kind, event.was, event.became) for event in reversed(card.events.all())]
        assert told == [
            ("added", "", "Time"),
            ("reworded", "Time", "Time to think"),
            ("hidden", "", "Time to think"),
            ("brought_back", "", "Time to think"),
        ]
        assert "“Time” became" in words(coordinator.get(page("value-cards", activity)))

    def test_once_somebody_has_answered_no_card_is_reworded_picked_or_not(self, coordinator, cast):
        """Else whoever knows that one person has answered could try each card, and read what they picked."""
        activity = cast.activity()
        value_cards.fix(activity)
        refusals = {
            coordinator.post(page("value-card-update", activity, card.pk), {"text": "x"})
            .content.decode()
            .count("Somebody has answered since this card was there")
            for card in activity.value_cards.all()
        }
        assert 0 not in refusals
        assert not ValueCard.objects.filter(text="x").exists()
        with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
            activity.value_cards.update(text="x")

    def test_two_cards_never_say_the_same(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.post(page("value-card-create", activity), {"text": "RESPECT"})
        assert "There is a card with these words already" in words(response)

    def test_the_last_card_is_not_hidden(self, coordinator, cast):
        activity = cast.activity()
        for card in activity.value_cards.all():
            coordinator.post(page("value-card-turn", activity, card.pk))
        assert activity.value_cards.offered().count() == 1

    def test_there_is_an_end_to_cards(self, cast):
        activity = cast.activity()
        missing = value_cards.MOST_CARDS - activity.value_cards.count()
        ValueCard.objects.bulk_create(ValueCard(activity=activity, text=f"Card {n}") for n in range(missing))
        with pytest.raises(ValidationError, match="40 cards"):
            value_cards.add(card=ValueCard(activity=activity, text="One more"), by=cast.coordinator)

    def test_the_database_keeps_what_was_noted(self, cast):
        activity = cast.activity()
        value_cards.hide(card=activity.value_cards.first(), by=cast.coordinator)
        with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
            ValueCardEvent.objects.update(became="Another")
        with pytest.raises(IntegrityError, match="only_rewording_says"), transaction.atomic():
            ValueCardEvent.objects.create(
                card=activity.value_cards.first(), kind="hidden", was="x", became="y", by=cast.coordinator
            )
