"""What the database keeps of steps, and how one is taken back."""

import pgtrigger
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from participants import funnel, recruitment
from participants.models import OFFERED, FunnelEvent, LeavingReason, Step
from participants.tests.pages import at, text
from participants.tests.steps import note, step_of


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, has_joined=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"step": Step.LEFT},
        {"step": Step.JOINED, "reason": LeavingReason.TIME},
        {"step": Step.ENDED_EARLY},
        {"step": ""},
        {"step": Step.JOINED, "cancels": "first", "why": "Wrong person."},
        {"step": "", "cancels": "first"},
    ],
)
def test_the_database_refuses_half_an_entry(person, wrong):
    if "cancels" in wrong:
        wrong = wrong | {"cancels": FunnelEvent.objects.get()}
    with pytest.raises(IntegrityError), transaction.atomic():
        FunnelEvent.objects.create(involvement=person, **wrong)


def test_reasons_given_under_the_earlier_list_stay_readable_and_are_not_offered(staff, cast, person):
    note(person, cast, Step.JOINED)
    recruitment.leave(involvement=person, reason=LeavingReason.ACCESS)
    assert "Access, travel or cost" in text(staff.get(at("person", person)))
    assert set(LeavingReason) - set(OFFERED) == {LeavingReason.ACCESS, LeavingReason.NOT_FOR_ME}
    other = cast.person(person.activity)
    page = text(cast.open_door(Client(), other).get(at("leave", other)))
    assert "I did not feel heard" in page
    assert "Access, travel or cost" not in page


def test_what_is_taken_back_no_longer_counts_and_stays_readable(staff, cast, activity, person):
    note(person, cast, Step.JOINED, Step.LEFT)
    event = person.funnel_events.last()
    assert "Left" in text(staff.get(at("step-take-back", person, event.pk)))
    assert "Say what was wrong with it" in text(staff.post(at("step-take-back", person, event.pk), {"why": " "}))
    page = text(staff.post(at("step-take-back", person, event.pk), {"why": "It was her sister."}, follow=True))
    assert "It no longer counts." in page
    assert "Taken back by Cora Coordinator" in page
    assert "It was her sister." in page
    assert step_of(person) == Step.JOINED
    assert funnel.together(funnel.by_capacity(activity)).left == 0
    again = staff.post(at("step-take-back", person, event.pk), {"why": "Once more."}, follow=True)
    assert "taken back already" in text(again)
    assert FunnelEvent.objects.filter(cancels=event).count() == 1


def test_a_step_is_not_taken_back_from_under_another(cast, person):
    note(person, cast, Step.INVITED, Step.JOINED, Step.PAUSED)
    listed, invited, joined, paused = person.funnel_events.all()
    assert "Take that back first" in recruitment.refusal_to_take_back(joined)
    assert "begins on the list" in recruitment.refusal_to_take_back(listed)
    recruitment.take_back(event=invited, by=cast.coordinator, why="It was never sent.")
    for event in (paused, joined):
        recruitment.take_back(event=event, by=cast.coordinator, why="It was somebody else.")
    assert step_of(person) == Step.IDENTIFIED
    counter = FunnelEvent.objects.filter(cancels=joined).get()
    with pytest.raises(ValidationError, match="another entry"):
        recruitment.take_back(event=counter, by=cast.coordinator, why="No.")


def test_one_counter_entry_for_each_entry_and_only_for_ones_own(cast, activity, person):
    other = cast.person(activity)
    entry, mine = other.funnel_events.last(), {"involvement": person, "step": "", "why": "Wrong."}

    def take_back_anothers():
        with transaction.atomic():
            FunnelEvent.objects.create(cancels=entry, **mine)

    with pytest.raises(IntegrityError, match="same person"):
        take_back_anothers()
    FunnelEvent.objects.create(cancels=person.funnel_events.get(), **mine)
    with pytest.raises(IntegrityError), transaction.atomic():
        FunnelEvent.objects.create(cancels=person.funnel_events.first(), **mine)
    with pgtrigger.ignore("participants.FunnelEvent:own_step_is_taken_back"):
        take_back_anothers()
