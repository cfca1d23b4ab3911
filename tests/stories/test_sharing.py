"""Somebody shares what they need with their contact person, by keyboard and without scripts, and finds it again."""

import pytest
from django.urls import reverse

from evaluation.models import DraftAnswer, Phase
from evaluation.tests.respondent import Respondent
from participants.models import AccessNeeds
from tests.stories.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = "I hear little in large rooms"
BOX = "Share this with my contact person"


@pytest.mark.parametrize("javascript", [False, True])
def test_what_is_ticked_stands_among_what_a_person_needs(cast, chromium, live_server, javascript):
    respondent = Respondent(cast, phase=Phase.BEFORE)
    respondent.start()
    visitor = Visitor(chromium, live_server.url, javascript=javascript)
    # The link was opened before, so this device may not read back: a fresh one sent to the person may.
    visitor.go(f"/l/{cast.token(respondent.involvement)}/").press("Continue")
    visitor.go(respondent.url("answer-page", len(respondent.pages))).reads(BOX)
    visitor.fill(text_B0=WORDS)
    visitor.page.focus("[name=text_B0]")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Space")
    visitor.press("Save and continue").reads("You ticked “Share this with my contact person”.")
    assert DraftAnswer.objects.get().is_shared
    visitor.press("Send my answers")
    assert WORDS in AccessNeeds.objects.get().own_words
    visitor.go(reverse("participants:my-needs", args=[respondent.involvement.pk]))
    assert WORDS in visitor.page.input_value("[name=own_words]")
    visitor.leave()
