"""Whatever comes between: what a member of staff typed is there again, and nobody overwrites anybody."""

import re

import pytest
from django.contrib.sessions.models import Session

from accounts.models import Draft
from activities.models import Commitment, Purpose
from tests.cast import PASSWORD
from tests.reliability.waiting import wait_until
from tests.stories.people import Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HALF = "To decide together how the crisis"


@pytest.fixture
def browse(chromium, live_server):
    visitors = []

    def visit(user, **options):
        visitors.append(Visitor(chromium, live_server.url, **options))
        sign_in(visitors[-1], user, PASSWORD)
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.leave()


def purpose_page(activity):
    return f"/activities/{activity.pk}/purpose/change/"


def is_kept(visitor):
    visitor.page.get_by_role("status").filter(has_text=re.compile(r"^Saved at \d\d:\d\d for you alone")).wait_for()
    return visitor


def test_a_closed_tab_loses_nothing(cast, browse):
    # Given a coordinator who types into the purpose
    activity = cast.activity()
    cora = browse(cast.coordinator)
    cora.go(purpose_page(activity)).fill(statement=HALF, decided_on=("1", "", "2026"))
    is_kept(cora).look()
    # Then nothing half typed is in the plan
    assert Purpose.objects.get(activity=activity).statement == ""
    # When the tab is closed and the plan opened again
    cora.page.fill("[name=reason_to_join]", "You can change")
    cora.page.close(run_before_unload=True)
    wait_until(lambda: Draft.objects.get().typed["reason_to_join"] == ["You can change"], what="the last words")
    cora.page = cora.context.new_page()
    cora.go(f"/activities/{activity.pk}/").reads("Pages you did not finish")
    # Then the page that was not finished is one step away, with every word in it
    cora.press("The purpose in words").reads("You did not finish this page.")
    assert cora.page.input_value("[name=statement]") == HALF
    assert cora.page.input_value("[name=reason_to_join]") == "You can change"
    assert cora.page.input_value("[name=decided_on_year]") == "2026"
    # And what is added there is kept as well
    is_kept(cora.fill(decided_on=("1", "9", "2026")))
    cora.go(purpose_page(activity))
    assert cora.page.input_value("[name=decided_on_month]") == "9"
    # And it is saved as always, and no longer unfinished
    cora.press("Save", exact=True)
    assert Purpose.objects.get(activity=activity).statement == HALF
    cora.go("/").reads_not("Pages you did not finish")
    cora.go(purpose_page(activity)).reads_not("You did not finish this page.")


def test_a_draft_is_thrown_away(cast, browse):
    activity = cast.activity()
    cora = browse(cast.coordinator)
    cora.go(purpose_page(activity)).fill(statement=HALF)
    is_kept(cora).go("/").press("The purpose in words").fill(statement=HALF + " and more")
    cora.press("Throw away what I typed").reads("is thrown away")
    assert cora.page.input_value("[name=statement]") == ""
    cora.go("/").reads_not("Pages you did not finish")


def test_a_session_that_ends_loses_nothing(cast, browse):
    # Given somebody who types while their session ends
    activity = cast.activity()
    cora = browse(cast.coordinator)
    cora.go(purpose_page(activity))
    Session.objects.all().delete()
    cora.fill(statement=HALF)
    is_kept(cora).reads("You have been signed out, but nothing is lost.")
    # When they save all the same
    cora.page.fill("[name=statement]", HALF + " line answers.")
    cora.press("Save", exact=True).reads("Nothing you typed is lost")
    assert cora.page.get_by_label("Why are you involving people?").input_value() == HALF + " line answers."
    # And sign in
    cora.press("Sign in and go on").fill(login=cast.coordinator.email, password=PASSWORD).press("Sign in")
    # Then they are back on the page, with every word in it
    cora.reads("You did not finish this page.")
    assert cora.page.input_value("[name=statement]") == HALF + " line answers."
    cora.press("Save", exact=True)
    assert Purpose.objects.get(activity=activity).statement == HALF + " line answers."


def test_signing_in_again_beside_the_page_is_enough(cast, browse):
    # Given somebody whose session has ended and who signs in again in another tab
    activity = cast.activity()
    cora = browse(cast.coordinator)
    cora.go(purpose_page(activity))
    Session.objects.all().delete()
    cora.fill(statement=HALF)
    is_kept(cora)
    with cora.context.expect_page() as opened:
        cora.page.get_by_role("link", name="Sign in again").click()
    other = opened.value
    other.fill("[name=login]", cast.coordinator.email)
    other.fill("[name=password]", PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    other.get_by_role("heading", name="Welcome").wait_for()
    other.close()
    # When they go on typing where they were
    cora.page.fill("[name=statement]", HALF + " line answers.")
    cora.page.get_by_role("status").filter(has_not_text="signed out").wait_for()
    # Then it can be saved there
    cora.press("Save", exact=True).reads("Saved.")
    assert Purpose.objects.get(activity=activity).statement == HALF + " line answers."


def test_without_a_script_a_session_that_ends_loses_nothing(cast, browse):
    activity = cast.activity()
    cora = browse(cast.coordinator, javascript=False)
    cora.go(purpose_page(activity)).fill(statement=HALF, decided_by="The board")
    Session.objects.all().delete()
    cora.press("Save", exact=True).reads("You have been signed out")
    assert cora.page.get_by_label("Why are you involving people?").input_value() == HALF
    cora.press("Sign in and go on").fill(login=cast.coordinator.email, password=PASSWORD).press("Sign in")
    assert cora.page.input_value("[name=statement]") == HALF
    assert cora.page.input_value("[name=decided_by]") == "The board"


def test_a_lost_connection_loses_nothing(cast, browse):
    # Given somebody in a train
    activity = cast.activity()
    cora = browse(cast.coordinator)
    cora.go(purpose_page(activity))
    cora.context.set_offline(True)
    cora.page.fill("[name=statement]", HALF)
    says = cora.page.get_by_role("status")
    says.filter(has_text="Not saved yet. You seem to be offline; we keep trying.").wait_for()
    # When they press the button in a tunnel, the page stays
    cora.page.get_by_role("button", name="Save", exact=True).click()
    says.filter(has_text="Not saved yet").wait_for()
    assert cora.page.input_value("[name=statement]") == HALF
    assert not Draft.objects.exists()
    # Then it is kept as soon as there is a connection again
    cora.context.set_offline(False)
    is_kept(cora).press("Save", exact=True).reads("Saved.")
    assert Purpose.objects.get(activity=activity).statement == HALF


def test_two_people_at_different_parts_keep_both(cast, browse):
    activity = cast.activity()
    second = cast.member("Sam Second", "coordinator")
    cora, sam = browse(cast.coordinator), browse(second)
    cora.go(purpose_page(activity)).fill(statement="Why we do it")
    sam.go(purpose_page(activity)).fill(decided_by="The board").press("Save", exact=True)
    cora.press("Save", exact=True).reads("Sam Second changed “Who decides?” meanwhile. Both are kept.")
    purpose = Purpose.objects.get(activity=activity)
    assert (purpose.statement, purpose.decided_by) == ("Why we do it", "The board")


def test_two_people_at_the_same_part_put_it_together(cast, browse):
    # Given two people who write the same sentence
    activity = cast.activity()
    second = cast.member("Sam Second", "coordinator")
    cora, sam = browse(cast.coordinator), browse(second)
    cora.go(purpose_page(activity)).fill(statement="Cora’s words", payment_statement="£20")
    sam.go(purpose_page(activity)).fill(statement="Sam’s words", decided_by="The board").press("Save", exact=True)
    # When the second saves
    cora.press("Save", exact=True)
    # Then nothing of the first is overwritten, and both are on the page
    cora.reads("“Why are you involving people?” was changed by Sam Second at").reads("Sam’s words")
    assert cora.page.input_value("[name=statement]") == "Cora’s words"
    assert cora.page.input_value("[name=decided_by]") == "The board"
    assert Purpose.objects.get(activity=activity).statement == "Sam’s words"
    # And put together they are saved
    cora.fill(statement="Sam’s words, and Cora’s").press("Save", exact=True).reads("Saved.")
    purpose = Purpose.objects.get(activity=activity)
    assert (purpose.statement, purpose.payment_statement) == ("Sam’s words, and Cora’s", "£20")
    assert purpose.decided_by == "The board"


def test_what_somebody_removed_meanwhile_can_be_written_anew(cast, browse):
    activity = cast.activity()
    commitment = Commitment.objects.create(activity=activity, text="We listen")
    cora = browse(cast.coordinator)
    cora.go(f"/activities/{activity.pk}/commitments/{commitment.pk}/").fill(text="We listen to everyone")
    commitment.delete()
    cora.press("Save", exact=True).reads("This has been removed")
    cora.press("Save it as new").reads("The commitment is added.")
    assert Commitment.objects.get().text == "We listen to everyone"
    cora.go("/").reads_not("Pages you did not finish")
