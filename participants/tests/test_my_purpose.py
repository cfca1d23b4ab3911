"""A person reads what the activity is for, and answers the text they read."""

import pytest
from django.test import Client
from django.urls import reverse

from activities import locking
from activities.models import Activity, Purpose, Status
from participants.models import Acknowledgement


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


AGREE = {"answer": "agree", "text": 1}


def comment(words, text=1):
    return {"answer": "comment", "comment": words, "text": text}


def test_the_locked_purpose_in_plain_words(device, person):
    page = text(device.get(at("my-purpose", person)))
    for words in (
        "To decide together how the crisis line answers.",
        "Opening hours",
        "Calls are answered within two minutes",
        "By 1 November 2026",
        "Service manager",
        "£20 an hour",
        "By 1 October 2026",
        "version 1",
    ):
        assert words in page, words


def test_what_is_being_amended_is_not_shown_before_it_is_agreed(device, person, activity):
    activity.purpose.statement = "Something else entirely"
    activity.purpose.save()
    assert "Something else entirely" not in text(device.get(at("my-purpose", person)))


def test_agreeing_and_thinking_again(device, person):
    device.post(at("my-purpose", person), AGREE)
    assert person.acknowledgements.get().answer == Acknowledgement.Answer.AGREE
    device.post(at("my-purpose", person), comment("And at weekends?"))
    answer = person.acknowledgements.get()
    assert (answer.answer, answer.comment) == ("comment", "And at weekends?")
    assert "And at weekends?" in text(device.get(at("my-purpose", person)))
    assert Client().get(at("my-purpose", person)).status_code == 404


def test_wanting_to_say_something_needs_words(device, person):
    assert "Write what you want to say" in text(device.post(at("my-purpose", person), comment("")))
    assert not person.acknowledgements.exists()


def amend(activity, cast):
    locking.start_amendment(activity=activity, reason="People asked about the hours.")
    Purpose.objects.filter(activity=activity).update(statement="To decide together when the crisis line is open.")
    locking.lock_purpose(activity=activity, by=cast.coordinator)


@pytest.mark.parametrize("sent", [{"text": 1}, {}, {"text": "one"}], ids=["earlier", "none", "nonsense"])
def test_an_answer_to_an_earlier_text_is_not_recorded_for_the_new_one(device, person, activity, cast, sent):
    assert '<input type="hidden" name="text" value="1"' in text(device.get(at("my-purpose", person)))
    amend(activity, cast)
    page = text(device.post(at("my-purpose", person), {"answer": "comment", "comment": "At weekends?", **sent}))
    assert "This text has changed since you opened it. Please read it again." in page
    assert "To decide together when the crisis line is open." in page
    assert ">\nAt weekends?</textarea>" in page
    assert '<input type="hidden" name="text" value="2"' in page
    assert "There is a problem" not in page
    assert not person.acknowledgements.exists()

    device.post(at("my-purpose", person), comment("At weekends?", text=2))
    answer = person.acknowledgements.get()
    assert (answer.proposal.version.number, answer.comment) == (2, "At weekends?")


def test_before_it_is_agreed_there_is_nothing_to_answer(cast):
    person = cast.person(cast.activity("Only a draft"))
    device = cast.open_door(Client(), person)
    assert "still being written" in text(device.get(at("my-purpose", person)))
    device.post(at("my-purpose", person), AGREE)
    assert not person.acknowledgements.exists()


@pytest.mark.parametrize("end", [Status.CLOSED, Status.EVALUATED, Status.CANCELLED])
def test_after_the_end_no_answer_is_recorded_and_nothing_typed_is_lost(device, person, activity, end):
    Activity.objects.filter(pk=activity.pk).update(status=end)
    page = text(device.post(at("my-purpose", person), comment("And at weekends?")))
    assert "we could not save what you wrote" in page
    assert ">\nAnd at weekends?</textarea>" in page
    assert not person.acknowledgements.exists()


def test_after_the_end_the_text_stays_and_nothing_is_asked(device, person, activity, cast):
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    page = text(device.get(at("my-purpose", person)))
    assert "To decide together how the crisis line answers." in page
    assert "nothing can be added" in page
    assert "What do you think?" not in page
