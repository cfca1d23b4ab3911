"""Talking about how people work together: what was said is kept, and days to look again are due until answered."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.utils import timezone

from activities.models import Activity, PrinciplesDiscussion, ReviewDate
from activities.tests.reading import MARKUP, day, page, queries_of, words

TODAY = timezone.localdate()
TOLD = {"way": "mixed", "service_users": "6", "carers": "", "staff": "3", "disagreement": "How late is too late."}


class TestTalking:
    def test_what_was_said_is_kept_as_it_was_said(self, coordinator, cast):
        activity = cast.activity()
        sent = {**TOLD, **day("held_on", date(2026, 2, 3)), "differences": MARKUP}
        coordinator.post(page("discussion-create", activity), sent)
        record = activity.discussions.get()
        assert (record.service_users, record.carers, record.staff) == (6, 0, 3)
        shown = coordinator.get(page("discussion", activity, record.pk))
        assert "Service users: 6" in words(shown) and "How late is too late." in words(shown)
        assert "<script>alert" not in shown.content.decode()
        assert "How late is too late." in words(coordinator.get(page("principles", activity)))

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"disagreement": ""}, "Write down what was said, in at least one of the three boxes"),
            ({"service_users": "", "staff": "0"}, "Enter how many people were there, at least one"),
            ({"staff": "minus two"}, "Staff"),
            ({"staff": "99999999"}, "2000"),
            ({"way": ""}, "Choose how you talked"),
            (day("held_on", TODAY + timedelta(days=2)), "must be today or in the past"),
            ({"agreed": "x" * 10_000}, "4,000"),
        ],
        ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
    )
    def test_what_cannot_be_is_said_in_a_sentence(self, coordinator, cast, wrong, sentence):
        activity = cast.activity()
        sent = {**TOLD, **day("held_on", TODAY), "agreed": "Kept", **wrong}
        if "disagreement" in wrong:
            sent["agreed"] = ""
        response = coordinator.post(page("discussion-create", activity), sent)
        assert response.status_code == 200 and "There is a problem" in words(response)
        assert sentence.replace(",", "") in words(response).replace(",", "")
        assert not activity.discussions.exists()

    def test_a_correction_stands_beside_what_it_corrects(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("discussion-create", activity), {**TOLD, **day("held_on", TODAY)})
        first = activity.discussions.get()
        sent = {**TOLD, **day("held_on", TODAY), "carers": "2"}
        response = coordinator.post(page("discussion-correct", activity, first.pk), sent)
        assert activity.discussions.count() == 1 and "There is a problem" in words(response)
        coordinator.post(
            page("discussion-correct", activity, first.pk), sent | {"why_corrected": "Two carers forgotten"}
        )
        second = activity.discussions.get(corrects=first)
        assert (first.carers, second.carers) == (0, 2)
        assert "Two carers forgotten" in words(coordinator.get(page("discussion", activity, first.pk)))
        assert coordinator.get(page("discussion-correct", activity, first.pk)).status_code == 404

    def test_the_database_keeps_a_record_and_refuses_an_empty_one(self, cast):
        activity = cast.activity()
        said = {"activity": activity, "held_on": TODAY, "way": "online", "recorded_by": cast.coordinator}
        record = PrinciplesDiscussion.objects.create(**said, staff=1, agreed="Breaks")
        for change in (lambda: PrinciplesDiscussion.objects.update(agreed="No breaks"), record.delete):
            with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
                change()
        for wrong, name in (
            ({"staff": 1}, "a_discussion_says_something"),
            ({"agreed": "x"}, "somebody_was_at_a_discussion"),
            ({"agreed": "x", "staff": 1, "why_corrected": "x"}, "a_correction_says_why"),
            ({"agreed": "x", "staff": 1, "corrects": record}, "a_correction_says_why"),
        ):
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                PrinciplesDiscussion.objects.create(**said, **wrong)


class TestLookingAgain:
    def test_a_day_is_due_until_a_record_answers_it(self, coordinator, cast):
        activity = cast.activity()
        Activity.objects.filter(pk=activity.pk).update(created_at=timezone.now() - timedelta(days=9))
        coordinator.post(page("review-create", activity), {**day("due_on", TODAY), "what_for": "Half-way"})
        review = activity.review_dates.get()
        assert list(ReviewDate.objects.waiting()) == [review]
        assert "Due" in words(coordinator.get(page("principles", activity)))

        coordinator.post(
            page("discussion-create", activity), {**TOLD, **day("held_on", TODAY), "review": str(review.pk)}
        )
        assert activity.discussions.get().review == review
        assert not ReviewDate.objects.waiting().exists()
        assert coordinator.get(page("review-delete", activity, review.pk)).status_code == 404

    def test_days_are_moved_and_taken_out_and_none_is_planned_twice(self, coordinator, cast):
        activity = cast.activity()
        later = TODAY + timedelta(days=30)
        for _ in range(2):
            response = coordinator.post(page("review-create", activity), day("due_on", later))
        assert "This day is planned already" in words(response)
        review = activity.review_dates.get()
        coordinator.post(page("review-update", activity, review.pk), day("due_on", later + timedelta(days=1)))
        coordinator.post(page("review-delete", activity, review.pk))
        assert not activity.review_dates.exists()

    @pytest.mark.parametrize("when", [date(1066, 10, 14), date(2345, 1, 1)])
    def test_an_absurd_day_is_refused(self, coordinator, cast, when):
        activity = cast.activity()
        response = coordinator.post(page("review-create", activity), day("due_on", when))
        assert "There is a problem" in words(response)
        assert not activity.review_dates.exists()


def test_the_page_of_principles_asks_as_often_for_many_records_as_for_one(coordinator, cast):
    activity = cast.activity()
    said = {"activity": activity, "held_on": TODAY, "way": "online", "recorded_by": cast.coordinator}
    counts = []
    for _ in range(2):
        for number in range(4):
            PrinciplesDiscussion.objects.create(**said, staff=1, agreed="Breaks")
            activity.commitments.create(text=f"Commitment {number}")
        counts.append(queries_of(coordinator, page("principles", activity)))
    assert counts[0] == counts[1]
