"""Filters live in the address, are said beside the list, and can be taken away; what makes no sense is said."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership, Team
from accounts.roles import Role
from activities.models import Activity, Objective, Programme, Purpose, Status, Strategy
from activities.tests.looking import LIST, found, look, named
from activities.tests.reading import words


class TestFilters:
    @pytest.fixture
    def plans(self, cast):
        """Four that differ in everything that can be asked for."""
        self.team = Team.objects.create(organisation=cast.organisation, name="Wards")
        colleague = cast.member("Kit Colleague", Role.COORDINATOR)
        ours = {"organisation": cast.organisation, "created_by": cast.administrator}
        larger = Programme.objects.create(name="All wards", about="-", lead=colleague, **ours)
        self.programme = Programme.objects.create(name="Ward 7", about="-", lead=colleague, part_of=larger, **ours)
        self.larger = larger
        strategy = Strategy.objects.create(title="Equal partners", written_by="All", **ours)
        self.objective = Objective.objects.create(strategy=strategy, code="EP1", text="Early")
        one = named(cast, "One", status=Status.OPEN, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31))
        two = named(cast, "Two", lead=colleague, team=self.team, technique="informing", level="community")
        three = named(cast, "Three", status=Status.CANCELLED, starts_on=date(2026, 3, 1), programme=self.programme)
        named(cast, "Four", status=Status.CLOSED, ends_on=date(2026, 2, 1), programme=larger)
        for activity in (two, three):
            activity.served_objectives.create(objective=self.objective, linked_by=cast.coordinator)
        self.one, self.colleague = one, colleague
        return self

    def test_each_filter_keeps_what_fits(self, coordinator, plans, cast):
        assert found(coordinator, status=["open", "closed"]) == ["One", "Four"]
        assert found(coordinator, team=plans.team.pk) == ["Two"]
        assert found(coordinator, lead=plans.colleague.pk) == ["Two"]
        assert set(found(coordinator, lead="me")) == {"One", "Three", "Four"}
        assert found(coordinator, technique="informing") == found(coordinator, level="community") == ["Two"]
        assert found(coordinator, objective=plans.objective.pk) == ["Two", "Three"]
        assert found(coordinator, programme=plans.programme.pk) == ["Three"]

    def test_a_programme_holds_what_stands_inside_it(self, coordinator, plans):
        assert found(coordinator, programme=plans.larger.pk) == ["Four", "Three"]

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            ((1, 4, 2026), None, ["Three"]),
            ((1, 3, 2026), None, ["One", "Three"]),
            (None, (31, 12, 2025), ["Four"]),
            ((2, 2, 2026), (28, 2, 2026), ["One"]),
        ],
    )
    def test_time_is_touched_by_what_runs_in_it(self, coordinator, plans, first, last, expected):
        asked = {}
        for name, day in (("first", first), ("last", last)):
            asked |= {f"{name}_{part}": n for part, n in zip(("day", "month", "year"), day or (), strict=False)}
        assert found(coordinator, **asked) == expected

    def test_what_is_in_use_is_said_and_can_be_taken_away_one_by_one(self, coordinator, plans):
        asked = "status=open&status=closed&q=one&lead=me&first_day=1&first_month=1&first_year=2026&page=1"
        response = coordinator.get(f"{LIST}?{asked}")
        chips = {chip["words"]: chip["url"] for chip in response.context["chips"]}
        assert list(chips) == [
            "Words: one",
            "Status: Open",
            "Status: Closed",
            "Led by: you",
            "Running on or after: 1 January 2026",
        ]
        days = "first_day=1&first_month=1&first_year=2026"
        assert chips["Status: Open"] == f"{LIST}?status=closed&q=one&lead=me&{days}"
        assert chips["Running on or after: 1 January 2026"] == f"{LIST}?status=open&status=closed&q=one&lead=me"
        assert "1 of 4 activities fits" in words(response)

    def test_the_last_one_taken_away_leaves_the_bare_list(self, coordinator, plans):
        (chip,) = look(coordinator, status="open").context["chips"]
        assert chip["url"] == LIST

    def test_fields_left_empty_do_not_stay_in_the_address(self, coordinator, plans):
        response = coordinator.get(f"{LIST}?q=one&status=open&status=&team=&first_day=&overdue=")
        assert (response.status_code, response.url) == (302, f"{LIST}?q=one&status=open")
        assert coordinator.get(f"{LIST}?q=&page=").url == LIST

    def test_organisations_can_be_chosen_by_those_who_belong_to_several(self, coordinator, cast, plans):
        assert "organisation" not in look(coordinator).context["form"].fields
        Membership.objects.create(user=cast.coordinator, organisation=cast.other, role=Role.MANAGER)
        cast.activity("Theirs", by=cast.outsider)
        assert found(coordinator, organisation=cast.other.pk) == ["Theirs"]
        assert "Southfield Trust · " in words(look(coordinator, organisation=cast.other.pk))


def test_nothing_of_another_organisation_can_be_asked_for(coordinator, cast):
    cast.activity("Ours")
    cast.activity("Theirs", by=cast.outsider)
    theirs = {"organisation": cast.other, "created_by": cast.outsider}
    programme = Programme.objects.create(name="Secret plans", about="-", lead=cast.outsider, **theirs)
    response = look(coordinator, programme=programme.pk, team=cast.other.teams.get().pk, lead=cast.outsider.pk)
    assert [row["title"] for row in response.context["rows"]] == ["Ours"]
    said = words(response)
    assert "Led by: select one of the answers shown" in said
    assert "Secret plans" not in said and "Olu" not in said and "Theirs" not in said


@pytest.mark.parametrize(
    "query",
    [
        "status=foo",
        "status=foo&status=open",
        "lead=nobody",
        "order=sideways",
        "first_day=40&first_month=1&first_year=2026",
        "first_day=1",
        "first_day=2&first_month=1&first_year=2026&last_day=1&last_month=1&last_year=2026",
        "technique=%00",
        "level=' or 1=1",
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence_and_the_list(coordinator, cast, query):
    cast.activity()
    response = coordinator.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert "There is a problem" in words(response)
    assert len(response.context["rows"]) == 1


@pytest.mark.parametrize(
    "query", ["page=zzz", "page=-3", "page=1e9", "page=99999999999999999999", "unknown=x", "programme=7"]
)
def test_what_nobody_can_mean_is_passed_over(coordinator, cast, query):
    cast.activity()
    response = coordinator.get(f"{LIST}?{query}")
    assert (response.status_code, len(response.context["rows"])) == (200, 1)


class TestOverdue:
    @pytest.mark.parametrize("kind", ["arrangement", "end", "told_back", "outcome", "owed"])
    def test_what_is_late_is_found_and_said(self, coordinator, cast, kind):
        yesterday = timezone.localdate() - timedelta(days=1)
        named(cast, "In time")
        late = named(cast, "Late", status=Status.OPEN)
        if kind == "arrangement":
            late.arrangements.filter(pk=late.arrangements.first().pk).update(due_on=yesterday)
        elif kind == "end":
            Activity.objects.filter(pk=late.pk).update(ends_on=yesterday)
        elif kind == "told_back":
            Purpose.objects.filter(activity=late).update(told_back_by=yesterday)
            cast.contribution(late)
        elif kind == "outcome":
            late.outcomes.create(text="Kinder", kind="lives", due_on=yesterday)
        else:
            late.outreach.create(where="Market", owed_back="A talk", owed_by=yesterday, recorded_by=cast.coordinator)
        response = look(coordinator, overdue="on")
        (row,) = response.context["rows"]
        assert row["title"] == "Late" and len(row["late"]) == 1
        assert f"Overdue {row['late'][0]}" in words(response)
        assert "Something is overdue" in words(response)

    def test_what_was_done_in_the_end_is_not_late(self, coordinator, cast):
        yesterday = timezone.localdate() - timedelta(days=1)
        done = named(cast, "Done", status=Status.OPEN)
        done.arrangements.update(due_on=yesterday, state="done")
        outcome = done.outcomes.create(text="Kinder", kind="lives", due_on=yesterday)
        outcome.staff_judgements.create(verdict="achieved", evidence="-", by=cast.coordinator)
        over = named(cast, "Called off", status=Status.CANCELLED, ends_on=yesterday)
        over.arrangements.update(due_on=yesterday)
        assert found(coordinator, overdue="on") == []


def test_each_stage_is_said_in_words_beside_its_shape(coordinator, cast):
    activity = cast.activity(status=Status.OPEN)
    activity.commitments.create(text="We listen")
    said = words(look(coordinator))
    assert "Principles : in progress" in said and "Impact : not started" in said


def test_a_page_keeps_what_was_asked(coordinator, cast):
    for number in range(21):
        named(cast, f"Garden {number}")
    page = look(coordinator, q="garden", order="title", page=2)
    assert len(page.context["rows"]) == 1
    assert 'href="?q=garden&amp;order=title&amp;page=1"' in page.content.decode()


def test_those_who_lead_some_find_theirs_at_once(coordinator, cast, client):
    cast.activity()
    assert 'href="?lead=me"' in look(coordinator).content.decode()
    assert "lead=me" not in look(coordinator, lead="me").content.decode().replace("value=", "")
    client.force_login(cast.manager)
    assert "Show those that you lead" not in words(look(client))
