"""What a person is told in each mode: before the first question, before sending, after it, and on their own page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Purpose
from evaluation import invitations
from evaluation.models import Mode, Response
from evaluation.tests.at_session import Guest, open_session
from evaluation.tests.respondent import Respondent, words_of
from vault.models import PublicKey, SealedResponse

BEFORE = {
    Mode.NAMED: "Your name stays with your answers.",
    Mode.CONFIDENTIAL: "They do not see which answers are yours.",
    Mode.DETACHED: "nobody can change, find or delete your answers",
}


@pytest.fixture
def respondent(cast, request):
    activity = cast.activity(status="open")
    return Respondent(cast, activity=activity, round_=cast.open_round(activity, mode=request.param))


def all_modes(test):
    return pytest.mark.parametrize("respondent", list(Mode), indirect=True)(test)


def detached(test):
    return pytest.mark.parametrize("respondent", [Mode.DETACHED], indirect=True)(test)


@all_modes
def test_before_the_first_question(respondent):
    page = respondent.read("questionnaire")
    mode = respondent.round.mode
    assert {other for other, words in BEFORE.items() if words in page} == {mode}
    before_the_button = page.partition(" Start ")[0]
    assert (BEFORE[mode] in before_the_button) == (mode != Mode.CONFIDENTIAL)
    # And again for somebody who comes back.
    respondent.start()
    assert BEFORE[mode] in respondent.read("questionnaire")


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.DETACHED])
def test_at_a_session_nothing_is_said_of_a_name(cast, mode):
    activity = cast.activity(status="open")
    cast.person(activity)
    round_ = cast.open_round(activity, mode=mode)
    guest = Guest().arrive(open_session(cast, round_)[1]).begin()
    first = words_of(guest.response)
    guest.answer()
    sent = words_of(guest.send().response)
    for words in (first, sent):
        assert "your name" not in words and "our name" not in words
        assert ("Only with it can we find your answers again" in words) == (
            mode == Mode.CONFIDENTIAL and words == first
        )
    assert "We do not know who you are." in first
    assert "what it says of names and contact details is not about you" in first
    assert "that you sent some" not in first
    assert ("Then keep the receipt." in sent) == (mode == Mode.CONFIDENTIAL)


@pytest.mark.parametrize("respondent", [Mode.CONFIDENTIAL], indirect=True)
@pytest.mark.parametrize(("days", "is_promised"), [(0, True), (-1, False)])
def test_a_day_that_has_passed_is_not_promised_any_more(respondent, days, is_promised):
    day = timezone.localdate() + timedelta(days=days)
    Purpose.objects.update(told_back_by=day)
    assert ("We will tell you what happened" in respondent.read("questionnaire")) == is_promised
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    sent = respondent.browser.post(respondent.url("check"), {"words_may_be_used": "no"}, follow=True)
    assert ("We will tell you what happened" in words_of(sent)) == is_promised


@all_modes
def test_before_sending(respondent):
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    page = respondent.read("check")
    assert ("with your name" in page) == (respondent.round.mode == Mode.NAMED)
    assert ("Nobody can change, find or delete them then" in page) == (respondent.round.mode == Mode.DETACHED)


@detached
def test_after_sending_there_is_no_receipt_no_copy_and_no_way_back(respondent):
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    assert respondent.browser.get(respondent.url("copy")).status_code == 200

    for _ in range(2):
        sent = respondent.browser.post(respondent.url("check"), {"words_may_be_used": "no"}, follow=True)
        assert sent.redirect_chain[-1][0] == respondent.url("sent")
    assert "receipt" not in words_of(sent)
    assert "cut off" in words_of(sent)
    assert not Response.objects.exists()
    assert SealedResponse.objects.count() == 1
    assert respondent.browser.get(respondent.url("copy")).status_code == 404
    assert respondent.browser.get(respondent.url("copy-file")).status_code == 404
    late = respondent.answer(1, **respondent.choose_first(1))
    assert late.status_code == 409
    assert "receipt" not in words_of(late)
    mine = words_of(respondent.browser.get(reverse("participants:my-said", args=[respondent.involvement.pk])))
    assert "Sent, and cut off from you." in mine


@detached
def test_where_it_cannot_be_sealed_everything_stays_on_the_page(respondent):
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    PublicKey.objects.all().delete()

    page = respondent.browser.post(respondent.url("check"), {"words_may_be_used": "no"})

    assert "We cannot send your answers just now. Everything is saved." in words_of(page)
    assert "<title>Error: " in page.content.decode()
    assert respondent.chosen()


@detached
def test_after_the_close_nothing_that_was_begun_is_shown_or_kept(respondent):
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    closing = Client()
    closing.force_login(respondent.cast.coordinator)
    asked = words_of(closing.get(reverse("evaluation:round-close", args=[respondent.round.pk])))
    assert "fewer than five of a group" in asked
    invitations.close_round(round_=respondent.round)
    page = respondent.read("questionnaire")
    assert "What you had saved before" not in page
    assert respondent.chosen() == {}
