"""Each person says on their own page whether they will keep to what was agreed; staff on theirs."""

from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities import commitments
from activities.models import Activity, Status
from participants.models import AgreementAnswer

KEEP = {"answer": "keep", "text": 1}


def agree(activity, text, **more):
    activity.commitments.create(text=text)
    commitments.agree(activity=activity, agreed_on=date(2026, 1, 5), by=activity.lead, **more)


@pytest.fixture
def activity(cast):
    activity = cast.activity(status=Status.OPEN)
    commitments.write_concerns(activity=activity, words="Ring the involvement office")
    agree(activity, "We say early what cannot change")
    return activity


@pytest.fixture
def person(cast, activity):
    return cast.person(activity)


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def at(name, thing):
    return reverse(f"participants:{name}", args=[thing.pk])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_person_reads_it_and_says_that_they_will_keep_to_it(device, person):
    assert "Say if you will keep to what we agreed" in text(device.get(at("my-involvement", person)))
    page = text(device.get(at("my-agreement", person)))
    for words in ("We say early what cannot change", "Ring the involvement office", "5 January 2026", "with your name"):
        assert words in page
    device.post(at("my-agreement", person), KEEP)
    assert person.agreement_answers.get().answer == "keep"
    assert "Say if you will keep to what we agreed" not in text(device.get(at("my-involvement", person)))
    assert "Read it again, or say something about it" in text(device.get(at("my-promised", person)))


def test_what_somebody_has_to_say_needs_words_and_may_be_changed(device, person):
    assert "Write what you want to say" in text(device.post(at("my-agreement", person), {**KEEP, "answer": "comment"}))
    device.post(at("my-agreement", person), {**KEEP, "answer": "comment", "comment": "And at weekends?"})
    assert "And at weekends?" in text(device.get(at("my-agreement", person)))
    device.post(at("my-agreement", person), KEEP)
    assert [(each.answer, each.comment) for each in person.agreement_answers.all()] == [("keep", "")]


def test_an_answer_to_an_earlier_text_is_not_recorded_for_the_new_one(device, person, activity):
    agree(activity, "We pay on the day", reason="Asked for in March")
    sent = {"answer": "comment", "comment": "At weekends?", "text": 1}
    page = text(device.post(at("my-agreement", person), sent))
    assert "This text has changed since you opened it" in page and ">\nAt weekends?</textarea>" in page
    assert "Asked for in March" in page
    assert not person.agreement_answers.exists()


def test_another_device_does_not_read_back(cast, person, device):
    token = cast.token(person)
    first = Client()
    first.post(f"/l/{token}/")
    first.post(at("my-agreement", person), {**KEEP, "answer": "comment", "comment": "CANARY"})
    second = Client()
    second.post(f"/l/{token}/")
    assert "CANARY" not in text(second.get(at("my-agreement", person)))


@pytest.mark.parametrize("end", [Status.CLOSED, Status.CANCELLED])
def test_after_the_end_no_answer_is_recorded_and_nothing_typed_is_lost(device, person, activity, end):
    Activity.objects.filter(pk=activity.pk).update(status=end)
    page = text(device.post(at("my-agreement", person), {**KEEP, "answer": "comment", "comment": "Weekends?"}))
    assert "we could not save what you wrote" in page and ">\nWeekends?</textarea>" in page
    assert not person.agreement_answers.exists()


def test_before_anything_is_agreed_there_is_nothing_to_answer(cast):
    person = cast.person(cast.activity("Only a draft"))
    device = cast.open_door(Client(), person)
    assert "Nothing is agreed yet" in text(device.get(at("my-agreement", person)))
    device.post(at("my-agreement", person), KEEP)
    assert not AgreementAnswer.objects.exists()


def test_staff_answer_too_and_everybody_sees_how_many_by_capacity(client, cast, activity, person, device):
    device.post(at("my-agreement", person), {**KEEP, "answer": "comment", "comment": "CANARY words"})
    client.force_login(cast.coordinator)
    client.post(at("staff-agreement", activity), KEEP)
    assert AgreementAnswer.objects.get(involvement__capacity="staff").answer == "keep"
    page = text(client.get(at("agreement-answers", activity)))
    assert page.count("1 of 1 have answered") == 2
    assert person.participant.name in page and "CANARY words" in page

    client.force_login(cast.manager)
    page = text(client.get(at("agreement-answers", activity)))
    assert page.count("1 of 1 have answered") == 2
    assert person.participant.name not in page and "CANARY words" not in page


def test_the_list_asks_as_often_for_many_people_as_for_one(client, cast, activity, person):
    client.force_login(cast.coordinator)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(at("agreement-answers", activity))
        counts.append(len(seen))
        for _ in range(6):
            cast.person(activity)
    assert counts[0] == counts[1]


def test_the_database_wants_words_with_a_comment_and_one_answer_a_version(person, activity):
    version = activity.agreement_versions.get()
    with pytest.raises(IntegrityError, match="a_comment_on_the_agreement_has_words"):
        AgreementAnswer.objects.create(involvement=person, version=version, answer="comment")
