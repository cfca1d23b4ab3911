"""What staff read of people, on a phone: nothing runs out of its frame or has to be moved sideways."""

import pytest

from activities.models import Status
from participants.models import Acknowledgement
from participants.tests.money import claim, give_offer
from tests.cast import PASSWORD
from tests.stories.people import DESK, PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CUT_OFF = "parts => parts.filter(part => part.scrollWidth > part.clientWidth).map(part => part.textContent)"


@pytest.fixture
def activity(cast):
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity, name="Una Example")
    give_offer(activity)
    claim(person, kind="assistant", by=cast.coordinator)
    text = activity.purpose_proposals.asked_about().first()
    Acknowledgement.objects.create(involvement=person, proposal=text, answer="comment", comment="At weekends?")
    return activity


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_claims_offers_and_answers_stay_within_their_frames(cast, chromium, live_server, activity, viewport):
    cora = Visitor(chromium, live_server.url, viewport=viewport)
    sign_in(cora, cast.coordinator, PASSWORD)
    for page, words in (
        ("payment", "Not told yet"),
        ("claims", "A personal assistant"),
        ("purpose/answers", "Has something to say"),
    ):
        cora.go(f"/activities/{activity.pk}/{page}/").reads(words)
        assert cora.page.locator("main .govuk-tag").evaluate_all(CUT_OFF) == [], page
        if page != "purpose/answers":
            assert cora.page.locator("main .app-scroll").evaluate_all(CUT_OFF) == [], page
    cora.leave()
