"""Two people change one record at once: what only one changed is merged, what both changed is put together by hand."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Draft, Edit
from accounts.roles import Role
from activities import locking
from activities.models import Activity, Arrangement, Commitment, IntendedOutcome, Purpose, TopicOfInfluence
from activities.tests.reading import page, words
from activities.tests.test_at_once import elsewhere, until_waiting
from activities.tests.test_drafts import carried, kept


def filled(browser, address, **changes):
    """The page as it is sent when somebody changes these boxes and leaves the others."""
    response = browser.get(address)
    form, sent = response.context["form"], carried(response)
    for bound in form:
        value = bound.value()
        if hasattr(value, "year"):
            sent |= {f"{bound.html_name}_{part}": getattr(value, part) for part in ("day", "month", "year")}
        elif value is not None:
            sent[bound.html_name] = value
    return sent | changes


def test_what_only_the_other_changed_stays_theirs(coordinator, sam, cast):
    activity = cast.activity()
    address = page("purpose-update", activity)
    mine = filled(coordinator, address, statement="My words")
    sam.post(address, filled(sam, address, decided_by="The board"))
    response = coordinator.post(address, mine, follow=True)
    assert "Sam Second changed “Who decides?” meanwhile. Both are kept." in words(response)
    purpose = Purpose.objects.get()
    assert (purpose.statement, purpose.decided_by) == ("My words", "The board")


def test_what_both_changed_is_not_saved_and_both_are_shown(coordinator, sam, cast):
    activity = cast.activity()
    cast.fill_in(activity)
    address = page("purpose-update", activity)
    mine = filled(coordinator, address, statement="My <b>words</b>", decided_on_month="8", reason_to_join="Mine alone")
    theirs = filled(sam, address, statement="Sam’s <i>words</i>", decided_on_month="7", payment_statement="")
    assert sam.post(address, theirs).status_code == 302
    # When the second saves, nothing is saved, and every word of both is on the page
    response = coordinator.post(address, mine)
    shown = response.content.decode()
    assert response.status_code == 200
    for expected in (
        "My &lt;b&gt;words&lt;/b&gt;</textarea>",
        "Sam’s &lt;i&gt;words&lt;/i&gt;",
        "1 July 2026",
        "“Why are you involving people?” was changed by Sam Second at",
        "“When is it decided?” was changed by Sam Second at",
        "Sam Second changed “What is paid, and how are expenses covered?” meanwhile.",
    ):
        assert expected in shown, expected
    assert response.context["form"]["payment_statement"].value() == ""
    purpose = Purpose.objects.get()
    assert (purpose.statement, purpose.decided_on.month, purpose.reason_to_join != "Mine alone") == (
        "Sam’s <i>words</i>",
        7,
        True,
    )
    # And saving again is based on what they have now seen
    again = {**mine, **carried(response), "statement": "Both our words", "payment_statement": ""}
    assert coordinator.post(address, again).status_code == 302
    purpose.refresh_from_db()
    assert (purpose.statement, purpose.decided_on.month) == ("Both our words", 8)
    assert (purpose.reason_to_join, purpose.payment_statement) == ("Mine alone", "")


def test_the_same_words_from_both_are_no_conflict_and_a_double_press_is_one(coordinator, sam, cast):
    address = page("purpose-update", cast.activity())
    mine, theirs = (filled(browser, address, statement="The same") for browser in (coordinator, sam))
    assert sam.post(address, theirs).status_code == 302
    assert coordinator.post(address, mine).status_code == 302
    assert coordinator.post(address, mine).status_code == 302
    assert Edit.objects.get(field="statement").by.name == "Sam Second"


def test_ones_own_other_tab_is_told_apart(coordinator, cast):
    address = page("purpose-update", cast.activity())
    first, second = filled(coordinator, address, statement="One"), filled(coordinator, address, statement="Two")
    coordinator.post(address, first)
    assert "was changed by you at" in words(coordinator.post(address, second))


def test_a_page_without_its_mark_saves_as_it_is(coordinator, sam, cast):
    """An old page, or one whose mark makes no sense, is not kept out: it is as it was before there were marks."""
    address = page("purpose-update", cast.activity())
    for mark in ("", "[1]", "{", "[" * 100_000, '{"statement": "zz"}'):
        sam.post(address, {"statement": "Sam’s"})
        assert coordinator.post(address, {"statement": "Mine", "as_it_stood": mark}).status_code == 302, mark[:20]


def test_what_was_removed_is_shown_and_can_be_written_anew(coordinator, cast):
    activity = cast.activity()
    cast.fill_in(activity)
    commitment = Commitment.objects.create(activity=activity, text="We listen")
    topic, outcome = TopicOfInfluence.objects.get(), IntendedOutcome.objects.get()
    for name, thing in (("commitment", commitment), ("topic", topic), ("outcome", outcome)):
        address = page(f"{name}-update", activity, thing.pk)
        sent = filled(coordinator, address, text="Longer words")
        thing.delete()
        response = coordinator.post(address, sent)
        shown = response.content.decode()
        assert response.status_code == 404 and "Longer words" in shown and "Save it as new" in shown
        create = page(f"{name}-create", activity)
        assert f'action="{create}"' in shown
        assert coordinator.post(create, {**sent, **carried(response)}).status_code == 302
        assert type(thing).objects.get().text == "Longer words"
        # With nothing typed there is nothing there.
        assert coordinator.post(address, {}).status_code == 404


def test_a_draft_of_something_removed_is_still_shown_to_its_writer(coordinator, sam, cast):
    activity = cast.activity()
    commitment = Commitment.objects.create(activity=activity, text="We listen")
    address = page("commitment-update", activity, commitment.pk)
    kept(coordinator, address, text="We listen to all", agreed_on_day="5", agreed_on_month="1", agreed_on_year="2026")
    commitment.delete()
    assert "We listen to all" in coordinator.get(address).content.decode()
    assert "We listen to all" not in sam.get(address).content.decode()
    # And thrown away, they are not led to where nothing is
    drop = reverse("accounts:draft-drop", args=[Draft.objects.get().pk])
    assert coordinator.post(drop, {"is_removed": "yes"}).url == reverse("home")


def test_a_draft_meets_what_was_changed_meanwhile(coordinator, sam, cast):
    activity = cast.activity()
    cast.fill_in(activity)
    address = page("purpose-update", activity)
    sent = filled(coordinator, address, statement="My words")
    coordinator.post("/drafts/keep/", sent)
    sam.post(address, filled(sam, address, statement="Sam’s words", decided_by="Sam’s board"))
    # When the page is opened again, it shows both, before anything is pressed
    response = coordinator.get(address)
    form = response.context["form"]
    assert (form["statement"].value(), form["decided_by"].value()) == ("My words", "Sam’s board")
    assert "Sam’s words" in words(response) and "Sam Second changed “Who decides?” meanwhile." in words(response)
    # And saving it is saving with open eyes
    assert coordinator.post(address, filled(coordinator, address)).status_code == 302
    purpose = Purpose.objects.get()
    assert (purpose.statement, purpose.decided_by) == ("My words", "Sam’s board")


def test_a_purpose_changed_and_locked_meanwhile_loses_nothing_of_either(coordinator, sam, cast):
    activity = cast.activity()
    cast.fill_in(activity)
    address = page("purpose-update", activity)
    mine = filled(coordinator, address, reason_to_join="My reason")
    sam.post(address, filled(sam, address, statement="Sam’s words"))
    locking.lock_purpose(activity=Activity.objects.get(), by=cast.coordinator)
    shown = coordinator.post(address, mine).content.decode()
    assert locking.LOCKED in shown and "My reason" in shown and "Sam’s words" in shown
    assert Purpose.objects.get().reason_to_join != "My reason"


def test_an_activity_and_an_arrangement_are_merged_likewise(coordinator, sam, cast):
    activity = cast.activity()
    address = page("activity-update", activity)
    mine = filled(coordinator, address, title="My title")
    assert sam.post(address, filled(sam, address, about="Sam’s about", ends_on_day="19")).status_code == 302
    assert coordinator.post(address, mine).status_code == 302
    activity.refresh_from_db()
    assert (activity.title, activity.about, activity.ends_on.day) == ("My title", "Sam’s about", 19)
    arrangement = Arrangement.objects.first()
    address = page("arrangement-update", activity, arrangement.pk)
    Arrangement.objects.filter(pk=arrangement.pk).update(state=Arrangement.State.PLANNED)
    mine = filled(coordinator, address, owner="Me")
    sam.post(address, filled(sam, address, due_on_day="1", due_on_month="12", due_on_year="2026"))
    assert coordinator.post(address, mine).status_code == 302
    arrangement.refresh_from_db()
    assert (arrangement.owner, str(arrangement.due_on)) == ("Me", "2026-12-01")


def test_what_is_merged_still_has_to_make_sense_together(coordinator, sam, cast):
    activity = cast.activity()
    address = page("activity-update", activity)
    mine = filled(coordinator, address, ends_on_day="1", ends_on_month="2")
    sam.post(address, filled(sam, address, starts_on_month="3"))
    response = coordinator.post(address, mine)
    assert "The last day must be the same as or after the first day" in words(response)
    # Their first day is what the page shows, so that it is not put back unseen
    assert response.context["form"]["starts_on"].value().month == 3
    again = {**mine, **carried(response), "starts_on_month": 3, "ends_on_month": 4}
    assert coordinator.post(address, again).status_code == 302
    activity.refresh_from_db()
    assert (activity.starts_on.month, activity.ends_on.month) == (3, 4)


@pytest.mark.django_db(transaction=True)
def test_at_the_very_same_moment_one_waits_and_is_told(cast):
    activity = cast.activity()
    browsers = [Client(), Client()]
    for browser, user in zip(browsers, (cast.coordinator, cast.member("Sam Second", Role.COORDINATOR)), strict=True):
        browser.force_login(user)
    address = page("purpose-update", activity)
    sent = [filled(browser, address, statement=f"Words {number}") for number, browser in enumerate(browsers)]
    with ThreadPoolExecutor(2) as hands:
        with transaction.atomic():
            Purpose.objects.select_for_update().get()
            posted = [
                hands.submit(elsewhere, lambda browser=browser, data=data: browser.post(address, data).status_code)
                for browser, data in zip(browsers, sent, strict=True)
            ]
            until_waiting(2)
        answers = sorted(future.result() for future in posted)
    assert answers == [200, 302]
