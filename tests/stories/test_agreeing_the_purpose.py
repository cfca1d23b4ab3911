"""A purpose is agreed together: put to people, two say something, it is changed, agreed, locked, amended, compared."""

import re

import pytest

from activities.framework import Capacity
from activities.models import PurposeVersion
from participants.models import Acknowledgement
from tests.cast import PASSWORD
from tests.stories.people import PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def browse(chromium, live_server):
    visitors = []

    def visit(**options):
        visitors.append(Visitor(chromium, live_server.url, **options))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.leave()


def test_a_purpose_agreed_by_everybody_and_amended_later(cast, browse):
    # Given a purpose that is written, and two people who have joined
    activity = cast.activity("Kinder calls")
    cast.fill_in(activity)
    una = cast.person(activity, Capacity.SERVICE_USER, name="Una")
    cary = cast.person(activity, Capacity.CARER, name="Cary")
    purpose = f"/activities/{activity.pk}/purpose/"
    coordinator = browse()
    sign_in(coordinator, cast.coordinator, PASSWORD)
    # When it is put to them, and each has something to say on a phone
    coordinator.go(purpose).press("Put it to people").press("Put it to people").reads("Put to people")
    una_at = open_link(browse, cast, una)
    say(una_at, una, "And at weekends?")
    cary_at = open_link(browse, cast, cary, javascript=False)
    say(cary_at, cary, "Who pays for my sister’s care?")
    # And staff change the text because of the one, say why not to the other, and put it to them again
    limit_the_topic(coordinator, activity)
    coordinator.go(f"{purpose}answers/").reads("0 agree, 2 have something to say").reads("And at weekends?")
    answer(coordinator, "Una", result="changed", words="Weekends are now part of it.")
    answer(coordinator, "Cary", result="not_changed", words="Replacement care is paid for, as the invitation says.")
    coordinator.go(purpose).reads("You have changed your copy since")
    coordinator.press("Put it to people").press("Put it to people")
    # Then each reads what became of it and what is new, and agrees
    for person, visitor, heard in (
        (una, una_at, "Weekends are now part of it."),
        (cary, cary_at, "Replacement care is paid for"),
    ):
        visitor.go(f"/my/{person.pk}/purpose/").reads("This is not agreed yet").reads(heard).reads("What is new")
        visitor.choose(answer="agree").press("Send my answer").reads("Your answer is saved")
    # And locking asks nobody again
    coordinator.go(purpose).press("Agree and lock").reads("Whoever has agreed with them is not asked again")
    coordinator.press("Agree and lock").reads("Version 1, agreed and locked on")
    coordinator.press("Who agrees, and what people say about it").reads("2 agree, 0 have something to say")
    una_at.go(f"/my/{una.pk}/purpose/").reads("You have answered this").reads("version 1")
    assert PurposeVersion.objects.get().proposal.acknowledgements.filter(answer="agree").count() == 2
    # When it is amended, with a reason, and dropped words are put to nobody
    coordinator.go(purpose).press("Amend the purpose").press("Start the amendment")
    coordinator.reads("Enter the reason for the change")
    coordinator.fill(reason="The budget was cut in May.").press("Start the amendment").reads("Being amended")
    coordinator.go(f"{purpose}change/").fill(statement="To decide together when the crisis line answers.").press("Save")
    coordinator.go(purpose).press("Put it to people").press("Put it to people")
    una_at.go(f"/my/{una.pk}/purpose/").reads("The budget was cut in May.").reads("You have read an earlier text")
    una_at.choose(answer="agree").press("Send my answer")
    coordinator.go(f"{purpose}lock/").press("Agree and lock").reads("Version 2, agreed and locked on")
    # Then the two versions stand side by side, word by word
    coordinator.press("Compare two versions").reads("Version 1 and version 2")
    # The first mark of each kind only explains the marks.
    assert coordinator.page.locator("del.app-out").nth(1).text_content() == "taken out: how (end)"
    assert coordinator.page.locator("ins.app-in").nth(1).text_content() == "put in: when (end)"
    assert Acknowledgement.objects.filter(proposal__version__number=2).count() == 1
    # And the duty is checked, and the wider organisation is told
    coordinator.go(purpose).press("Check the duty to involve").press("Save the check")
    coordinator.reads("Select whether the duty applies").choose(applies="not_sure")
    coordinator.fill(whom_to_ask="The head of involvement").press("Save the check").reads("We are not sure")
    coordinator.go(purpose).press("Note who was told").choose(audience="organisation").fill(how="Newsletter")
    coordinator.press("Save").reads("Enter how people can reply").fill(reply_route="Ring Cora").press("Save")
    coordinator.reads("The wider organisation").reads("Ring Cora")


def open_link(browse, cast, person, **options):
    visitor = browse(viewport=PHONE, **options)
    visitor.go(f"/l/{cast.token(person)}/").press("Continue")
    return visitor


def say(visitor, person, words):
    visitor.go(f"/my/{person.pk}/").press("Say what you think of the plan").reads("Opening hours")
    visitor.choose(answer="comment").fill(comment=words).press("Send my answer").reads("Your answer is saved")


def limit_the_topic(coordinator, activity):
    coordinator.go(f"/activities/{activity.pk}/topics/{activity.topics.get().pk}/").choose(openness="limited")
    coordinator.press("Save").reads("Enter the limit")
    coordinator.fill(text="Opening hours, at weekends too", limit="No more than 70 hours a week").press("Save")
    coordinator.reads("Open within limits: No more than 70 hours a week")


def answer(coordinator, name, *, result, words):
    with coordinator.page.expect_navigation():
        coordinator.page.get_by_role("link", name=re.compile(f"^Answer.*{name}")).click()
    coordinator.look().choose(result=result).fill(words=words).press("Save the answer").reads(words)
