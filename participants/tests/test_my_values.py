"""What matters to a person: said on their own page, before they see what others said."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from activities import value_cards
from activities.framework import Capacity
from activities.models import Activity, Status
from participants import recruitment


@pytest.fixture
def person(cast, activity):
    return cast.person(activity)


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def at(name, involvement):
    return reverse(f"participants:{name}", args=[involvement.pk])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def enter(cast, activity, words):
    person = cast.person(activity)
    device = cast.open_door(Client(), person)
    device.post(at("my-values", person), {"own_words": words})
    return person, device


def test_others_words_are_shown_only_after_ones_own_and_from_five_people_on(cast, activity):
    for number in range(3):
        enter(cast, activity, f"words of {number}")
    fourth, fourth_device = enter(cast, activity, "words of 3")
    assert "words of 0" not in text(fourth_device.get(at("my-values", fourth)))
    enter(cast, activity, "words of 4")
    page = text(fourth_device.get(at("my-values", fourth)))
    assert all(f"words of {number}" in page for number in range(5))
    assert "Person 1" not in page
    newcomer = cast.person(activity)
    assert "words of 0" not in text(cast.open_door(Client(), newcomer).get(at("my-values", newcomer)))


def test_one_person_in_two_capacities_counts_once(cast, activity):
    people = [enter(cast, activity, f"words of {number}") for number in range(4)]
    person, device = people[0]
    twice = recruitment.identify(
        activity=activity, participant=person.participant, capacity=Capacity.CARER, by=cast.coordinator
    )
    cast.open_door(Client(), twice).post(at("my-values", twice), {"own_words": "as a carer"})
    assert "once five people of the same kind have answered" in text(device.get(at("my-values", person)))


def test_cards_and_own_words_may_be_changed_on_the_first_device(device, person, activity):
    card, other = activity.value_cards.all()[:2]
    device.post(at("my-values", person), {"cards": [card.pk], "own_words": "Time"})
    page = text(device.get(at("my-values", person)))
    assert re.search(rf'value="{card.pk}"[^>]* checked', page)
    assert not re.search(rf'value="{other.pk}"[^>]* checked', page)
    assert ">\nTime</textarea>" in page
    device.post(at("my-values", person), {"cards": [other.pk]})
    assert [(entry.card, entry.own_words) for entry in person.value_entries.all()] == [(other, "")]


def test_a_hidden_card_stays_with_whoever_picked_it_and_is_offered_to_nobody_else(device, person, activity, cast):
    card, other = activity.value_cards.all()[:2]
    device.post(at("my-values", person), {"cards": [card.pk]})
    value_cards.hide(card=card, by=cast.coordinator)
    assert re.search(rf'value="{card.pk}"[^>]* checked', text(device.get(at("my-values", person))))
    device.post(at("my-values", person), {"cards": [card.pk, other.pk]})
    assert {entry.card for entry in person.value_entries.all()} == {card, other}

    newcomer = cast.person(activity)
    page = text(cast.open_door(Client(), newcomer).get(at("my-values", newcomer)))
    assert f'value="{card.pk}"' not in page


def test_whoever_read_other_words_on_a_card_is_asked_again(device, person, activity, cast):
    card = activity.value_cards.first()
    read = re.search(r'name="cards_read" value="(\w+)"', text(device.get(at("my-values", person))))[1]
    value_cards.reword(card=card, text="Obedience", by=cast.coordinator)
    sent = {"cards": [card.pk], "own_words": "Time", "cards_read": read}
    page = text(device.post(at("my-values", person), sent))
    assert "The list has changed since you opened this page" in page and ">\nTime</textarea>" in page
    assert not person.value_entries.exists()
    sent["cards_read"] = re.search(r'name="cards_read" value="(\w+)"', page)[1]
    device.post(at("my-values", person), sent)
    assert str(person.value_entries.first().card) == "Obedience"


def test_the_first_answer_fixes_the_words_of_every_card(device, person, activity):
    assert not activity.value_cards.filter(is_fixed=True).exists()
    device.post(at("my-values", person), {"own_words": "Time"})
    assert not activity.value_cards.filter(is_fixed=False).exists()


def test_saying_nothing_is_asked_again(device, person):
    page = text(device.post(at("my-values", person), {}))
    assert "Choose something from the list, or write it in your own words" in page


def test_a_card_of_another_activity_is_refused(device, person, cast):
    card = cast.activity("Another").value_cards.first()
    assert "Select" in text(device.post(at("my-values", person), {"cards": [card.pk]}))
    assert not person.value_entries.exists()


@pytest.mark.parametrize("end", [Status.CLOSED, Status.EVALUATED, Status.CANCELLED])
def test_after_the_end_nothing_is_added_and_nothing_typed_is_lost(device, person, activity, end):
    card = activity.value_cards.first()
    device.post(at("my-values", person), {"own_words": "Time"})
    Activity.objects.filter(pk=activity.pk).update(status=end)

    page = text(device.post(at("my-values", person), {"cards": [card.pk], "own_words": "More time"}))
    assert "we could not save what you wrote" in page
    assert ">\nMore time</textarea>" in page
    assert re.search(rf'value="{card.pk}"[^>]* checked', page)
    assert [entry.own_words for entry in person.value_entries.all()] == ["Time"]


def test_after_the_end_ones_own_words_stay_to_be_read_and_nothing_is_asked(device, person, activity, cast):
    device.post(at("my-values", person), {"own_words": "Time"})
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    page = text(device.get(at("my-values", person)))
    assert ">\nTime</textarea>" in page
    assert "Save what matters to me" not in page
