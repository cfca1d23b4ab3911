"""Sent, everything declined, skipped, deleted, never there: every page of staff is the same, byte for byte."""

import re

import pytest
from django.db import InternalError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Status
from participants.views.people import PersonDetail
from vault import sealing
from vault.models import AboutYouVisit, SealedMessage, WithdrawalNotice
from vault.questions import everything
from vault.tests.vault import SAID

CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def person(cast, vault):
    activity = cast.activity(status=Status.OPEN)
    cast.ask_about_you(activity)
    return cast.person(activity)


@pytest.fixture
def pages(cast, person):
    """Everything staff can open about this person and the lists they stand in."""
    of_activity, of_person = [person.activity_id], [person.pk]
    addresses = [
        reverse("home"),
        reverse("evaluation:dashboard"),
        *(
            reverse(name, args=of_activity)
            for name in ("activities:activity-detail", "participants:presence", "evaluation:round-list")
        ),
        *(
            reverse(name, args=of_person)
            for name in ("participants:person", "participants:person-update", "participants:person-step")
        ),
        *(reverse(name, args=of_person) for name in ("participants:link-hand-over", "vault:notice-pass-on")),
    ]
    browsers = {}
    for role in ("coordinator", "monitoring_lead"):
        browsers[role] = Client()
        browsers[role].force_login(getattr(cast, role))

    def all_of_them():
        return {
            (role, address): CHANGING.sub("", browser.get(address).content.decode())
            for role, browser in browsers.items()
            for address in addresses
        }

    return all_of_them


def test_whatever_a_person_did_staff_see_the_same(cast, vault, person, pages):
    before, found = pages(), {}
    asked = list(everything())
    vault.give(person.participant, SAID)
    found["answered"] = pages()
    vault.give(person.participant, {}, declined=["age", "sex"])
    found["declined"] = pages()
    vault.give(person.participant, {}, asked=asked[:4])
    vault.take_in()
    found["skipped"] = pages()
    sealing.withdraw(participant=person.participant)
    vault.take_in()
    found["deleted"] = pages()
    assert [state for state, seen in found.items() if seen != before] == []


def test_a_page_that_told_would_be_noticed(vault, person, pages, monkeypatch):
    """Somebody adds who has been there to a page of staff."""
    original = PersonDetail.get_context_data

    def telling(view, **kwargs):
        context = original(view, **kwargs)
        seen = AboutYouVisit.objects.filter(participant=view.involvement.participant_id).exists()
        context["involvement"].participant.name += " (answered)" if seen else ""
        return context

    before = pages()
    monkeypatch.setattr(PersonDetail, "get_context_data", telling)
    vault.give(person.participant)
    assert pages() != before


@pytest.mark.parametrize("has_answered", [True, False])
def test_a_written_request_is_passed_on_and_says_the_same_whatever_there_was(cast, vault, person, has_answered):
    if has_answered:
        vault.give(person.participant)
        vault.take_in()
    browser = Client()
    browser.force_login(cast.coordinator)
    page = browser.post(reverse("vault:notice-pass-on", args=[person.pk]), follow=True).content.decode()
    assert "The request is passed on. Whatever there was is deleted" in page
    notice = WithdrawalNotice.objects.get()
    assert (notice.involvement, notice.by) == (person, cast.coordinator)
    with pytest.raises(InternalError), transaction.atomic():
        WithdrawalNotice.objects.update(at=timezone.now())
    assert SealedMessage.objects.count() == 1
    vault.take_in()
    assert vault.read(person.participant) == {}


def test_every_message_has_one_length_and_one_is_always_sent(cast, vault, person):
    participant = person.participant
    longest = {code: question.options[-1].code for code, question in everything().items()}
    longest |= {"ethnic_group": "white", "ethnic_detail": "white_gypsy_traveller", "ltc": "yes", "limits": "not_at_all"}
    combinations = [
        ({}, ()),
        (longest, ()),
        ({}, tuple(longest)),
        *(({code: choice.code}, ()) for code in ("age", "sex", "religion") for choice in everything()[code].options),
    ]
    for number, (said, declined) in enumerate(combinations, 1):
        vault.give(participant, said, declined=declined, asked=list(longest), helped_by="9" * 19)
        assert SealedMessage.objects.count() == number
    sealing.withdraw(participant=participant)
    assert {len(sealed) for sealed in SealedMessage.objects.values_list("sealed", flat=True)} == {1072}
