"""The whole thread in a real browser, with a real worker: plan, invite, answer, report."""

import pytest

from activities.models import Activity
from evaluation.models import OutcomeJudgement, Phase, Response, Round
from tests.cast import PASSWORD
from tests.reliability.waiting import wait_until
from tests.stories.people import PHONE, Visitor, links_sent_to, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.slow]


@pytest.fixture
def browse(chromium, live_server):
    visitors = []

    def visit(**options):
        visitors.append(Visitor(chromium, live_server.url, **options))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.leave()


@pytest.fixture
def post(settings):
    """The folder where the worker's letters lie, emptied first."""
    settings.EMAIL_BACKEND = "jobs.outbox.FolderBackend"
    for letter in settings.OUTBOX_DIR.glob("*.eml"):
        letter.unlink()


def test_from_plan_to_report(cast, post, real_worker, browse):
    # Given a coordinator who plans an activity
    coordinator = browse()
    sign_in(coordinator, cast.coordinator, PASSWORD)
    plan(coordinator)
    activity = Activity.objects.get()
    agree_purpose(coordinator, activity)
    # When three people are invited and join on their phones
    for name, capacity in (("Una", "service_user"), ("Sam", "service_user"), ("Cary", "carer")):
        add_person(coordinator, activity, name=name, capacity=capacity)
    coordinator.go(f"/activities/{activity.pk}/people/invite/").press("Send the invitations")
    for name in ("Una", "Sam", "Cary"):
        join(browse, cast, name)
    coordinator.go(f"/activities/{activity.pk}/move/open/").press("Open")
    coordinator.reads("Open")
    # And are asked before they begin, and one of them answers
    ask_before(coordinator, activity, answering=lambda: answer_at_once(browse, cast, "Sam", number=2))
    # And are asked afterwards, and answer, one of them in two sittings
    ask(coordinator, activity, "after")
    judge_the_promise(answer_at_once(browse, cast, "Sam", number=3))
    answer_at_once(browse, cast, "Cary", number=3)
    answer_in_two_sittings(browse, cast, "Una", number=3)
    assert Response.objects.filter(invitation__round__phase=Phase.AFTER).count() == 3
    assert OutcomeJudgement.objects.get().verdict == "yes"
    # And what they said is decided and told back
    record_influence(coordinator, activity)
    round_ = Round.objects.get(phase=Phase.AFTER)
    coordinator.go(f"/rounds/{round_.pk}/close/").press("Close")
    # Then the worker makes the report, and the manager takes it away
    manager = browse()
    sign_in(manager, cast.manager, PASSWORD)
    manager.go(f"/activities/{activity.pk}/reports/add/").press("Make the report")
    manager.page.get_by_role("link", name="Download as PDF").wait_for(timeout=60_000)
    manager.look().reads("What this report cannot say").reads("hidden to protect people").reads(
        "Ring back the same day"
    )
    with manager.page.expect_download() as download:
        manager.page.get_by_role("link", name="Download as PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    manager.go("/dashboard/").reads("Calmer evenings").reads("1 of 1")
    # And not one page of staff showed what a single person answered
    manager.go(f"/activities/{activity.pk}/presence/").reads_not("Una")


def plan(coordinator):
    """Begin with people, without a template, and leave it to the pages of the stages to say the rest."""
    coordinator.go("/activities/").press("Plan an activity")
    coordinator.press("Save and go on").reads("There is a problem")
    coordinator.fill(affects="Everybody on the ward.", title="Calmer evenings").choose(first_involved="the_idea")
    coordinator.press("Save and go on").press("None of these")
    coordinator.fill(about="How the ward feels in the evening.")
    coordinator.choose(level="service", technique="co_design")
    coordinator.fill(
        technique_reason="Those who are there know.", starts_on=("1", "3", "2026"), ends_on=("1", "12", "2026")
    )
    coordinator.press("Save and leave").reads("Calmer evenings").reads("Draft")


def agree_purpose(coordinator, activity):
    base = f"/activities/{activity.pk}"
    coordinator.go(f"{base}/purpose/lock/").reads("Say why people are involved")
    coordinator.go(f"{base}/purpose/change/").fill(
        statement="To make evenings calmer.",
        reason_to_join="You can change how evenings feel.",
        decided_by="Ward manager",
        decided_on=("1", "9", "2026"),
        payment_statement="£20 an hour.",
        told_back_by=("1", "12", "2026"),
    ).press("Save")
    coordinator.go(f"{base}/topics/add/").fill(text="Lights and noise").choose(openness="open").press("Save")
    coordinator.go(f"{base}/outcomes/add/").choose(kind="service").fill(
        text="Quiet after nine", how_we_will_know="Noise readings", due_on=("1", "11", "2026")
    ).press("Save")
    coordinator.go(f"{base}/commitments/add/").fill(text="We listen first").press("Save")
    coordinator.go(f"{base}/agreement/").fill(agreed_on=("2", "3", "2026")).press("Agree and keep")
    coordinator.go(f"{base}/purpose/lock/").press("Agree and lock")
    coordinator.reads("Agreed and locked")
    coordinator.go(f"{base}/presence/decisions/").choose(monitoring="not_planned")
    coordinator.fill(no_population_reason="One ward only.", no_monitoring_reason="Too few people.").press("Save")


def add_person(coordinator, activity, *, name, capacity):
    coordinator.go(f"/activities/{activity.pk}/people/add/")
    if coordinator.page.locator("[name=who][value=new]").count():
        coordinator.choose(who="new")
    coordinator.choose(capacity=capacity).choose(route="email")
    coordinator.fill(name=name, email=address_of(name)).press("Add this person")


def address_of(name):
    return f"{name.lower()}@example.org"


def newest_link(cast, name, *, number):
    """The person's newest link, once so many letters have come."""
    found = []

    def has_come():
        found[:] = links_sent_to(address_of(name), organisation=cast.organisation)
        return len(found) >= number

    wait_until(has_come, what=f"letter {number} to {name}")
    return found[0]


def join(browse, cast, name):
    person = browse(viewport=PHONE)
    person.go(newest_link(cast, name, number=1)).reads_not("Calmer evenings").press("Continue")
    person.press("Say if you want to take part").choose(answer="yes").press("Send my answer")
    person.reads("You are taking part")
    person.press("Say what matters to you")
    person.press("Save what matters to me").reads("Choose something from the list")
    person.page.get_by_label("Respect", exact=True).check()
    person.press("Save what matters to me")
    person.go(my_page(person)).press("Read what this is for").reads("Quiet after nine")
    person.choose(answer="agree").press("Send my answer")


def my_page(person):
    parts = person.page.url.split("/my/")[1]
    return f"/my/{parts.split('/')[0]}/"


def ask(coordinator, activity, phase):
    """Plan with everything usual, look at it once more, and ask the three."""
    coordinator.go(f"/activities/{activity.pk}/questionnaires/{phase}/plan/").press("Save and look at it")
    coordinator.press("Ask these people now").reads("You have asked 3 people")


def ask_before(coordinator, activity, *, answering):
    """Ask the three before they begin, let somebody answer, and close the questions."""
    ask(coordinator, activity, "before")
    answering()
    round_ = Round.objects.get(phase=Phase.BEFORE)
    coordinator.go(f"/rounds/{round_.pk}/close/").press("Close").reads("The questions are closed")


def answer_at_once(browse, cast, name, *, number):
    person = browse(viewport=PHONE)
    person.go(newest_link(cast, name, number=number)).press("Continue").press("Start")
    while person.page.get_by_role("button", name="Save and continue").count():
        answer_page(person)
    return person.press("Send my answers").reads("Your answers are sent")


def judge_the_promise(person):
    """Say on one's own page what became of the outcome that was promised."""
    person.press("Go to your page").press("Say what is different now").reads("Quiet after nine")
    person.page.locator("[name^=verdict_][value=yes]").check()
    person.press("Save", exact=True).reads("What you said is saved")


def answer_in_two_sittings(browse, cast, name, *, number):
    link = newest_link(cast, name, number=number)
    first = browse(viewport=PHONE)
    first.go(link).press("Continue").press("Start")
    first.page.get_by_role("radio").first.check()
    first.press("Save and stop for now")
    # On another phone the same link goes on, and does not show what was said
    second = browse(viewport=PHONE)
    second.go(link).press("Continue").press("Go on", exact=True)
    while second.page.get_by_role("button", name="Save and continue").count():
        answer_page(second)
    second.reads("We do not show them here").press("Send my answers").reads("Your answers are sent")


def answer_page(person):
    """The first choice of every question, a few words where words are asked for."""
    for group in person.page.locator("fieldset").all():
        group.get_by_role("radio").first.check()
    for box in person.page.locator("textarea").all():
        box.fill("It was good to be asked.")
    person.press("Save and continue")


def record_influence(coordinator, activity):
    coordinator.go(f"/activities/{activity.pk}/contributions/add/").choose(capacity="carer")
    coordinator.fill(words="Ring back the same day", made_on=("2", "4", "2026")).press("Save")
    coordinator.press("Record the decision on").choose(decision="accepted")
    coordinator.fill(decided_by="Ward manager", decided_on=("3", "4", "2026")).press("Save")
    coordinator.press("Record that people were told back").fill(
        told_back_how="At the meeting", told_back_on=("4", "4", "2026")
    ).press("Save")
    outcome = activity.outcomes.get()
    coordinator.go(f"/activities/{activity.pk}/outcomes/{outcome.pk}/judge/").choose(verdict="partly")
    coordinator.fill(evidence="Readings of October").press("Save").reads("Readings of October")
