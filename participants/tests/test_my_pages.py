"""A person's own pages, from joining to leaving."""

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from celery import current_app
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities import commitments
from activities.models import Status
from jobs.hints import hint
from participants import comments, recruitment
from participants.models import Involvement, LinkMessage, Participant, Step


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, has_joined=False)


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def at(name, involvement):
    return reverse(f"participants:{name}", args=[involvement.pk])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_page_says_whose_it_is_what_for_and_who_to_ask(device, person):
    page = text(device.get(at("my-involvement", person)))
    for words in (
        f"Hello {person.participant.name}",
        "Better crisis care",
        "Say if you want to take part",
        "Support line",
        "How Northfield Trust looks after what you tell us.",
        "Version 1",
        "Stop taking part",
        "Finish on this device",
    ):
        assert words in page, words


def test_no_two_things_on_the_page_are_called_about_you(device, person, activity, cast):
    recruitment.join(involvement=person)
    cast.ask_about_you(activity)
    page = text(device.get(at("my-involvement", person)))
    assert page.count(">About you<") == 1 and "Your details" in page


def test_what_a_person_joined(device, person):
    page = text(device.get(at("my-part", person)))
    for words in (
        "Making crisis care kinder.",
        "12 January 2026 to 18 December 2026",
        "Cora Coordinator",
        "<strong>On the list</strong>",
    ):
        assert words in page, words
    assert "Identified" not in page


def test_what_a_person_was_promised(device, person, activity):
    activity.commitments.create(text="We listen first")
    commitments.agree(activity=activity, agreed_on=date(2026, 1, 5), by=activity.lead)
    page = text(device.get(at("my-promised", person)))
    for words in (
        "£20 an hour, travel paid on the day.",
        "by 1 October 2026",
        "Calls are answered within two minutes, by 1 November 2026.",
        "We listen first",
        "cora.coordinator@example.org",
    ):
        assert words in page, words


def test_what_is_done_moves_from_what_is_asked_now_to_what_was_said(device, person):
    recruitment.join(involvement=person)
    assert "Say what matters to you" in text(device.get(at("my-involvement", person)))
    device.post(at("my-values", person), {"own_words": "Time"})
    assert "Say what matters to you" not in text(device.get(at("my-involvement", person)))
    assert "Say what matters to you" in text(device.get(at("my-said", person)))


def test_all_that_was_said_is_found_again_after_the_end_too(device, person, activity, cast):
    recruitment.join(involvement=person)
    activity.commitments.create(text="We listen first")
    commitments.agree(activity=activity, agreed_on=date(2026, 1, 5), by=activity.lead)
    device.post(at("my-values", person), {"own_words": "Time"})
    device.post(at("my-purpose", person), {"answer": "agree", "text": 1})
    device.post(at("my-agreement", person), {"answer": "agree", "text": 1})
    comments.say(activity=activity, question="why", words="Why now?", involvement=person)
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    page = text(device.get(at("my-said", person)))
    for name in ("my-values", "my-purpose", "my-agreement"):
        assert f'href="{at(name, person)}"' in page, name
    assert f'href="{reverse("evaluation:my-plan", args=[person.pk])}"' in page


def test_that_a_comment_was_made_is_not_told_on_another_device(cast, activity):
    person = cast.person(activity)
    comments.say(activity=activity, question="why", words="Why now?", involvement=person)
    token = cast.token(person)
    first, second = Client(), Client()
    for browser in (first, second):
        browser.post(f"/l/{token}/")
    assert "your comments on the plan" in text(first.get(at("my-said", person)))
    assert "your comments on the plan" not in text(second.get(at("my-said", person)))


def test_that_somebody_is_asked_no_more_is_said(device, person):
    assert "You asked us on" not in text(device.get(at("my-said", person)))
    Involvement.objects.filter(pk=person.pk).update(no_more_questions_at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert "You asked us on 2 March 2026" in text(device.get(at("my-said", person)))


def test_nothing_is_asked_of_somebody_on_a_break_or_asked_no_more(device, person, activity, cast):
    recruitment.join(involvement=person)
    cast.open_round(activity)
    assert "What we ask you to do now" in text(device.get(at("my-involvement", person)))

    recruitment.note(involvement=person, step=Step.PAUSED)
    page = text(device.get(at("my-involvement", person)))
    assert "Only if you want to" in page and "What we ask you to do now" not in page

    recruitment.join(involvement=person)
    Participant.objects.update(no_more_questions_at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    page = text(device.get(at("my-involvement", person)))
    assert "we should not ask you again" in page and "What we ask you to do now" not in page


def test_joining_by_saying_yes(device, person):
    assert "Do you want to take part?" in text(device.get(at("join", person)))
    page = text(device.post(at("join", person), {"answer": "yes"}, follow=True))
    assert "You are taking part" in page
    assert recruitment.current_step(person) == Step.JOINED
    assert "Say what matters to you" in page
    assert "Say if you want to take part" not in page


def test_no_thank_you_is_kept_as_an_answer_and_may_be_changed(device, person):
    page = text(device.post(at("join", person), {"answer": "no"}, follow=True))
    assert "you can come back" in page
    assert recruitment.current_step(person) == Step.LEFT
    assert "I would like to take part after all" in page
    device.post(at("join", person), {"answer": "yes"})
    assert recruitment.current_step(person) == Step.JOINED


@pytest.mark.parametrize(("days", "words"), [(0, "It started on"), (1, "It starts on")])
def test_what_has_begun_is_not_said_to_begin(device, person, activity, days, words):
    type(activity).objects.update(starts_on=timezone.localdate() + timedelta(days=days), ends_on=None)
    assert words in text(device.get(at("join", person)))


def test_saying_neither_is_asked_again(device, person):
    assert "Choose yes, maybe or no thank you" in text(device.post(at("join", person), {}))
    assert recruitment.current_step(person) == Step.IDENTIFIED


def test_nobody_joins_what_has_ended(device, person, activity, cast):
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    assert "has ended" in text(device.get(at("join", person)))
    device.post(at("join", person), {"answer": "yes"})
    assert recruitment.current_step(person) == Step.IDENTIFIED
    assert "has ended" in text(device.get(at("my-involvement", person)))


def test_who_said_maybe_is_told_more_only_while_it_goes_on(device, person, activity, cast):
    device.post(at("join", person), {"answer": "maybe"})
    assert "will tell you more" in text(device.get(at("my-involvement", person)))
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    page = text(device.get(at("my-involvement", person)))
    assert "You said “maybe”" in page and "will tell you more" not in page


def test_the_organisations_own_word_for_a_service_user(device, person, cast):
    cast.organisation.service_user_word = "patient"
    cast.organisation.save()
    assert "Your part: patient." in text(device.get(at("my-part", person)))


# Leaving, and a fresh link


@pytest.mark.parametrize(("sent", "kept"), [({"reason": "caring"}, "caring"), ({}, "not_said")])
def test_leaving_with_or_without_a_reason(device, person, sent, kept):
    page = text(device.post(at("leave", person), sent, follow=True))
    assert "You have stopped taking part" in page
    assert person.funnel_events.last().reason == kept
    assert "Say what matters to you" not in page


def test_a_fresh_link_is_a_row_and_nothing_else(device, person):
    page = text(device.post(at("fresh-link", person), follow=True))
    assert "on its way to your e-mail" in page
    message = LinkMessage.objects.get()
    assert (message.state, message.hinted_at, mail.outbox) == (LinkMessage.State.QUEUED, None, [])


def test_without_email_the_page_says_so_and_keeps_no_row(cast, activity):
    person = cast.person(activity, route="post", address="1 High Street")
    device = cast.open_door(Client(), person)
    assert "cannot send you a link" in text(device.get(at("fresh-link", person)))
    assert "cannot send you a link" in text(device.post(at("fresh-link", person)))
    assert not LinkMessage.objects.exists()


# Nothing waits for background work


@pytest.fixture
def no_broker(tmp_path, monkeypatch):
    """The broker is gone: its socket does not exist, and no connection to it is kept."""
    monkeypatch.setattr(current_app.conf, "broker_write_url", f"redis+socket://{tmp_path}/gone.sock")
    monkeypatch.setattr(current_app, "_pool", None)
    monkeypatch.setattr(current_app.amqp, "_producer_pool", None)


@pytest.mark.django_db(transaction=True)
def test_with_the_broker_gone_a_person_does_everything(no_broker, cast, caplog):
    person = cast.person(cast.activity(status=Status.OPEN), has_joined=False)
    with caplog.at_level(logging.WARNING, logger="jobs.hints"):
        hint(recruitment.invite(involvement=person, by=cast.coordinator))
    assert "The broker did not answer" in caplog.text

    device = cast.open_door(Client(), person)
    for name, data in (
        ("join", {"answer": "yes"}),
        ("my-values", {"own_words": "Time"}),
        ("my-purpose", {"answer": "agree", "text": 1}),
        ("fresh-link", {}),
        ("leave", {"reason": "time"}),
        ("finish-here", {}),
    ):
        if name != "finish-here":
            assert device.get(at(name, person)).status_code == 200
        assert device.post(at(name, person), data).status_code == 302, name
    assert LinkMessage.objects.filter(kind="fresh_link", state="queued").exists()
