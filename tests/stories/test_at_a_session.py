"""A tablet that goes round at a workshop: nothing of the one before is to be seen, whatever the next person presses."""

import pytest

from activities.models import Status
from evaluation.models import Invitation, QuestionnaireVersion, Response
from evaluation.tests.at_session import open_asking, open_session
from participants import codes
from tests.stories.people import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECRET = "What I said is mine alone"


@pytest.fixture
def code(cast):
    activity = cast.activity(status=Status.OPEN)
    short = QuestionnaireVersion.objects.filter(questionnaire__is_usual=False, questionnaire__phase="after")
    version = short.get(questionnaire__capacities__contains=["service_user"])
    round_ = open_asking(activity, {"service_user": version, "carer": version})
    return codes.in_groups(open_session(cast, round_)[2])


def test_two_people_one_after_the_other(code, chromium, live_server):
    tablet = Visitor(chromium, live_server.url, viewport=PHONE)
    tablet.go("/code/")
    tablet.fill(code="KD7").press("Continue").reads("This code is too short")
    tablet.fill(code=code.lower()).press("Continue").reads("Workshop on 3 May")
    tablet.choose(capacity="service_user").press("Begin").press("English", exact=True).press("Start")
    first = tablet.page.url
    while not tablet.page.get_by_role("button", name="Send my answers").count():
        for box in tablet.page.locator("textarea").all():
            box.fill(SECRET)
        tablet.press("Save and continue")
    tablet.reads(SECRET).press("Send my answers").reads("Your answers are sent")
    tablet.press("Next person").reads("Workshop on 3 May").reads_not("Somebody has begun")

    for _ in range(6):
        tablet.page.go_back()
        tablet.reads_not(SECRET)
    assert tablet.page.goto(first).status == 404
    tablet.go("/session/").choose(capacity="carer").press("Begin").press("English", exact=True).press("Start")
    tablet.reads_not(SECRET)
    assert tablet.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    tablet.leave()
    assert Response.objects.count() == 1
    assert Invitation.objects.filter(session__isnull=False).count() == 2
