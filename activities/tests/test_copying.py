"""Copying a past activity: what goes along, what stays behind, and how one chooses it."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from activities import copying
from activities.models import Activity, Commitment, IntendedOutcome, PlanStart, Purpose, Status
from activities.tests.reading import page, queries_of, words
from activities.tests.test_activities import copies as many_activities

CHOOSE = reverse("activities:copy-choose")


@pytest.fixture
def past(cast):
    """An activity that is over, with everything arranged and something agreed."""
    activity = cast.activity("Crisis line", status=Status.CLOSED)
    Commitment.objects.create(activity=activity, text="We listen")
    activity.arrangements.update(state="done", owner="Nora Named", evidence="In the folder", due_on=date(2026, 2, 1))
    Activity.objects.filter(pk=activity.pk).update(
        affects="Callers", heard_from=["pals"], heard_already="Una waited", shaped_with="Una", service="Crisis line"
    )
    activity.refresh_from_db()
    return activity


def copied(client, activity, **data):
    client.post(page("activity-copy", activity), {"title": "Again", "key": str(uuid.uuid4())} | data)
    return PlanStart.objects.get(copied_from=activity).activity


def test_the_plan_goes_along(coordinator, past):
    new = copied(coordinator, past)
    assert (new.title, new.status, new.affects, new.service) == ("Again", Status.DRAFT, "Callers", "Crisis line")
    assert (new.about, new.technique, new.technique_reason) == (past.about, past.technique, past.technique_reason)
    assert new.purpose.statement == past.purpose.statement
    assert new.purpose.state == Purpose.State.DRAFT
    assert list(new.topics.values_list("text", "openness")) == list(past.topics.values_list("text", "openness"))
    assert new.outcomes.get().how_we_will_know == past.outcomes.get().how_we_will_know
    assert list(new.value_cards.values_list("text")) == list(past.value_cards.values_list("text"))
    assert list(new.arrangements.values_list("code", "text")) == list(past.arrangements.values_list("code", "text"))


def test_people_and_what_was_agreed_stay_behind(coordinator, cast, past):
    new = copied(coordinator, past)
    assert set(new.arrangements.values_list("state", "owner", "evidence", "due_on")) == {("not_started", "", "", None)}
    assert (new.heard_from, new.heard_already, new.shaped_with, new.first_involved) == ([], "", "", "")
    assert not new.commitments.exists() and not new.purpose_versions.exists()
    assert not new.status_events.exists() and not new.involvements.exists()
    assert (new.lead, new.created_by) == (cast.coordinator, cast.coordinator)


def test_what_was_dropped_stays_behind(coordinator, past):
    IntendedOutcome.objects.filter(activity=past).update(is_dropped=True)
    assert not copied(coordinator, past).outcomes.exists()


def test_days_move_along_with_the_first_day(coordinator, past):
    # From 12 January 2026 to 1 March 2027: 413 days later.
    days = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2027"}
    new = copied(coordinator, past, **days)
    assert (new.starts_on, new.ends_on) == (date(2027, 3, 1), date(2028, 2, 4))
    assert new.outcomes.get().due_on == date(2027, 12, 19)
    assert (new.purpose.decided_on, new.purpose.told_back_by) == (date(2027, 10, 19), date(2027, 11, 18))


def test_without_a_first_day_every_day_is_left_open(coordinator, past):
    new = copied(coordinator, past)
    assert (new.starts_on, new.ends_on, new.outcomes.get().due_on) == (None, None, None)
    assert (new.purpose.decided_on, new.purpose.told_back_by) == (None, None)


def test_where_the_other_had_no_first_day_only_the_new_one_is_set(coordinator, past):
    Activity.objects.filter(pk=past.pk).update(starts_on=None)
    days = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2027"}
    new = copied(coordinator, past, **days)
    assert (new.starts_on, new.ends_on) == (date(2027, 3, 1), None)


def test_a_day_that_would_move_out_of_the_century_is_left_open(coordinator, past):
    Activity.objects.filter(pk=past.pk).update(ends_on=date(2099, 12, 31))
    days = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2027"}
    assert copied(coordinator, past, **days).ends_on is None


def test_a_year_that_cannot_be_meant_is_asked_about(coordinator, past):
    days = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "3026"}
    response = coordinator.post(page("activity-copy", past), {"title": "Again"} | days)
    assert response.context["form"].errors["starts_on"][0].startswith("The year must be between 2000 and")
    assert Activity.objects.count() == 1


def test_one_reads_what_is_copied_before_anything_happens(coordinator, past):
    said = words(coordinator.get(page("activity-copy", past)))
    for sentence in (*copying.TAKES_ALONG, *copying.LEAVES_BEHIND):
        assert sentence in said
    assert 'value="Crisis line (copy)"' in coordinator.get(page("activity-copy", past)).content.decode()
    assert Activity.objects.count() == 1


def test_a_long_title_still_says_that_it_is_a_copy(coordinator, past):
    Activity.objects.filter(pk=past.pk).update(title="x" * 200)
    title = coordinator.get(page("activity-copy", past)).context["form"]["title"].value()
    assert len(title) == 200 and title.endswith(" (copy)")


def test_pressing_twice_makes_one_copy(coordinator, past):
    key = str(uuid.uuid4())
    for _ in range(2):
        copied(coordinator, past, key=key)
    assert Activity.objects.count() == 2
    assert Activity.objects.exclude(pk=past.pk).get().topics.count() == 1


def test_one_goes_on_with_people_and_is_not_asked_for_the_kind(coordinator, past):
    response = coordinator.post(page("activity-copy", past), {"title": "Again"})
    new = PlanStart.objects.get(copied_from=past).activity
    assert response.url == page("plan-people", new)
    sent = {"affects": "Callers", "first_involved": "not_yet", "title": "Again"}
    assert coordinator.post(page("plan-people", new), sent).url == page("plan-about", new)
    assert "Copied from" in words(coordinator.get(page("activity-detail", new)))


def test_every_field_of_what_is_copied_is_decided_on():
    """A new field of a plan is copied, moved or left behind with a reason: somebody has to say which."""
    for model, fields in copying.COPIED.items():
        decided = [*fields, *copying.MOVED.get(model, ()), *copying.LEFT[model]]
        assert sorted(decided) == sorted(field.name for field in model._meta.concrete_fields), model


class TestChoosing:
    def test_one_finds_it_by_its_title(self, coordinator, cast, past):
        cast.activity("Garden")
        cast.activity("Theirs", by=cast.outsider)
        assert [row["title"] for row in coordinator.get(CHOOSE).context["rows"]] == ["Crisis line", "Garden"]
        assert [row["title"] for row in coordinator.get(CHOOSE, {"q": "GARD"}).context["rows"]] == ["Garden"]
        assert "No activity fits" in words(coordinator.get(CHOOSE, {"q": "nothing"}))
        assert coordinator.get(CHOOSE, {"q": "\x00"}).status_code == 200

    def test_an_empty_list_says_what_to_do(self, coordinator):
        assert "There is nothing to copy yet" in words(coordinator.get(CHOOSE))

    def test_a_long_list_costs_no_more_than_a_short_one(self, coordinator, cast):
        many_activities(cast, 3)
        few = queries_of(coordinator, CHOOSE)
        many_activities(cast, 40)
        assert queries_of(coordinator, CHOOSE) == few
        assert len(coordinator.get(CHOOSE, {"page": "2"}).context["rows"]) == 20
