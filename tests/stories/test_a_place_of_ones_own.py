"""A person on their own page, on a phone: corrects, says what they need, permits, takes a copy, has a break."""

import json

import pytest

from activities.models import Status
from participants import recruitment
from participants.models import ContactMessage, Participant, Step
from participants.tasks import send_about_change
from tests.cast import PASSWORD
from tests.stories.people import PHONE, Visitor, links_sent_to, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_place_of_ones_own(cast, chromium, live_server, settings):
    # Given somebody who takes part, with their link open on their phone
    settings.EMAIL_BACKEND = "jobs.outbox.FolderBackend"
    person = cast.person(cast.activity(status=Status.OPEN), name="Amina Canary", email="old@example.org")
    token = cast.token(person)
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(f"/l/{token}/").press("Continue").reads("Hello Amina Canary")
    # When they correct their name and give a new address, and confirm it from the letter
    phone.press("Your name and how to reach you")
    phone.fill(name="Amina Canary-Bell", email="new@example.org").press("Save my details")
    phone.reads("Please look into your new e-mail now.").reads("new@example.org")
    for message in ContactMessage.objects.filter(state="queued"):
        send_about_change(message.pk)
    [way] = links_sent_to("new@example.org", organisation=cast.organisation, way=r"/l/email/[\w-]+/")
    phone.go(way).press("Yes, use this address").reads("Your new e-mail address counts now")
    assert Participant.objects.get().email == "new@example.org"
    # And say what they need
    phone.go(f"/my/{person.pk}/").press("What you need to take part").reads("Staff at Northfield Trust")
    phone.page.get_by_label("Hearing loop").check()
    phone.fill(own_words="Canary: a seat near the door").press("Save what I need").reads("What you need is saved")
    # And permit something, and take it back
    phone.press("Back to your page").press("Your permissions")
    phone.page.get_by_label("Name me when you thank people").check()
    phone.fill(credit="Canary of Northfield").press("Save my permissions").reads("You said yes on")
    phone.page.get_by_label("Name me when you thank people").uncheck()
    phone.press("Save my permissions").reads("You said no on")
    # And take a copy of everything
    phone.press("Back to your page").press("Take a copy of everything").reads("What is not in it")
    assert "Canary: a seat near the door" in take(phone, "Take a copy to read")
    copy = json.loads(take(phone, "The same as data"))
    assert [part["title"] for part in copy["parts"]][:2] == ["Your details", "What you need to take part"]
    # And have a break
    phone.press("Back to your page").press("Have a break").press("Have a break").reads("Nobody expects anything of you")
    assert recruitment.current_step(person) == Step.PAUSED
    # Then staff see what they need and permit
    coordinator = Visitor(chromium, live_server.url)
    sign_in(coordinator, cast.coordinator, PASSWORD)
    coordinator.go(f"/people/{person.pk}/").reads("Hearing loop").reads("Not arranged yet").reads_not("as “Canary")
    coordinator.press("Note that it is arranged").press("Note it").reads("noted by Cora Coordinator")
    # And another phone, which has the same link, sees none of it
    second = Visitor(chromium, live_server.url, viewport=PHONE)
    second.go(f"/l/{token}/").press("Continue").reads_not("Canary")
    second.press("What you need to take part").reads("We do not show this here").reads_not("Canary")
    second.press("Back to your page").press("What you joined").reads_not("Canary").reads_not("Joined")
    for visitor in (phone, coordinator, second):
        visitor.leave()


def take(visitor, words):
    """What is in the file behind these words."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_text(words).click()
    return download.value.path().read_text(encoding="utf-8")
