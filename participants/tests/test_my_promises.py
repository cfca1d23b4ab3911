"""What people read of the promises made to them, on their own pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from activities import promising
from participants.tests.pages import at, text


@pytest.fixture
def today():
    return timezone.localdate()


def test_a_person_reads_every_promise_with_what_became_of_it(cast, today):
    activity = cast.activity()
    person = cast.person(activity)
    by = cast.coordinator

    def promise(words, days=3):
        return promising.make(activity=activity, text=words, due_on=today + timedelta(days=days), by=by)

    promise("You will get the notes.")
    promising.keep(promise=promise("You will get your money."), on=today, words="Paid in cash.", by=by)
    late = today + timedelta(days=40)
    promising.change(promise=promise("You will get an answer."), text="A letter.", due_on=late, words="Ill.", by=by)
    promising.withdraw(promise=promise("You will meet the minister."), words="No time.", by=by)
    promise("You will get a map.", days=-1)

    said = text(cast.open_door(Client(), person).get(at("my-promised", person)))

    for expected in (
        "Our promises to you",
        "You will get the notes.",
        "Paid in cash.",
        "Before, we said: “You will get an answer.”",
        "because: Ill.",
        "We cannot keep this promise.",
        "No time.",
        "It is not done yet.",
    ):
        assert expected in said, expected
    # No name of staff stands beside a promise, and there are no empty words where nothing is agreed yet.
    assert said.count("Cora Coordinator") == 1 and "Not agreed yet" not in said


def test_more_promises_cost_no_more_queries(cast, today, django_assert_max_num_queries):
    activity = cast.activity()
    person = cast.person(activity)
    door = cast.open_door(Client(), person)
    for _ in range(15):
        made = promising.make(activity=activity, text="Notes", due_on=today, by=cast.coordinator)
        promising.change(promise=made, text="Less", due_on=today, words="Why", by=cast.coordinator)
    with django_assert_max_num_queries(12):
        door.get(at("my-promised", person))
