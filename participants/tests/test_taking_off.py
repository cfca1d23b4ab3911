"""Somebody put on the list by mistake is taken off; somebody who was invited or heard stays."""

import pytest
from django.core.exceptions import ValidationError

from activities.framework import Capacity
from participants import links, needs, recruitment, taking_off, values
from participants.models import FunnelEvent, Involvement, Participant, Step
from participants.tests.pages import at, text
from participants.tests.steps import note


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Amina Mistaken", has_joined=False)


def test_the_whole_person_goes_if_that_was_all(staff, person):
    assert "Take them off the list" in text(staff.get(at("person", person)))
    assert "Take Amina Mistaken off the list?" in text(staff.get(at("person-take-off", person)))
    assert Involvement.objects.exists()
    assert "They are off the list." in text(staff.post(at("person-take-off", person), follow=True))
    assert not Participant.objects.exists()
    assert not FunnelEvent.objects.exists()
    assert staff.get(at("person", person)).status_code == 404


def test_somebody_with_another_part_keeps_it(staff, cast, person):
    other = recruitment.identify(
        activity=cast.activity("Another"), participant=person.participant, capacity=Capacity.CARER, by=cast.coordinator
    )
    staff.post(at("person-take-off", person))
    assert list(Involvement.objects.all()) == [other]


def test_somebody_who_said_what_they_need_stays_known(staff, person):
    needs.say(participant=person.participant, needs=["bsl"], own_words="")
    staff.post(at("person-take-off", person))
    assert not Involvement.objects.exists()
    assert Participant.objects.exists()


KNOWN_OF_THEM = {
    "invited": lambda person, cast: recruitment.invite(involvement=person, by=cast.coordinator),
    "invited and that taken back": lambda person, cast: (
        note(person, cast, Step.INVITED),
        recruitment.take_back(event=person.funnel_events.last(), by=cast.coordinator, why="Another Amina"),
    ),
    "a link": lambda person, cast: links.draw(involvement=person, opens="/", by=cast.coordinator),
    "words": lambda person, cast: values.keep(involvement=person, cards=[], own_words="Time", replaces=True),
    "joined": lambda person, cast: recruitment.join(involvement=person),
}


@pytest.mark.parametrize("what", KNOWN_OF_THEM)
def test_who_was_invited_or_heard_stays(staff, cast, person, what):
    KNOWN_OF_THEM[what](person, cast)
    assert "Take them off the list" not in text(staff.get(at("person", person)))
    for ask in (staff.get, staff.post):
        assert "so they stay on the list" in text(ask(at("person-take-off", person), follow=True))
    with pytest.raises(ValidationError):
        taking_off.take_off(involvement=person)
    assert Involvement.objects.get() == person
