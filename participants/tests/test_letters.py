"""The e-mails: plain words, a neutral outside, nothing that tracks."""

import pytest
from django.core import mail

from activities.models import Status
from participants import recruitment, tasks


@pytest.fixture
def person(cast):
    activity = cast.activity("CANARY crisis <b>care</b>", status=Status.OPEN)
    activity.organisation.name = "North & South\nTrust"
    activity.organisation.save()
    return cast.person(activity, name="CANARY O’Brien", has_joined=False)


def send(message):
    tasks.send_link(str(message.pk))
    return mail.outbox[-1]


@pytest.fixture(params=["join", "fresh_link"])
def letter(request, cast, person):
    if request.param == "join":
        return send(recruitment.invite(involvement=person, by=cast.coordinator))
    return send(recruitment.ask_for_fresh_link(involvement=person))


def html_of(letter):
    [(body, kind)] = letter.alternatives
    assert kind == "text/html"
    return body


def test_subject_and_preview_say_nothing_about_the_person_or_the_topic(letter):
    assert letter.subject == "A message from North & South Trust"
    for part in (letter.subject, letter.body, html_of(letter)):
        assert "CANARY" not in part


def test_both_parts_say_who_to_ask_and_how_to_stop(letter):
    for part in (letter.body, html_of(letter)):
        assert "Support line: 01632 960 000" in part
        assert "How to stop" in part
        assert "do not pass it on" in part


def test_the_text_part_is_text(letter):
    assert "North & South" in letter.body
    assert "&amp;" not in letter.body and "<" not in letter.body
    assert "\n\n\n\n" not in letter.body


def test_nothing_is_fetched_and_nothing_is_dressed(letter):
    html = html_of(letter)
    for sign in ("<img", "style=", "<script", "<link", "src=", "http-equiv"):
        assert sign not in html
    assert html.count("http") == 2  # the link, and the same link to copy


def test_the_invitation_says_what_why_and_how_long(cast, person):
    letter = send(recruitment.invite(involvement=person, by=cast.coordinator))
    for part in (letter.body, html_of(letter)):
        for words in ("What it is:", "Why you:", "How long it takes:", "no thank you"):
            assert words in part
