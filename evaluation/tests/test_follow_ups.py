"""Questions months later: planned by the calendar, moved with the dates, left alone once somebody has decided."""

from datetime import date

import pytest
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Activity, Status
from evaluation import follow_ups, invitations, planning, tasks
from evaluation.follow_ups import months_after
from evaluation.models import NoFollowUp, Phase, Questionnaire, QuestionnaireVersion, Round
from evaluation.tests.plans import planned, round_url
from evaluation.tests.respondent import words_of
from participants import recruitment

# The cast's activity ends on 18 December 2026.
TODAY, OPENS, CLOSES = date(2026, 12, 20), date(2027, 4, 18), date(2027, 5, 9)


@pytest.fixture(autouse=True)
def questionnaire(db):
    """Something to ask months later."""
    if QuestionnaireVersion.objects.filter(questionnaire__phase=Phase.FOLLOW_UP).exists():
        return
    content = QuestionnaireVersion.objects.filter(questionnaire__phase=Phase.AFTER).first().content
    questionnaire = Questionnaire.objects.create(
        code="months-later", title="Months later", phase=Phase.FOLLOW_UP, capacities=list(Capacity)
    )
    QuestionnaireVersion.objects.create(
        questionnaire=questionnaire, number=1, content=content, content_hash=QuestionnaireVersion.hash_of(content)
    )


@pytest.fixture
def activity(cast):
    activity = cast.activity(status=Status.OPEN)
    cast.person(activity)
    return activity


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast.coordinator)
    return client


def close_after(cast, activity):
    round_ = cast.open_round(activity)
    invitations.close_round(round_=round_)


def follow_up(activity):
    return Round.objects.filter(activity=activity, phase=Phase.FOLLOW_UP).first()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 12, 18), 4, date(2027, 4, 18)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2027, 10, 31), 4, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_months_are_months_of_the_calendar(day, months, later):
    assert months_after(day, months) == later


@pytest.mark.parametrize("end", ["after", "closed"])
def test_the_calendar_plans_four_months_after_the_end_and_once(cast, activity, end):
    follow_ups.plan_follow_ups(today=TODAY)
    assert follow_up(activity) is None
    if end == "after":
        close_after(cast, activity)
    else:
        activity.move_to(Status.CLOSED, by=cast.coordinator)

    for _ in range(3):
        follow_ups.plan_follow_ups(today=TODAY)

    round_ = Round.objects.get(phase=Phase.FOLLOW_UP)
    assert (round_.opens_on, round_.closes_on, round_.planned_by) == (OPENS, CLOSES, None)
    assert round_.is_planned and round_.audience.filter(capacity=Capacity.SERVICE_USER).exists()


@pytest.mark.parametrize(
    ("today", "opens"),
    [
        (date(2027, 4, 17), OPENS),
        (date(2027, 4, 18), date(2027, 5, 2)),
        (date(2027, 6, 4), date(2027, 6, 18)),
        (date(2027, 6, 5), None),
    ],
)
def test_late_is_better_than_never_but_not_after_six_months(cast, activity, today, opens):
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    follow_ups.plan_follow_ups(today=today)
    assert (follow_up(activity) and follow_up(activity).opens_on) == opens


def test_without_an_end_or_after_a_cancellation_nothing_is_planned(cast, activity):
    close_after(cast, activity)
    Activity.objects.filter(pk=activity.pk).update(ends_on=None)
    follow_ups.plan_follow_ups(today=TODAY)
    Activity.objects.filter(pk=activity.pk).update(ends_on=date(2026, 12, 18), status=Status.CANCELLED)
    follow_ups.plan_follow_ups(today=TODAY)
    assert follow_up(activity) is None


def test_it_moves_with_the_dates_until_somebody_decides(cast, activity, coordinator):
    close_after(cast, activity)
    follow_ups.plan_follow_ups(today=TODAY)
    Activity.objects.filter(pk=activity.pk).update(ends_on=date(2027, 1, 31))
    follow_ups.plan_follow_ups(today=TODAY)
    assert (follow_up(activity).opens_on, follow_up(activity).closes_on) == (date(2027, 5, 31), date(2027, 6, 21))

    data = planned(opens_on=date(2027, 6, 1), closes_on=date(2027, 6, 30))
    coordinator.post(round_url(follow_up(activity), "round-change"), data)
    Activity.objects.filter(pk=activity.pk).update(ends_on=date(2027, 2, 28))
    follow_ups.plan_follow_ups(today=TODAY)
    assert (follow_up(activity).opens_on, follow_up(activity).planned_by) == (date(2027, 6, 1), cast.coordinator)


def test_one_that_is_due_is_not_pushed_along(cast, activity):
    close_after(cast, activity)
    follow_ups.plan_follow_ups(today=TODAY)
    Activity.objects.filter(pk=activity.pk).update(ends_on=date(2027, 1, 31))
    follow_ups.plan_follow_ups(today=OPENS)
    assert follow_up(activity).opens_on == OPENS


def test_given_up_it_does_not_come_back_but_staff_may_plan_it(cast, activity, coordinator):
    close_after(cast, activity)
    follow_ups.plan_follow_ups(today=TODAY)
    question = words_of(coordinator.get(round_url(follow_up(activity), "round-cancel")))
    assert "The calendar will not plan it again" in question
    coordinator.post(round_url(follow_up(activity), "round-cancel"))

    follow_ups.plan_follow_ups(today=TODAY)

    assert follow_up(activity) is None and NoFollowUp.objects.get().said_by == cast.coordinator
    plan = planning.Plan(closes_on=CLOSES, versions={"service_user": QuestionnaireVersion.objects.first()})
    planning.plan(activity=activity, phase=Phase.FOLLOW_UP, plan=plan, by=cast.coordinator)


def test_it_opens_for_everybody_who_took_part_even_after_the_evaluation(cast, activity):
    person = activity.involvements.get()
    recruitment.leave(involvement=person, reason="time")
    close_after(cast, activity)
    follow_ups.plan_follow_ups(today=TODAY)
    Activity.objects.filter(pk=activity.pk).update(status=Status.EVALUATED)

    invitations.open_rounds_due(today=OPENS)

    assert [each.involvement for each in follow_up(activity).invitations.all()] == [person]


def test_the_pages_say_who_planned_it_and_what_comes(cast, activity, coordinator):
    url = reverse("evaluation:round-list", args=[activity.pk])
    assert "plans this by itself for 18 April 2027" in words_of(coordinator.get(url))
    close_after(cast, activity)
    tasks.plan_follow_ups()
    assert "Planned by the calendar for 18 April 2027" in words_of(coordinator.get(url))
    assert "Planned by the calendar, four months after" in words_of(coordinator.get(round_url(follow_up(activity))))
    follow_up(activity).delete()
    NoFollowUp.objects.create(activity=activity, said_by=cast.coordinator)
    assert "The calendar does not plan this." in words_of(coordinator.get(url))
