"""How an organisation's activities stand, stage by stage."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities import locking, readiness
from activities.due import due
from activities.framework import Stage
from activities.models import Activity, Arrangement, Status
from evaluation.charts.stages import stages_chart
from evaluation.indicators import portfolio
from evaluation.models import Phase, StaffJudgement
from participants.tests.money import claim, move_back

TABLE = (
    ("Principles", "3", "1", "0"),
    ("Purpose", "1", "3", "0"),
    ("Presence", "2", "2", "0"),
    ("Process", "2", "1", "1"),
    ("Impact", "3", "1", "0"),
)


@pytest.fixture
def activities(cast):
    """Four activities at different points, and a cancelled one, of which nothing may be counted."""
    cast.activity("Just begun")
    planned = cast.activity("Partly planned")
    planned.topics.create(text="Opening hours", openness="open")
    planned.commitments.create(text="We listen")
    first = planned.arrangements.first()
    Arrangement.objects.filter(pk=first.pk).update(state=Arrangement.State.DONE)
    cast.activity("Agreed", status=Status.OPEN)
    running = cast.activity("Running", status=Status.OPEN)
    running.arrangements.update(state=Arrangement.State.PLANNED)
    cast.open_round(running, Phase.BEFORE)
    cancelled = cast.activity("Cancelled", status=Status.OPEN)
    cast.open_round(cancelled, Phase.BEFORE)
    cancelled.move_to(Status.CANCELLED, by=cast.coordinator, reason="No money")
    return Activity.objects.all()


def test_activities_are_counted_by_stage_without_the_cancelled_ones(activities):
    stages = portfolio.by_stage(activities)
    assert tuple((stage, *map(str, states.values())) for stage, states in stages.items()) == TABLE
    assert {tuple(states) for states in stages.values()} == {("Not started", "In progress", "Done")}


def test_the_chart_says_in_words_and_in_its_table_what_it_draws(activities):
    chart = stages_chart(portfolio.by_stage(activities))
    assert chart.table.rows == TABLE
    assert chart.table.header == tuple(["Stage", *(key.label for key in chart.keys)])
    drawn = tuple((row.label, *(str(segment.count) for segment in row.segments)) for row in chart.groups[0].rows)
    assert drawn == TABLE
    assert chart.sentence == (
        "Stages done, out of 4 activities, cancelled ones left out: "
        "Principles in 0, Purpose in 0, Presence in 0, Process in 1, Impact in 0."
    )


def test_the_dashboard_shows_stages_after_statuses(client, cast, activities):
    client.force_login(cast.manager)
    page = client.get(reverse("evaluation:dashboard")).content.decode()
    assert -1 < page.find("Activities by status") < page.find("Activities by stage")
    assert "Stages done, out of 4 activities" in page


@pytest.mark.django_db
def test_no_activity_at_all_is_said():
    assert stages_chart(portfolio.by_stage(Activity.objects.all())).sentence == "None yet."


def test_impact_needs_a_judgement_of_every_agreed_outcome(cast):
    words = "Staff judge each intended outcome"

    def is_missing(activity):
        return words in {item.words for item in readiness.missing(activity, before=Status.EVALUATED)}

    draft = cast.activity("Not agreed")
    activity = cast.activity(status=Status.DRAFT)
    activity.outcomes.create(text="Kinder calls", kind="service")
    cast.fill_in(activity)
    locking.lock_purpose(activity=activity, by=cast.coordinator)
    assert is_missing(draft) and is_missing(activity)
    for outcome, is_missing_still in zip(activity.outcomes.all(), (True, False), strict=True):
        StaffJudgement.objects.create(outcome=outcome, verdict="partly", evidence="Calls", by=cast.coordinator)
        assert is_missing(activity) is is_missing_still
    activity.outcomes.create(text="Added later, not agreed yet", kind="service")
    assert not is_missing(activity)


def test_impact_is_told_back_only_when_nobody_is_left_waiting(cast):
    activity = cast.activity(status=Status.OPEN)
    words = "Tell people back about everything they said"

    def missing():
        return next(state for state in readiness.stage_states(activity) if state.stage == Stage.IMPACT).missing

    assert words in missing()
    cast.contribution(activity, told_back_on="2026-05-01", told_back_how="By letter")
    assert words not in missing()
    cast.contribution(activity)
    assert words in missing()


def test_claims_that_wait_too_long_are_overdue_and_say_nothing_of_people(cast):
    activity = cast.activity(status="open")
    person = cast.person(activity)
    for days in (40, 12, 2):
        move_back(claim(person), days)
    today = timezone.localdate()
    found = [late for late in due(Activity.objects.all(), today=today, before=today) if late.page.endswith(":payment")]
    [late] = found
    assert (late.what, late.activity, late.due_on) == (
        "Pay people: 2 claims",
        activity,
        today - timedelta(days=30),
    )
