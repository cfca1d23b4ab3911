"""From "About you" on a phone to the diversity report, with a real browser, a real vault and a real worker."""

import pytest

from activities.models import Status
from jobs import sweeper
from jobs.models import Job
from participants.models import Participant
from tests.cast import PASSWORD
from tests.reliability.waiting import wait_until
from tests.stories.people import Visitor, sign_in
from tests.vault.running import running
from vault.models import ReleasedTable, SealedMessage

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.kill, pytest.mark.slow]

__all__ = ["running"]

SMALL = {"width": 320, "height": 568}
OTHERS = {"asian": 14, "black": 7, "white": 30}


def test_from_about_you_to_the_report(cast, running, real_worker, chromium, live_server):
    # Given an activity that asks, 51 people who have answered, and a vault at work
    activity = cast.activity(status=Status.OPEN)
    cast.ask_about_you(activity)
    for group, number in OTHERS.items():
        for _ in range(number):
            running.give(cast.person(activity).participant, {"ethnic_group": group, "sex": "female"})
    running.start()
    # When one more answers on a small phone with scripts off
    person = cast.person(activity)
    phone = Visitor(chromium, live_server.url, viewport=SMALL, javascript=False)
    phone.go(f"/l/{cast.token(person)}/").press("Continue").press("About you", exact=True)
    phone.reads("kept apart from your name")
    answer(phone, {"sex": "male", "ethnic_group": "black", "ethnic_detail": "declined"})
    phone.reads("It is locked away, apart from your name")
    # Then nobody can read it, and the vault takes it in
    wait_until(lambda: not SealedMessage.objects.exists(), what="the vault to take everything in")
    kept = running.read(*Participant.objects.all())
    assert len(kept) == 52
    assert kept[person.participant].answers == {"sex": "male", "ethnic_group": "black"}
    # And when the monitoring lead asks for a report
    lead = Visitor(chromium, live_server.url)
    sign_in(lead, cast.monitoring_lead, PASSWORD)
    lead.press("Make a diversity monitoring report").press("Make the report")
    report = cast.organisation.reports.get()
    wait_until(lambda: state_of(report) == Job.State.DONE, seconds=240, what="the report")
    # Then a manager reads it: 52 sent, 14 Asian, 8 Black, 30 White people, all to the nearest five
    manager = Visitor(chromium, live_server.url)
    sign_in(manager, cast.manager, PASSWORD)
    manager.go(f"/reports/{report.pk}/").reads("About 50 people sent “About you”")
    shown = ReleasedTable.objects.get(scope_kind="organisation", characteristic="ethnic_group")
    assert [cell["shown"] for cell in shown.cells if cell["category"] in OTHERS] == ["15", "10", "30"]
    for visitor in (phone, lead, manager):
        visitor.leave()


def answer(phone, choices):
    """Choose where the story says what, and leave all else out."""
    phone.choose(wants="yes").press("Continue")
    while phone.page.locator("[name=now]").count():
        question = phone.page.locator("[name=now]").get_attribute("value")
        if question in choices:
            phone.choose(**{question: choices[question]})
        phone.press("Continue")
    phone.reads("Check and send").press("Send", exact=True)


def state_of(report):
    """How far it is; the clock's part, which finds reports whose figures have come, is played by us."""
    sweeper.sweep()
    report.refresh_from_db()
    return report.state
