"""What waits is said where people look: who can read the purpose, a comment, and what is past its day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities import due, locking, readiness
from activities.framework import Stage
from activities.models import Activity, Arrangement, Status
from activities.tests.reading import page, words
from participants import comments, recruitment
from participants.models import Acknowledgement, Comment, Step
from participants.tests.money import claim, move_back
from participants.tests.steps import note

NOBODY = "Nobody has joined, so nobody can read this yet."
NO_AGREEMENT = "Nobody has agreed with these words yet."


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.coordinator)
    return client


@pytest.fixture
def draft(cast):
    activity = cast.activity()
    cast.fill_in(activity)
    return activity


def test_nobody_is_said_to_read_a_text_before_anybody_has_joined(staff, cast, draft):
    recruitment.involve_staff(activity=draft, user=cast.coordinator)
    cast.person(draft, has_joined=False)
    assert NOBODY in words(staff.get(page("purpose-propose", draft)))
    proposal = locking.put_to_people(activity=draft, by=cast.coordinator)
    for name in ("purpose", "purpose-lock"):
        said = words(staff.get(page(name, draft)))
        assert NOBODY in said and "have been reading" not in said and "are reading" not in said

    person = cast.person(draft)
    said = words(staff.get(page("purpose-lock", draft)))
    assert NOBODY not in said and "People have been reading these very words" in said
    assert said.index(NO_AGREEMENT) < said.index("Agree and lock Cancel")

    Acknowledgement.objects.create(involvement=person, proposal=proposal, answer=Acknowledgement.Answer.AGREE)
    assert NO_AGREEMENT not in words(staff.get(page("purpose-lock", draft)))


@pytest.mark.parametrize("step", [Step.TAKING_PART, Step.PAUSED, Step.FINISHED])
def test_whoever_takes_part_or_has_finished_reads_it_as_whoever_has_joined(staff, cast, draft, step):
    person = cast.person(draft)
    proposal = locking.put_to_people(activity=draft, by=cast.coordinator)
    Acknowledgement.objects.create(involvement=person, proposal=proposal, answer=Acknowledgement.Answer.AGREE)
    note(person, cast, step)
    for name in ("purpose", "purpose-lock", "purpose-propose"):
        assert NOBODY not in words(staff.get(page(name, draft)))
    said = words(staff.get(page("purpose-lock", draft)))
    assert NO_AGREEMENT not in said and "Who agrees, and what people say" in said


def test_an_agreement_is_not_said_to_be_none_once_whoever_gave_it_has_left(staff, cast, draft):
    person, stays = cast.person(draft), cast.person(draft)
    proposal = locking.put_to_people(activity=draft, by=cast.coordinator)
    Acknowledgement.objects.create(involvement=person, proposal=proposal, answer=Acknowledgement.Answer.AGREE)
    note(person, cast, Step.LEFT)
    assert NO_AGREEMENT not in words(staff.get(page("purpose-lock", draft)))
    note(stays, cast, Step.LEFT)
    assert NOBODY in words(staff.get(page("purpose-lock", draft)))


def test_a_comment_that_waits_is_said_on_the_page_of_the_activity_and_in_the_list_of_what_is_due(staff, cast):
    activity = cast.activity(status=Status.OPEN)
    comment = comments.say(activity=activity, question="why", words="Why?", by=cast.manager)
    waits = "Answer 1 comment on the plan"

    def is_late_on_its_page():
        rows = staff.get(page("activity-detail", activity)).context["waits"]
        return [row["is_late"] for row in rows if row["what"] == waits]

    assert is_late_on_its_page() == [False]
    assert waits in words(staff.get(reverse("evaluation:digest")))
    assert waits not in words(staff.get(reverse("home")))
    Comment.objects.filter(pk=comment.pk).update(said_at=timezone.now() - timedelta(days=8))
    assert waits in words(staff.get(reverse("home")))
    assert is_late_on_its_page() == [True]


def test_who_may_not_plan_is_not_told_what_waits(client, cast):
    activity = cast.activity(status=Status.OPEN)
    comments.say(activity=activity, question="why", words="Why?", by=cast.manager)
    client.force_login(cast.manager)
    assert "What waits for you" not in words(client.get(page("activity-detail", activity)))


def test_claims_still_in_time_are_not_counted_as_late(cast):
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity)
    for days in (12, 11, 4):
        move_back(claim(person), days)
    today = timezone.localdate()
    found = due.due(Activity.objects.filter(pk=activity.pk), today=today, before=today + timedelta(days=8))
    said = [(item.what, item.due_on) for item in found if item.page == "participants:payment"]
    assert said == [
        ("Pay people: 2 claims", today - timedelta(days=2)),
        ("Pay people: 1 claim", today + timedelta(days=6)),
    ]


def late_arrangement(activity, cast, day):
    Arrangement.objects.filter(pk=activity.arrangements.first().pk).update(state="planned", due_on=day)


def late_promise(activity, cast, day):
    activity.promises.create(text="You get the notes", made_by=cast.coordinator, due_on=day)


def late_claim(activity, cast, day):
    move_back(claim(cast.person(activity)), 12)


@pytest.mark.parametrize("be_late", [late_arrangement, late_promise, late_claim])
def test_process_is_not_done_while_anything_of_it_is_past_its_day(cast, be_late):
    activity = cast.activity(status=Status.OPEN)
    activity.arrangements.update(state="done")

    def process():
        return next(state.label for state in readiness.stage_states(activity) if state.stage == Stage.PROCESS)

    assert process() == "Done"
    today = timezone.localdate()
    be_late(activity, cast, today - timedelta(days=2))
    assert activity in due.among(Activity.objects.all(), today=today)
    assert process() == "In progress"
    many = readiness.states_of(Activity.objects.all())
    assert many[activity.pk] == readiness.stage_states(activity)
