"""Mail scanners and link previews open everything and press nothing; a broken post office stops nobody."""

import hashlib

import kombu
import pytest
from django.apps import apps
from django.core import serializers

from evaluation.models import InvitationMessage
from evaluation.tests.respondent import Respondent, words_of
from jobs import hints

SCANNERS = ("Mozilla/5.0 (compatible; Microsoft Office Protection)", "WhatsApp/2.23", "Googlebot/2.1", "")


def everything():
    """Every row of every table of ours, as one fingerprint for each table."""
    return {
        model._meta.label: hashlib.sha256(
            serializers.serialize("json", model._base_manager.order_by("pk")).encode()
        ).hexdigest()
        for model in apps.get_models()
    }


def addresses(respondent):
    return [
        respondent.url("questionnaire"),
        *[respondent.url("answer-page", number) for number in (1, 2, 99)],
        respondent.url("check"),
        respondent.url("sent"),
        respondent.url("decline"),
    ]


@pytest.mark.parametrize("point", ["asked", "begun", "declined", "sent"])
def test_looking_changes_nothing_at_any_point(respondent, point):
    if point != "asked":
        respondent.start()
        respondent.answer(1, **respondent.choose_first(1))
    if point == "declined":
        respondent.browser.post(respondent.url("decline"))
    if point == "sent":
        respondent.browser.post(respondent.url("check"))
    before = everything()

    for url in addresses(respondent):
        for agent in SCANNERS:
            for look in (respondent.browser.get, respondent.browser.head, respondent.browser.options):
                look(url, HTTP_USER_AGENT=agent)

    assert everything() == before


def test_the_fingerprint_sees_a_single_answer(respondent):
    respondent.start()
    before = everything()

    respondent.answer(1, **respondent.choose_first(1))

    assert {name for name, hash_ in everything().items() if hash_ != before[name]} == {
        "evaluation.DraftAnswer",
        "evaluation.Invitation",
    }


def test_no_page_sends_a_form_by_itself(respondent):
    respondent.start()

    for url in addresses(respondent):
        page = respondent.browser.get(url, follow=True).content.decode()
        assert "submit()" not in page and 'http-equiv="refresh"' not in page.lower() and "onload" not in page


def test_answering_never_knocks_at_the_broker(cast, monkeypatch):
    respondent = Respondent(cast)
    knocks = []

    def knock(self, *args, **kwargs):
        knocks.append(self)
        raise kombu.exceptions.OperationalError("nobody is there")

    # The second for a connection that an earlier test left open.
    monkeypatch.setattr(kombu.Connection, "_establish_connection", knock)
    monkeypatch.setattr(kombu.Producer, "publish", knock)

    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    respondent.browser.post(respondent.url("decline"))
    respondent.start()
    sent = respondent.browser.post(respondent.url("check"), follow=True)
    assert "Your answers are sent" in words_of(sent)
    assert knocks == []

    hints.hint(InvitationMessage.objects.get())
    assert knocks != []
