"""Who took part in the year, by hand: steps, days, ends, and what was taken back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from activities.models import Status
from figures.menu import ScopeKind
from participants.models import FunnelEvent, Step
from vault.locked.membership import a_year_before, read_membership


@pytest.mark.parametrize(
    ("as_at", "first"),
    [
        (date(2026, 3, 31), date(2025, 4, 1)),
        (date(2025, 12, 31), date(2025, 1, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
    ],
)
def test_the_year_that_ends_on_a_day(as_at, first):
    assert a_year_before(as_at) == first


def ago(days):
    return timezone.localdate() - timedelta(days=days)


def read(crowd, *, as_at=None):
    return read_membership(organisation_id=crowd.organisation.pk, as_at=as_at or ago(0))


def step(part, which, *, days, **more):
    return FunnelEvent.objects.create(involvement=part, step=which, on=ago(days), **more)


@pytest.fixture
def part(crowd):
    """One person who joined two years ago."""
    activity = crowd.activity(status=Status.OPEN)
    participant = crowd.cast.person(activity, has_joined=False).participant
    part = participant.involvements.get()
    step(part, Step.JOINED, days=730)
    return part


@pytest.fixture
def counts(crowd, part):
    """Whether the person counts in the organisation's year, and whether they count as having left."""

    def look(*, as_at=None):
        found = read(crowd, as_at=as_at)
        everybody = found.groups.get((ScopeKind.ORGANISATION, str(crowd.organisation.pk)), set())
        return part.participant_id in everybody, part.participant_id in found.left

    return look


def test_who_joined_and_has_not_gone_counts(counts):
    assert counts() == (True, False)


def test_who_joined_after_the_day_does_not_count(counts):
    assert counts(as_at=ago(731)) == (False, False)


@pytest.mark.parametrize(("days", "is_counted"), [(364, True), (366, False)])
def test_who_left_counts_for_a_year_more(counts, part, days, is_counted):
    step(part, Step.LEFT, days=days, reason="time")
    assert counts() == (is_counted, is_counted)


def test_who_finished_or_was_let_go_has_not_left(counts, part):
    step(part, Step.FINISHED, days=30)
    assert counts() == (True, False)


def test_who_left_one_activity_and_stayed_in_another_has_stayed(crowd, counts, part):
    step(part, Step.LEFT, days=30, reason="time")
    crowd.join(crowd.activity("Shorter waits"), [part.participant])
    assert counts() == (True, False)


def test_a_step_that_was_taken_back_never_was(counts, part):
    wrong = step(part, Step.LEFT, days=366, reason="time")
    FunnelEvent.objects.create(involvement=part, cancels=wrong, why="Another person of the same name")
    assert counts() == (True, False)
    joined = part.funnel_events.get(step=Step.JOINED)
    FunnelEvent.objects.create(involvement=part, cancels=joined, why="They never came")
    assert counts() == (False, False)


def test_an_activity_that_closed_before_the_year_is_over(crowd, counts, part):
    part.activity.move_to(Status.CLOSED, by=crowd.cast.coordinator)
    assert counts() == (True, False)
    assert counts(as_at=ago(0) + timedelta(days=364)) == (True, False)
    assert counts(as_at=ago(0) + timedelta(days=367)) == (False, False)


def test_everybody_who_ever_took_part_is_in_the_table_of_a_closed_activity(crowd, part):
    """Also who left long ago; but only in the year in which it closed."""
    step(part, Step.LEFT, days=400, reason="time")
    part.activity.move_to(Status.CLOSED, by=crowd.cast.coordinator)
    key = (ScopeKind.ACTIVITY, str(part.activity_id))
    assert read(crowd).groups[key] == {part.participant_id}
    assert key not in read(crowd, as_at=ago(0) + timedelta(days=367)).groups


def test_another_organisation_is_no_part_of_it(crowd, part):
    elsewhere = crowd.cast.activity("Elsewhere", by=crowd.cast.outsider)
    crowd.cast.fill_in(elsewhere)
    elsewhere.presence_plan.monitoring = "planned"
    elsewhere.presence_plan.save()
    crowd.come(elsewhere, 3)
    assert read(crowd).everybody == {part.participant_id}
