"""Planning a round: what is filled in, what is looked at once more, and what is locked once people are asked."""

from datetime import timedelta

import pgtrigger
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Activity, Status
from evaluation import invitations, planning, tasks, wishes
from evaluation.models import InvitationMessage, Mode, Phase, QuestionnaireVersion, Round, RoundAudience
from evaluation.tests.plans import date_of, in_days, plan_url, planned, round_url
from evaluation.tests.respondent import words_of
from participants import recruitment


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast.coordinator)
    return client


@pytest.fixture
def una(cast, activity):
    return cast.person(activity, name="Una Underwood")


def make_plan(coordinator, activity, phase="after", **changes):
    page = coordinator.post(plan_url(activity, phase), planned(**changes), follow=True)
    return Round.objects.filter(activity=activity, phase=phase).last(), page


def test_groups_with_people_are_ticked_and_the_usual_is_filled_in(cast, activity, coordinator, una):
    cast.person(activity, Capacity.STAFF)
    cast.person(activity, Capacity.CARER, has_joined=False)

    form = coordinator.get(plan_url(activity)).context["form"]

    assert set(form["capacities"].value()) == {"service_user", "staff"}
    assert (form["mode"].value(), form["asks_leavers"].value(), form["reminders"].value()) == (
        "confidential",
        "yes",
        "2",
    )
    assert form["closes_on"].value() == in_days(21)
    words = words_of(coordinator.get(plan_url(activity)))
    assert "Service users 1 person" in words and "Carers Nobody yet" in words


def test_before_the_work_nobody_is_asked_about_leavers(activity, coordinator, una):
    assert "asks_leavers" in coordinator.get(plan_url(activity, "after")).context["form"].fields
    assert "asks_leavers" not in coordinator.get(plan_url(activity, "before")).context["form"].fields


def test_a_plan_is_looked_at_once_more_and_asks_nobody(cast, activity, coordinator, una):
    cast.person(activity, Capacity.CARER, name="Carl Carer", route="post", address="1 High Street")
    cast.person(activity, name="Not Yet", has_joined=False)

    round_, page = make_plan(coordinator, activity)

    words = words_of(page)
    assert "Service users: 1 See the questions : After you took part" in words
    assert "Una Underwood By e-mail" in words
    assert "Questionnaire: After you took part, for carers Carl Carer You hand over a link (post)" in words
    assert "Not Yet" not in words
    assert "Confidential." in words and "0 to 4 of all these people have said" in words
    assert round_.is_planned and round_.planned_by == cast.coordinator and not InvitationMessage.objects.exists()


def test_asking_asks_each_person_once_and_writes_by_email_only(cast, activity, coordinator, una):
    cast.person(activity, Capacity.CARER, route="phone", phone="01632 960 111")
    round_, _ = make_plan(coordinator, activity)

    page = coordinator.post(round_url(round_, "round-open"), follow=True)
    coordinator.post(round_url(round_, "round-open"))

    round_.refresh_from_db()
    assert (round_.closes_on, round_.opened_by, round_.is_open) == (in_days(14), cast.coordinator, True)
    assert round_.invitations.count() == 2
    assert InvitationMessage.objects.get().invitation.involvement == una
    assert "You have asked 2 people." in words_of(page)


def test_a_point_is_planned_once_but_there_are_many_pulses(cast, activity, coordinator, una):
    round_, _ = make_plan(coordinator, activity)
    again = coordinator.post(plan_url(activity), planned())
    assert again.url == round_url(round_)

    version = QuestionnaireVersion.objects.first()
    for _ in range(2):
        plan = planning.Plan(closes_on=in_days(9), versions={Capacity.SERVICE_USER: version})
        planning.plan(activity=activity, phase=Phase.PULSE, plan=plan, by=cast.coordinator)
    assert Round.objects.filter(phase=Phase.PULSE).count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"closes_on": in_days(-1)}, "must be today or later"),
        ({"closes_on": in_days(200)}, "personal links work that long"),
        ({"opens_on": in_days(-1)}, "must be today or later"),
        ({"opens_on": in_days(20)}, "must not be before the day on which people are asked"),
        ({"capacities": []}, "Choose at least one group"),
        ({"opens": "on_a_day"}, "Enter the day on which people are asked"),
        ({"mode": "loud"}, "There is a problem"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_the_reason(activity, coordinator, una, changes, sentence):
    page = coordinator.post(plan_url(activity), planned(**changes))
    assert sentence in words_of(page) and not Round.objects.exists()


def test_nobody_is_asked_before_the_purpose_is_agreed_or_when_nobody_joined(cast, activity, coordinator):
    draft = cast.activity("A draft")
    cast.person(draft)
    assert "The purpose is not agreed yet" in words_of(coordinator.get(plan_url(draft)))
    assert "Agree and lock the purpose" in words_of(coordinator.post(plan_url(draft), planned()))

    round_, page = make_plan(coordinator, activity)
    assert "Nobody has joined yet" in words_of(page)
    assert "Nobody has joined yet" in words_of(coordinator.post(round_url(round_, "round-open"), follow=True))
    round_.refresh_from_db()
    assert round_.is_planned


def test_one_group_left_out_is_not_asked(cast, activity, coordinator, una):
    cast.person(activity, Capacity.CARER)
    round_, _ = make_plan(coordinator, activity, capacities=["service_user"])
    coordinator.post(round_url(round_, "round-open"))
    assert [each.involvement for each in round_.invitations.all()] == [una]
    assert not invitations.newcomers(round_).exists()


def test_leavers_are_left_out_where_staff_say_so(cast, activity, coordinator, una):
    recruitment.leave(involvement=una, reason="time")
    round_, page = make_plan(coordinator, activity, asks_leavers="no")
    assert "Nobody has joined yet" in words_of(page)
    coordinator.post(round_url(round_, "round-change"), planned())
    assert "Una Underwood" in words_of(coordinator.get(round_url(round_)))


def test_a_plan_opens_on_its_day_by_itself_and_once(cast, activity, coordinator, una):
    round_, page = make_plan(coordinator, activity, opens_on=in_days(2))
    assert "Opens by itself on" in words_of(page)

    assert invitations.open_rounds_due(today=in_days(1)) == []
    assert len(invitations.open_rounds_due(today=in_days(2))) == 1
    assert invitations.open_rounds_due(today=in_days(2)) == []

    round_.refresh_from_db()
    assert round_.is_open and round_.opened_by is None


def test_what_cannot_open_stays_planned_and_every_page_says_why(cast, activity, coordinator, una):
    round_, _ = make_plan(coordinator, activity, opens_on=in_days(0))
    other = cast.activity("Another", status=Status.OPEN)
    cast.person(other)
    fine, _ = make_plan(coordinator, other, opens_on=in_days(0))
    Activity.objects.filter(pk=activity.pk).update(status=Status.CANCELLED)

    tasks.open_rounds_due()

    round_.refresh_from_db()
    fine.refresh_from_db()
    assert round_.is_planned and fine.is_open
    for url in (round_url(round_), reverse("evaluation:round-list", args=[activity.pk])):
        assert "This activity was cancelled" in words_of(coordinator.get(url))


def test_a_plan_is_changed_or_given_up_until_it_opens(cast, activity, coordinator, una):
    round_, _ = make_plan(coordinator, activity)

    changed = planned(mode="named", reminders="0", opens_on=in_days(3), capacities=["service_user"])
    coordinator.post(round_url(round_, "round-change"), changed)
    round_.refresh_from_db()
    assert (round_.mode, round_.reminders, round_.opens_on) == (Mode.NAMED, 0, in_days(3))
    assert [chosen.capacity for chosen in round_.audience.all()] == ["service_user"]

    assert "Give up this plan?" in words_of(coordinator.get(round_url(round_, "round-cancel")))
    coordinator.post(round_url(round_, "round-cancel"))
    assert not Round.objects.exists()


def test_once_open_only_the_last_day_moves_and_the_page_says_why(cast, activity, coordinator, una):
    round_ = cast.open_round(activity)
    change = round_url(round_, "round-change")

    late = coordinator.post(change, planned(mode="named", reminders="0", closes_on=in_days(30)))
    assert "These questions are open already" in words_of(late)
    assert "must be today or later" in words_of(coordinator.post(change, date_of(in_days(-1))))
    refused = words_of(coordinator.post(round_url(round_, "round-cancel"), follow=True))
    assert "These questions are open already" in refused
    round_.refresh_from_db()
    assert (round_.mode, round_.reminders, round_.closes_on) == (Mode.CONFIDENTIAL, 2, in_days(14))

    coordinator.post(change, date_of(in_days(20)))
    coordinator.post(change, date_of(in_days(0)))
    round_.refresh_from_db()
    assert round_.closes_on == in_days(0)

    invitations.close_round(round_=round_)
    assert "Nothing about them can be changed" in words_of(coordinator.get(change))
    assert "so nothing about them can be changed" in words_of(coordinator.post(change, planned(), follow=True))


@pytest.mark.parametrize(
    "field",
    [{"mode": "named"}, {"phase": "before"}, {"asks_leavers": False}, {"reminders": 0}, {"opens_on": in_days(1)}],
)
def test_the_database_locks_the_plan_once_open(cast, activity, una, field):
    round_ = cast.open_round(activity)
    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(**field)
    Round.objects.filter(pk=round_.pk).update(closes_on=round_.closes_on + timedelta(days=1))


def test_the_database_locks_who_is_asked_what_once_open(cast, activity, una):
    round_ = cast.open_round(activity)
    audience = RoundAudience.objects.filter(round=round_)
    other = QuestionnaireVersion.objects.exclude(pk__in=audience.values("version")).first()
    for attempt in (
        lambda: audience.filter(capacity=Capacity.SERVICE_USER).update(version=other),
        lambda: audience.filter(capacity=Capacity.SERVICE_USER).delete(),
        lambda: planning.choose_audience(round_, {Capacity.SERVICE_USER: other}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pgtrigger.ignore("evaluation.RoundAudience:audience_is_locked_once_open"):
        audience.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        RoundAudience.objects.create(round=round_, capacity=Capacity.CARER, version=other)


def test_who_does_not_want_to_be_asked_is_not_and_nobody_is_told_who(cast, activity, coordinator, una):
    for everywhere in (True, False):
        wishes.stop_asking(involvement=cast.person(activity, name=f"Stopped {everywhere}"), everywhere=everywhere)
    round_, page = make_plan(coordinator, activity)

    words = words_of(page)
    assert "Stopped True" in words and "Stopped False" in words
    assert "0 to 4 of all these people have said that they do not want to be asked" in words
    coordinator.post(round_url(round_, "round-open"))
    assert [each.involvement for each in round_.invitations.all()] == [una]
    assert not invitations.newcomers(round_).exists()


def test_a_round_is_opened_by_the_state_of_now(cast, activity, una):
    """Two clocks, or a clock and a person, at once: the second finds it open and asks nobody."""
    plan = planning.Plan(closes_on=in_days(9), versions={Capacity.SERVICE_USER: QuestionnaireVersion.objects.first()})
    round_ = planning.plan(activity=activity, phase=Phase.AFTER, plan=plan, by=cast.coordinator)
    fetched = Round.objects.get(pk=round_.pk)
    assert len(invitations.open_planned(round_=round_)) == 1
    assert invitations.open_planned(round_=fetched) == []
    with pytest.raises(ValidationError, match="open already"):
        planning.change(round_=fetched, plan=plan, by=cast.coordinator)
