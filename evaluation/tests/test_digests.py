"""The weekly letter to staff: what is due, once a week for each person, and never when they do not want it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from accounts.roles import Role
from activities.models import Activity, Arrangement, Status
from evaluation import digests, tasks
from evaluation.models import Digest, DigestWeek
from participants import comments
from participants.models import Comment

MONDAY = date(2026, 3, 2)


@pytest.fixture
def late(cast):
    """An open activity whose last day was 1 February."""
    activity = cast.activity("Late", status=Status.OPEN)
    Activity.objects.filter(pk=activity.pk).update(ends_on="2026-02-01")
    return activity


def whats(user, *, today=MONDAY):
    return [item.what for _, items in digests.of_person(user, today=today).groups for item in items]


def test_what_is_due_up_to_a_week_ahead_is_in_it_and_nothing_later(cast, late):
    first, second = late.arrangements.all()[:2]
    Arrangement.objects.filter(pk=first.pk).update(due_on=MONDAY + timedelta(days=7))
    Arrangement.objects.filter(pk=second.pk).update(due_on=MONDAY + timedelta(days=8))
    assert whats(cast.coordinator) == ["End the activity, or change its dates", first.text]


def test_everybody_gets_what_they_lead_and_only_while_they_may_plan(cast, late):
    colleague = cast.member("Colin Colleague", Role.COORDINATOR)
    assert whats(colleague) == []
    Membership.objects.filter(user=cast.coordinator).update(role=Role.MANAGER)
    assert whats(cast.coordinator) == []
    assert digests.queue_week(today=MONDAY) == []


def test_one_letter_a_week_however_often_the_calendar_looks(cast, late):
    (letter,) = digests.queue_week(today=MONDAY)
    assert letter.user == cast.coordinator
    assert digests.queue_week(today=MONDAY) == []
    assert digests.queue_week(today=MONDAY + timedelta(days=6)) == []
    assert len(digests.queue_week(today=MONDAY + timedelta(days=7))) == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_that_look_at_once_queue_one(cast, late):
    def look(_):
        try:
            return len(digests.queue_week(today=MONDAY))
        finally:
            connection.close()

    for _ in range(5):
        Digest.objects.all().delete()
        DigestWeek.objects.all().delete()
        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(look, range(4))) == 1


def test_the_database_refuses_a_second_letter_and_a_week_that_begins_on_another_day(cast, late):
    (letter,) = digests.queue_week(today=MONDAY)
    with pytest.raises(IntegrityError, match="one_digest_a_person_and_week"):
        Digest.objects.create(key="another", user=letter.user, week=letter.week)


def test_a_week_is_known_by_its_monday(db):
    with pytest.raises(IntegrityError, match="a_week_is_known_by_its_monday"):
        DigestWeek.objects.create(monday=date(2026, 3, 3))


def test_the_letter_says_what_is_due_with_its_page_and_nothing_in_its_subject(cast, late):
    (letter,) = digests.queue_week(today=timezone.localdate())
    tasks.send_digest(str(letter.pk))
    tasks.send_digest(str(letter.pk))
    (email,) = mail.outbox
    assert email.to == [cast.coordinator.email]
    assert email.subject == "Your week in FourPi"
    assert "End the activity, or change its dates (was due on 1 February 2026)" in email.body
    assert reverse("activities:activity-detail", args=[late.pk]) in email.body
    assert reverse("evaluation:digest") in email.body
    letter.refresh_from_db()
    assert letter.state == Digest.State.SENT


@pytest.mark.parametrize("reason", ["nothing is due any more", "it was paused since", "the person has gone"])
def test_a_letter_that_is_no_longer_wanted_is_not_sent(cast, late, reason):
    (letter,) = digests.queue_week(today=timezone.localdate())
    if reason == "nothing is due any more":
        late.move_to(Status.CANCELLED, by=cast.coordinator, reason="No money")
    elif reason == "it was paused since":
        digests.pause(until=None, by=cast.coordinator)
    else:
        cast.coordinator.is_active = False
        cast.coordinator.save()
    tasks.send_digest(str(letter.pk))
    letter.refresh_from_db()
    assert (letter.state, mail.outbox) == (Digest.State.NOT_NEEDED, [])


def test_a_pause_holds_up_to_its_day(cast, late):
    digests.pause(until=MONDAY, by=cast.coordinator)
    assert digests.is_paused(cast.coordinator, today=MONDAY)
    assert digests.queue_week(today=MONDAY) == []
    assert len(digests.queue_week(today=MONDAY + timedelta(days=7))) == 1


def test_pausing_and_starting_again_on_the_page(client, cast, late):
    client.force_login(cast.coordinator)
    page = client.get(reverse("evaluation:digest")).content.decode()
    assert "End the activity, or change its dates" in page
    client.post(reverse("evaluation:digest"), {"weeks": "open"})
    assert "It is paused." in client.get(reverse("evaluation:digest")).content.decode()
    assert digests.queue_week(today=timezone.localdate()) == []
    client.post(reverse("evaluation:digest-resume"))
    assert not digests.is_paused(cast.coordinator, today=timezone.localdate())


def test_a_letter_that_may_not_have_been_sent_goes_again_when_its_person_says_so(client, cast, late):
    (letter,) = digests.queue_week(today=timezone.localdate())
    client.force_login(cast.outsider)
    client.post(reverse("evaluation:digest-again"))
    Digest.objects.filter(pk=letter.pk).update(state=Digest.State.UNSURE)
    client.force_login(cast.coordinator)
    assert "may not have been sent" in client.get(reverse("evaluation:digest")).content.decode()
    client.post(reverse("evaluation:digest-again"))
    letter.refresh_from_db()
    assert letter.state == Digest.State.QUEUED


def test_the_number_of_questions_to_the_database_does_not_grow(cast, late, django_assert_max_num_queries):
    for number in range(12):
        activity = cast.activity(f"More {number}", status=Status.OPEN)
        Activity.objects.filter(pk=activity.pk).update(ends_on="2026-02-01")
    # One for each kind of thing that has a day, and no more for more activities.
    with django_assert_max_num_queries(12):
        assert len(whats(cast.coordinator)) == 13


STILL = "Go on with the plan, or cancel it: nobody has worked on it for three weeks"


def test_whom_to_write_to_is_asked_of_the_database_at_once(cast, late, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        assert len(digests.queue_week(today=MONDAY)) == 1


def test_where_there_is_more_than_anybody_reads_the_page_and_the_letter_say_so(client, cast, late):
    sentence = f"There is more: these are the {digests.SHOWN} that come first."
    late.arrangements.update(due_on="2026-02-02")
    assert late.arrangements.count() == digests.SHOWN
    client.force_login(cast.coordinator)
    address = reverse("evaluation:digest")
    assert sentence in client.get(address).content.decode()
    (letter,) = digests.queue_week(today=timezone.localdate())
    tasks.send_digest(str(letter.pk))
    assert mail.outbox[0].body.count("was due on") == digests.SHOWN and sentence in mail.outbox[0].body
    assert sentence in mail.outbox[0].alternatives[0].content
    # With a few less everything is there.
    late.arrangements.filter(area="practical").delete()
    assert sentence not in client.get(address).content.decode()


def test_a_plan_that_nobody_works_on_is_reminded_of_after_three_weeks_and_not_before(client, cast):
    fresh = cast.activity()
    three_weeks_ago = datetime.combine(MONDAY - timedelta(weeks=3), time(12), UTC)
    Activity.objects.filter(pk=fresh.pk).update(worked_on_at=three_weeks_ago)
    assert whats(cast.coordinator, today=MONDAY - timedelta(weeks=1)) == whats(cast.coordinator) == []
    late = MONDAY + timedelta(days=1)
    assert whats(cast.coordinator, today=late) == [STILL]
    # Whoever saves a page of it has worked on it.
    client.force_login(cast.coordinator)
    client.post(reverse("activities:topic-create", args=[fresh.pk]), {"text": "Hours", "openness": "open"})
    assert whats(cast.coordinator, today=late) == []


def test_a_plan_that_is_agreed_may_wait_for_its_first_day(cast):
    agreed = cast.activity(status=Status.AGREED)
    in_january = {"worked_on_at": datetime(2026, 1, 5, 12, tzinfo=UTC)}
    Activity.objects.filter(pk=agreed.pk).update(**in_january, starts_on=MONDAY + timedelta(days=1))
    assert whats(cast.coordinator) == []
    Activity.objects.filter(pk=agreed.pk).update(starts_on=MONDAY)
    assert whats(cast.coordinator) == [STILL]


def test_promises_comments_reviews_and_papers_are_in_it(cast):
    activity = cast.activity(status=Status.OPEN)
    due = {"due_on": MONDAY + timedelta(days=3)}
    activity.promises.create(text="You get the notes", made_by=cast.coordinator, **due)
    activity.review_dates.create(**due)
    comment = comments.say(activity=activity, question="why", words="Why?", by=cast.manager)
    Comment.objects.filter(pk=comment.pk).update(said_at=datetime(2026, 2, 20, 12, tzinfo=UTC))
    assert whats(cast.coordinator) == [
        "Answer 1 comment on the plan",
        "Keep a promise: You get the notes",
        "Look again at what you agreed to keep to",
    ]
