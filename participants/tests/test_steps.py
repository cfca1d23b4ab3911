"""The nine steps: how each is reached, which may follow which, and on which day."""

from datetime import timedelta
from importlib import import_module

import pgtrigger
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from activities.models import Status
from participants import recruitment
from participants.models import MOVES, FunnelEvent, Step
from participants.tests.pages import at, text
from participants.tests.steps import note, step_of

TODAY = timezone.localdate
# A way to stand at each step, after being on the list.
WAYS = {
    Step.IDENTIFIED: (),
    Step.INVITED: (Step.INVITED,),
    Step.INTERESTED: (Step.INVITED, Step.INTERESTED),
    Step.JOINED: (Step.JOINED,),
    Step.TAKING_PART: (Step.JOINED, Step.TAKING_PART),
    Step.FINISHED: (Step.JOINED, Step.TAKING_PART, Step.FINISHED),
    Step.LEFT: (Step.JOINED, Step.LEFT),
    Step.ENDED_EARLY: (Step.JOINED, Step.ENDED_EARLY),
    Step.PAUSED: (Step.JOINED, Step.PAUSED),
}


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, has_joined=False)


def days(on):
    return {"on_day": on.day, "on_month": on.month, "on_year": on.year}


# Which step may follow which


@pytest.mark.parametrize("last", Step)
def test_a_step_follows_only_where_the_table_says_so(cast, person, last):
    note(person, cast, *WAYS[last])
    for following in set(Step) - {last}:
        with transaction.atomic():
            if following in MOVES[last]:
                note(person, cast, following)
                assert step_of(person) == following
            else:
                with pytest.raises(ValidationError, match="cannot be noted"):
                    note(person, cast, following)
                assert step_of(person) == last
            transaction.set_rollback(True)


def test_the_page_offers_exactly_the_steps_that_can_follow(staff, cast, person):
    for last, way in WAYS.items():
        with transaction.atomic():
            note(person, cast, *way)
            offered = set(staff.get(at("person-step", person)).context["form"].fields["step"].choices)
            may_follow = set(MOVES[last]) - ({Step.TAKING_PART} if last == Step.PAUSED else set())
            assert {step for step, _ in offered} == may_follow, last
            transaction.set_rollback(True)


def test_after_the_end_only_how_it_ended_can_be_noted(cast, activity, person):
    note(person, cast, Step.JOINED)
    newcomer = cast.person(activity, has_joined=False)
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    assert recruitment.possible_steps(person) == [Step.TAKING_PART, Step.FINISHED, Step.LEFT, Step.ENDED_EARLY]
    assert recruitment.possible_steps(newcomer) == [Step.LEFT]
    for step in (Step.INVITED, Step.INTERESTED, Step.JOINED):
        with pytest.raises(ValidationError, match="over"):
            note(newcomer, cast, step)


def test_a_break_ends_where_it_began(cast, person):
    note(person, cast, Step.JOINED, Step.PAUSED)
    recruitment.come_back(involvement=person)
    assert step_of(person) == Step.JOINED
    note(person, cast, Step.TAKING_PART, Step.PAUSED)
    recruitment.come_back(involvement=person)
    assert step_of(person) == Step.TAKING_PART


# On which day


def test_a_step_may_be_noted_later_but_never_before_it_happened_or_before_the_last(cast, person):
    FunnelEvent.objects.get()
    with pgtrigger.ignore("participants.FunnelEvent:funnel_event_is_kept"):
        FunnelEvent.objects.update(on=TODAY() - timedelta(days=9))
    note(person, cast, Step.JOINED, on=TODAY() - timedelta(days=5))
    event = FunnelEvent.objects.last()
    assert (event.on, event.at.date()) == (TODAY() - timedelta(days=5), timezone.now().date())
    with pytest.raises(ValidationError, match="before it has happened"):
        note(person, cast, Step.TAKING_PART, on=TODAY() + timedelta(days=1))
    with pytest.raises(ValidationError, match="cannot have been before that day"):
        note(person, cast, Step.TAKING_PART, on=TODAY() - timedelta(days=6))
    note(person, cast, Step.TAKING_PART, on=TODAY() - timedelta(days=5))


def test_the_database_refuses_a_day_to_come(person):
    def tomorrow():
        with transaction.atomic():
            FunnelEvent.objects.create(involvement=person, step=Step.JOINED, on=TODAY() + timedelta(days=1))

    with pytest.raises(IntegrityError, match="on the day it happened or later"):
        tomorrow()
    with pgtrigger.ignore("participants.FunnelEvent:step_is_not_in_the_future"):
        tomorrow()


def test_steps_of_earlier_days_get_the_day_they_were_noted(person):
    with pgtrigger.ignore("participants.FunnelEvent:funnel_event_is_kept"):
        FunnelEvent.objects.update(at="2026-03-29T23:30Z")  # half past midnight on the 30th, in summer time
    import_module("participants.migrations.0003_days_of_steps").give_days(apps, None)
    assert FunnelEvent.objects.get().on.isoformat() == "2026-03-30"


# How each step is reached


def test_staff_note_what_happened_with_its_day_and_reason(staff, cast, person):
    page = at("person-step", person)
    staff.post(page, {"step": "interested", **days(TODAY())})
    staff.post(page, {"step": "joined", **days(TODAY())})
    staff.post(page, {"step": "taking_part", **days(TODAY())})
    staff.post(page, {"step": "paused", **days(TODAY())})
    assert "They are back" in text(staff.get(page))
    staff.post(page, {"step": "taking_part", **days(TODAY())})
    assert "Say why you ended it" in text(staff.post(page, {"step": "ended_early", **days(TODAY())}))
    staff.post(page, {"step": "ended_early", "why": "The group was closed.", **days(TODAY())})
    assert list(person.funnel_events.values_list("step", flat=True)) == [
        Step.IDENTIFIED,
        Step.INTERESTED,
        Step.JOINED,
        Step.TAKING_PART,
        Step.PAUSED,
        Step.TAKING_PART,
        Step.ENDED_EARLY,
    ]
    assert "Ended early by us" in text(staff.get(at("person", person)))


def test_staff_note_that_somebody_stopped_and_nobody_has_to_say_why(staff, cast, activity):
    told, silent = cast.person(activity), cast.person(activity)
    staff.post(at("person-step", told), {"step": "left", "reason": "not_heard", **days(TODAY())})
    staff.post(at("person-step", silent), {"step": "left", **days(TODAY())})
    assert [person.funnel_events.last().reason for person in (told, silent)] == ["not_heard", "not_said"]
    assert "I did not feel heard" in text(staff.get(at("person", told)))


def test_what_cannot_be_noted_is_said_in_a_sentence_and_nothing_changes(staff, cast, person):
    tomorrow = TODAY() + timedelta(days=1)
    page = text(staff.post(at("person-step", person), {"step": "joined", **days(tomorrow)}))
    assert "A step cannot be noted before it has happened." in page
    assert "Select what happened" in text(staff.post(at("person-step", person), days(TODAY())))
    assert "Select a valid choice" not in text(staff.post(at("person-step", person), {"step": "", **days(TODAY())}))
    assert FunnelEvent.objects.count() == 1


def test_many_are_noted_at_once_or_none(staff, cast, activity):
    a, b, c = (cast.person(activity) for _ in range(3))
    page = staff.get(at("people-took-part", activity))
    assert all(person.participant.name in text(page) for person in (a, b, c))
    assert not page.context["form"]["people"].value()
    staff.post(at("people-took-part", activity), {"people": [a.pk, b.pk], **days(TODAY())})
    assert [step_of(person) for person in (a, b, c)] == [Step.TAKING_PART, Step.TAKING_PART, Step.JOINED]
    assert "Select at least one person" in text(staff.post(at("people-finished", activity), days(TODAY())))
    yesterday = TODAY() - timedelta(days=1)
    refused = text(staff.post(at("people-finished", activity), {"people": [a.pk, c.pk], **days(yesterday)}))
    assert "cannot have been before that day" in refused
    assert step_of(a) == Step.TAKING_PART
    page = staff.get(at("people-finished", activity))
    assert set(page.context["form"]["people"].value()) == {a.pk, b.pk, c.pk}
    staff.post(at("people-finished", activity), {"people": [a.pk, c.pk], **days(TODAY())})
    assert [step_of(person) for person in (a, b, c)] == [Step.FINISHED, Step.TAKING_PART, Step.FINISHED]


def test_a_person_says_maybe_then_yes_has_a_break_and_comes_back(cast, person):
    device = cast.open_door(Client(), person)
    page = text(device.post(at("join", person), {"answer": "maybe"}, follow=True))
    assert "tell you more" in page
    assert step_of(person) == Step.INTERESTED
    assert "Say if you want to take part" in page
    device.post(at("join", person), {"answer": "yes"})
    assert "Have a break" in text(device.get(at("my-involvement", person)))
    assert "Your place stays yours" in text(device.get(at("pause", person)))
    assert step_of(person) == Step.JOINED
    page = text(device.post(at("pause", person), follow=True))
    assert "You are having a break from" in page
    assert "Say what matters to you" not in page
    page = text(device.post(at("come-back", person), follow=True))
    assert "Welcome back." in page
    assert step_of(person) == Step.JOINED


def test_who_was_ended_early_by_us_cannot_simply_come_back(cast, person):
    note(person, cast, Step.JOINED, Step.ENDED_EARLY)
    device = cast.open_door(Client(), person)
    assert "take part after all" not in text(device.get(at("my-involvement", person)))
    page = text(device.post(at("join", person), {"answer": "yes"}, follow=True))
    assert "They can note that you are back." in page
    assert step_of(person) == Step.ENDED_EARLY
    recruitment.join(involvement=person, by=cast.coordinator)
    assert step_of(person) == Step.JOINED
