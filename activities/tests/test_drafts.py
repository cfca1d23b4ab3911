"""What is typed is kept as a draft: for its writer alone, apart from the plan, and gone once it is saved."""

import re
from datetime import timedelta

import pytest
from django import forms
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import drafts, members, tasks
from accounts.models import Draft, Edit
from accounts.roles import Role
from activities.models import Activity, Purpose
from activities.tests.reading import WRITTEN, page, queries_of
from pages.forms import PageForm

pytestmark = pytest.mark.django_db
KEEP = "/drafts/keep/"
HOSTILE = "<script>x</script> \U0001f600 “quoted”"


def carried(response):
    """The hidden values that a page carries: its seal, and what it had read."""
    text = response.content.decode()
    found = dict(re.findall(r'name="(draft_page|as_it_stood)" value="([^"]*)"', text))
    return {name: value.replace("&quot;", '"') for name, value in found.items()}


def typing(browser, address, **typed):
    """Open a page and type; what a script then sends."""
    return {**carried(browser.get(address)), **typed}


def kept(browser, address, **typed):
    sent = typing(browser, address, **typed)
    assert browser.post(KEEP, sent).status_code == 200
    return sent


def test_what_is_typed_is_kept_apart_and_gone_once_it_is_saved(coordinator, cast):
    # Given something half typed
    activity = cast.activity()
    address = page("purpose-update", activity)
    sent = kept(coordinator, address, statement="To decide toge", page_title="The purpose in words")
    assert Purpose.objects.get().statement == ""
    # When the page is opened again
    again = coordinator.get(address).content.decode()
    # Then it is there, said plainly, and listed where the activity is
    assert "You did not finish this page." in again and "To decide toge" in again
    for where in (reverse("home"), page("activity-detail", activity)):
        assert "The purpose in words" in coordinator.get(where).content.decode()
    # And once it is saved nothing is unfinished
    assert coordinator.post(address, sent).status_code == 302
    assert not Draft.objects.with_words().exists()
    assert "You did not finish" not in coordinator.get(address).content.decode()
    assert Purpose.objects.get().statement == "To decide toge"


def test_what_comes_late_does_not_begin_anew(coordinator, cast):
    address = page("purpose-update", cast.activity())
    sent = typing(coordinator, address, statement="Whole")
    coordinator.post(address, sent)
    assert coordinator.post(KEEP, sent).status_code == 409
    assert not Draft.objects.with_words().exists()
    # Another look at the page is another page
    assert coordinator.post(KEEP, typing(coordinator, address, statement="Whole and more")).status_code == 200


def test_nobody_else_sees_a_draft(coordinator, cast):
    activity = cast.activity()
    address = page("purpose-update", activity)
    kept(coordinator, address, statement="Between us")
    drop = reverse("accounts:draft-drop", args=[Draft.objects.get().pk])
    for user in (cast.member("Kim Colleague", Role.COORDINATOR), cast.outsider, cast.administrator):
        other = Client()
        other.force_login(user)
        assert other.post(drop).status_code == 404
        for where in (address, reverse("home"), page("activity-detail", activity)):
            answer = other.get(where).content.decode()
            assert "Between us" not in answer and "did not finish" not in answer
    assert Draft.objects.get().typed["statement"] == ["Between us"]


def test_a_draft_is_thrown_away_by_its_button(coordinator, cast):
    address = page("purpose-update", cast.activity())
    sent = kept(coordinator, address, statement="Nonsense")
    drop = reverse("accounts:draft-drop", args=[Draft.objects.get().pk])
    assert coordinator.get(drop).status_code == 405
    response = coordinator.post(drop, {"draft_page": sent["draft_page"]})
    assert (response.status_code, response.url) == (302, address)
    # What the page was still sending comes too late.
    assert coordinator.post(KEEP, sent).status_code == 409
    assert "Nonsense" not in coordinator.get(address).content.decode()


def test_without_a_seal_of_ours_nothing_is_kept(coordinator, cast):
    activity = cast.activity()
    sent = typing(coordinator, page("purpose-update", activity), statement="Words")
    for seal in ("", "nonsense", sent["draft_page"][:-2], None):
        posted = {"statement": "Words"} | ({} if seal is None else {"draft_page": seal})
        assert coordinator.post(KEEP, posted).status_code == 409
    assert not Draft.objects.exists()


def test_a_seal_ends_after_a_week(coordinator, cast, monkeypatch):
    sent = typing(coordinator, page("purpose-update", cast.activity()), statement="Words")
    monkeypatch.setattr(drafts, "SEAL_LASTS", timedelta(seconds=-1))
    assert coordinator.post(KEEP, sent).status_code == 409


def test_what_is_too_long_is_refused_and_the_earlier_draft_stays(coordinator, cast):
    address = page("purpose-update", cast.activity())
    sent = kept(coordinator, address, statement="Short")
    assert coordinator.post(KEEP, {**sent, "statement": "x" * 200_001}).status_code == 413
    assert Draft.objects.get().typed["statement"] == ["Short"]


def test_signs_of_all_kinds_come_back_as_they_were(coordinator, cast):
    address = page("purpose-update", cast.activity())
    kept(coordinator, address, statement=f"{HOSTILE}\x00", as_it_stood='{"a\\u0000": "b", "statement": 7}')
    again = coordinator.get(address).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt; \U0001f600 “quoted”" in again
    assert "<script>x" not in again


def test_a_date_that_is_half_typed_comes_back(coordinator, cast):
    address = page("purpose-update", cast.activity())
    kept(coordinator, address, decided_on_day="1", decided_on_month="Sept", decided_on_year="")
    boxes = re.findall(r'name="decided_on_(\w+)"[^>]*value="(\w*)"', coordinator.get(address).content.decode())
    assert dict(boxes)["day"] == "1" and dict(boxes)["month"] == "Sept"


class Odd(PageForm):
    words = forms.CharField()
    password = forms.CharField(widget=forms.PasswordInput)
    paper = forms.FileField()
    mark = forms.CharField(widget=forms.HiddenInput)


def test_secrets_files_and_hidden_fields_have_no_place_in_a_draft():
    assert Odd().boxes == ["words"]


def test_forms_about_single_people_are_not_kept(coordinator, cast):
    activity = cast.activity()
    person = cast.person(activity)
    for name, args in (("person-add", [activity.pk]), ("person-update", [person.pk]), ("person-step", [person.pk])):
        assert "draft_page" not in carried(coordinator.get(reverse(f"participants:{name}", args=args))), name


def test_a_session_that_ended_keeps_on_keeping_and_tells_nothing(coordinator, cast):
    address = page("purpose-update", cast.activity())
    sent = typing(coordinator, address, statement="Still here")
    Session.objects.all().delete()
    answer = coordinator.post(KEEP, sent)
    assert answer.json().keys() == {"saved_at", "is_signed_in"} and not answer.json()["is_signed_in"]
    assert answer["Cache-Control"] == "no-store"
    assert Draft.objects.get().typed["statement"] == ["Still here"]
    # Somebody else at the same browser adds to its writer's draft, and sees none of it
    coordinator.force_login(cast.administrator)
    assert "csrf" not in coordinator.post(KEEP, sent).json()
    assert set(Draft.objects.values_list("user", flat=True)) == {cast.coordinator.pk}


def test_whoever_may_not_sign_in_any_more_keeps_nothing(coordinator, cast):
    sent = typing(coordinator, page("purpose-update", cast.activity()), statement="Words")
    cast.coordinator.is_active = False
    cast.coordinator.save()
    assert coordinator.post(KEEP, sent).status_code == 409
    assert not Draft.objects.exists()


def test_drafts_leave_with_the_membership_and_hide_with_the_role(coordinator, cast):
    activity = cast.activity()
    address = page("purpose-update", activity)
    kept(coordinator, address, statement="Words", page_title="The purpose in words")
    membership = cast.coordinator.memberships.get()
    membership.role = Role.MANAGER
    membership.save()
    assert coordinator.get(address).status_code == 403
    assert "did not finish" not in coordinator.get(reverse("home")).content.decode()
    members.remove(membership=membership, by=cast.administrator)
    assert not Draft.objects.exists()
    assert coordinator.get(address).status_code == 404


def test_a_draft_of_an_activity_that_is_gone_is_not_shown(coordinator, cast):
    activity = cast.activity()
    kept(coordinator, page("purpose-update", activity), statement="Words", page_title="The purpose in words")
    Draft.objects.update(thing="00000000-0000-4000-8000-000000000000")
    assert "did not finish" not in coordinator.get(reverse("home")).content.decode()


def test_a_draft_of_a_locked_purpose_can_be_copied_and_changes_nothing(coordinator, agreed):
    address = page("purpose-update", agreed)
    sealed = drafts.Page(user=agreed.lead.pk, path=address, boxes=["statement"])
    assert coordinator.post(KEEP, {"draft_page": sealed.seal, "statement": "Too late"}).status_code == 200
    shown = coordinator.get(address).content.decode()
    assert "agreed and locked" in shown and "Too late" in shown and "copy it before you leave" in shown
    assert Purpose.objects.get().statement == "To decide together how the crisis line answers."


def test_a_refused_page_is_kept_without_a_script(coordinator, cast):
    address = page("purpose-update", cast.activity())
    sent = typing(
        coordinator, address, statement="Words", decided_on_day="31", decided_on_month="6", decided_on_year="2026"
    )
    assert coordinator.post(address, sent).status_code == 200
    assert Draft.objects.get().typed["statement"] == ["Words"]


def test_a_refused_page_keeps_the_name_by_which_its_writer_knows_it(coordinator, cast):
    activity = cast.activity()
    address = page("activity-update", activity)
    sent = typing(coordinator, address, title="", about="Words")
    # Where no script has told, the activity is all there is to call it by
    assert coordinator.post(address, sent).status_code == 200
    assert Draft.objects.get().title == str(activity)
    coordinator.post(KEEP, {**sent, "page_title": "Change the activity"})
    coordinator.post(address, sent)
    assert Draft.objects.get().title == "Change the activity"


def test_lists_ask_as_much_for_one_draft_as_for_many(coordinator, cast):
    def begin(number):
        activity = cast.activity(f"Activity {number}")
        kept(coordinator, page("purpose-update", activity), statement="Words", page_title=f"Page {number}")

    begin(1)
    places = [reverse("home"), page("activity-detail", Activity.objects.get())]
    one = [queries_of(coordinator, place) for place in places]
    for number in range(2, 6):
        begin(number)
    Draft.objects.update(thing=Activity.objects.order_by("created_at").first().pk)
    assert [queries_of(coordinator, place) for place in places] == one


def test_old_drafts_are_cleared(coordinator, cast):
    kept(coordinator, page("purpose-update", cast.activity()), statement="Old")
    coordinator.post(page("purpose-update", cast.activity("Another")), WRITTEN)
    tasks.clear_old_drafts()
    assert Draft.objects.with_words().count() == 1
    long_ago = timezone.now() - timedelta(days=61)
    Draft.objects.update(saved_at=long_ago)
    Edit.objects.create(record="activities.purpose:1", field="statement", by=cast.coordinator, at=long_ago)
    tasks.clear_old_drafts()
    assert not Draft.objects.exists() and not Edit.objects.filter(at=long_ago).exists()


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ({"path": "/a/"}, "one_draft_a_person_and_page"),
        ({"path": "/b/", "typed": {"words": ["x" * 400_000]}}, "draft_is_not_endless"),
    ],
)
def test_the_database_bounds_drafts(cast, second, name):
    now = timezone.now()
    Draft.objects.create(user=cast.coordinator, path="/a/", saved_at=now)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Draft.objects.create(user=cast.coordinator, saved_at=now, **second)


def test_the_database_keeps_one_edit_a_field(cast):
    once = {"record": "activities.purpose:1", "field": "statement", "by": cast.coordinator, "at": timezone.now()}
    Edit.objects.create(**once)
    with pytest.raises(IntegrityError, match="one_edit_a_field"), transaction.atomic():
        Edit.objects.create(**once)
