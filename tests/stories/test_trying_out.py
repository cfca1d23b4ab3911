"""A coordinator tries a questionnaire out in a phone's frame, in Easy Read, with scripts off and on."""

import pytest
from django.urls import reverse

from evaluation.models import Answer, DraftAnswer, QuestionnaireVersion, Trial
from tests.stories.test_every_page import visit_as

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def begin(visitor, cast):
    version = QuestionnaireVersion.objects.get(questionnaire__code="pulse")
    visitor.go(reverse("evaluation:version-trial", args=[cast.organisation.pk, version.pk]))
    visitor.choose(variant="en-easy").press("Try it", exact=True)


def test_in_the_frame_to_the_end_without_scripts(cast, chromium, live_server):
    visitor = visit_as(cast.coordinator, chromium, live_server, javascript=False)
    begin(visitor, cast)
    frame = visitor.page.frame_locator("iframe")
    for number in range(1, 6):
        frame.get_by_text(f"Question {number} of 5").wait_for()
        if frame.locator("input[type=radio]").count():
            frame.locator("input[type=radio]").first.check()
        frame.get_by_role("button", name="Save and go on").click()
    frame.get_by_role("heading", name="The end of the trial").wait_for()

    frame.get_by_role("link", name="Delete this trial").click()
    visitor.page.wait_for_url("**/delete/")
    visitor.press("Delete the trial")
    assert not Trial.objects.exists()
    assert not DraftAnswer.objects.exists()
    assert not Answer.objects.exists()
    visitor.leave()


def test_every_page_of_a_trial_holds_up(cast, chromium, live_server):
    visitor = visit_as(cast.coordinator, chromium, live_server)
    begin(visitor, cast)
    trial = Trial.objects.get()
    for key in ("1-1", "3"):
        visitor.go(reverse("evaluation:trial-page", args=[trial.pk, key]))
    visitor.press("Save and go on").reads("The end of the trial")
    visitor.press("Leave the trial").reads("As people see it on a phone")
    visitor.leave()
