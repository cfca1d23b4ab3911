"""What people in an activity agree to keep to, the cards they pick from, and what was said about the differences."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.urls import reverse
from django.utils import timezone

from activities import commitments, value_cards
from activities.models import (
    Activity,
    AgreementVersion,
    PrinciplesDiscussion,
    ReviewDate,
    Status,
    ValueCard,
    ValueCardEvent,
)
from activities.tests.reading import MARKUP, page, queries_of, words

TODAY = timezone.localdate()


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def as_read(activity):
    return AgreementVersion.hash_of(commitments.content_of(activity))


def agree(activity, *texts, by, **more):
    for text in texts:
        activity.commitments.create(text=text)
    return commitments.agree(activity=activity, agreed_on=TODAY, by=by, **more)


class TestCommitments:
    def test_they_are_added_changed_and_removed(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("commitment-create", activity), {"text": "We say early what cannot change"})
        coordinator.post(page("commitment-create", activity), {"text": MARKUP})

        first, second = activity.commitments.all()
        coordinator.post(page("commitment-update", activity, first.pk), {"text": "We say it at once"})
        shown = coordinator.get(page("principles", activity))
        assert "We say it at once" in words(shown) and "<script>alert" not in shown.content.decode()

        assert coordinator.get(page("commitment-delete", activity, second.pk)).status_code == 200
        assert activity.commitments.count() == 2
        coordinator.post(page("commitment-delete", activity, second.pk))
        assert activity.commitments.get() == first

    def test_too_long_a_text_is_said_and_not_lost(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.post(page("commitment-create", activity), {"text": "x" * 10_000})
        assert "300" in str(response.context["form"].errors["text"])
        assert "x" * 10_000 in response.content.decode()

    def test_once_the_activity_is_over_they_stay_and_nothing_typed_is_lost(self, coordinator, cast):
        activity = cast.activity(status=Status.CLOSED)
        response = coordinator.post(page("commitment-create", activity), {"text": "Kindness"})
        assert "so what was agreed stays as it is" in words(response)
        assert ">\nKindness</textarea>" in response.content.decode()
        assert not activity.commitments.exists()

    def test_one_activitys_commitment_is_not_found_under_another(self, coordinator, cast):
        ours, other = cast.activity(), cast.activity("Another")
        commitment = ours.commitments.create(text="Kindness")
        for name in ("commitment-update", "commitment-delete"):
            assert coordinator.get(page(name, other, commitment.pk)).status_code == 404


class TestAgreeing:
    def test_what_is_read_is_kept_with_its_day_and_fingerprint(self, coordinator, cast):
        activity = cast.activity()
        activity.commitments.create(text="We listen")
        coordinator.post(page("concerns", activity), {"how_to_raise_a_concern": "Tell Sam"})
        shown = words(coordinator.get(page("agreement-agree", activity)))
        for read in ("Agree what we keep to", "We listen", "Tell Sam", "version 1"):
            assert read in shown

        sent = {"as_read": as_read(activity), **day("agreed_on", date(2026, 2, 3))}
        assert coordinator.post(page("agreement-agree", activity), sent).status_code == 302
        version = activity.agreement_versions.get()
        assert (version.number, version.agreed_on, version.locked_by) == (1, date(2026, 2, 3), cast.coordinator)
        assert version.how_to_raise_a_concern == "Tell Sam"
        assert version.content_hash == AgreementVersion.hash_of(version.content)
        assert "We listen" in words(coordinator.get(page("agreement-version", activity, 1)))

    def test_nobody_agrees_to_a_text_they_have_not_read(self, coordinator, cast):
        activity = cast.activity()
        activity.commitments.create(text="We listen")
        sent = {"as_read": as_read(activity), **day("agreed_on", TODAY)}
        activity.commitments.update(text="We do not listen")
        response = coordinator.post(page("agreement-agree", activity), sent)
        assert commitments.CHANGED_SINCE in words(response) and "We do not listen" in words(response)
        assert not activity.agreement_versions.exists()

        sent["as_read"] = as_read(activity)
        coordinator.post(page("agreement-agree", activity), sent)
        assert activity.agreement_versions.get().commitments[0]["text"] == "We do not listen"

    def test_a_change_makes_the_next_version_with_its_reason(self, coordinator, cast):
        activity = cast.activity()
        agree(activity, "We listen", by=cast.coordinator)
        coordinator.post(
            page("commitment-update", activity, activity.commitments.get().pk), {"text": "We listen first"}
        )
        assert "is not agreed yet" in words(coordinator.get(page("principles", activity)))

        sent = {"as_read": as_read(activity), **day("agreed_on", TODAY)}
        response = coordinator.post(page("agreement-agree", activity), sent | {"reason": "   "})
        assert "Enter the reason for the change" in words(response)
        coordinator.post(page("agreement-agree", activity), sent | {"reason": "People were talked over."})
        version = AgreementVersion.objects.current(activity)
        assert (version.number, version.reason) == (2, "People were talked over.")
        shown = words(coordinator.get(page("agreement-version", activity, 2)))
        assert "We listen first" in shown and "People were talked over." in shown

    def test_a_commitment_that_was_agreed_once_is_kept_for_the_record(self, coordinator, cast):
        activity = cast.activity()
        agree(activity, "We listen", "We pay on the day", by=cast.coordinator)
        first = activity.commitments.first()
        coordinator.post(page("commitment-delete", activity, first.pk))
        first.refresh_from_db()
        assert first.is_dropped
        assert [each["text"] for each in commitments.content_of(activity)["commitments"]] == ["We pay on the day"]

    @pytest.mark.parametrize(
        ("texts", "sentence"), [((), commitments.NOTHING), (("We listen",), commitments.THE_SAME)], ids=["none", "same"]
    )
    def test_nothing_and_the_same_again_cannot_be_agreed(self, coordinator, cast, texts, sentence):
        activity = cast.activity()
        if texts:
            agree(activity, *texts, by=cast.coordinator)
        response = coordinator.get(page("agreement-agree", activity), follow=True)
        assert sentence in words(response)
        with pytest.raises(ValidationError, match=sentence):
            commitments.agree(activity=activity, agreed_on=TODAY, by=cast.coordinator)

    def test_nothing_was_agreed_tomorrow(self, coordinator, cast):
        activity = cast.activity()
        activity.commitments.create(text="We listen")
        sent = {"as_read": as_read(activity), **day("agreed_on", TODAY + timedelta(days=1))}
        assert "must be today or in the past" in words(coordinator.post(page("agreement-agree", activity), sent))
        assert not activity.agreement_versions.exists()

    def test_the_database_refuses_any_change_to_a_version(self, cast):
        version = agree(cast.activity(), "We listen", by=cast.coordinator)
        for change in (lambda: AgreementVersion.objects.update(reason="Another"), version.delete):
            with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
                change()

    def test_the_database_refuses_a_second_version_without_a_reason(self, cast):
        version = agree(cast.activity(), "We listen", by=cast.coordinator)
        version.pk, version.number = None, 2
        with pytest.raises(IntegrityError, match="a_later_agreement_version_has_a_reason"):
            version.save(force_insert=True)


class TestCards:
    def test_the_page_shows_the_cards_and_leads_to_saying_what_matters(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.get(page("principles", activity))
        assert "All kinds of knowledge count" in words(response)
        assert f'href="{reverse("participants:staff-values", args=[activity.pk])}"' in response.content.decode()
        assert "Nothing agreed yet" in words(response)

    def test_a_card_is_added_reworded_hidden_and_brought_back_and_all_of_it_is_on_record(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("value-card-create", activity), {"text": "Time"})
        card = activity.value_cards.get(text="Time")
        coordinator.post(page("value-card-update", activity, card.pk), {"text": "Time to think"})
        for is_hidden in (True, False):
            coordinator.post(page("value-card-turn", activity, card.pk))
            card.refresh_from_db()
            assert card.is_hidden is is_hidden
        told = [(event.kind, event.was, event.became) for event in reversed(card.events.all())]
        assert told == [
            ("added", "", "Time"),
            ("reworded", "Time", "Time to think"),
            ("hidden", "", "Time to think"),
            ("brought_back", "", "Time to think"),
        ]
        assert "“Time” became" in words(coordinator.get(page("value-cards", activity)))

    def test_once_somebody_has_answered_no_card_is_reworded_picked_or_not(self, coordinator, cast):
        """Else whoever knows that one person has answered could try each card, and read what they picked."""
        activity = cast.activity()
        value_cards.fix(activity)
        refusals = {
            coordinator.post(page("value-card-update", activity, card.pk), {"text": "x"})
            .content.decode()
            .count("Somebody has answered since this card was there")
            for card in activity.value_cards.all()
        }
        assert 0 not in refusals
        assert not ValueCard.objects.filter(text="x").exists()
        with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
            activity.value_cards.update(text="x")

    def test_two_cards_never_say_the_same(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.post(page("value-card-create", activity), {"text": "RESPECT"})
        assert "There is a card with these words already" in words(response)

    def test_the_last_card_is_not_hidden(self, coordinator, cast):
        activity = cast.activity()
        for card in activity.value_cards.all():
            coordinator.post(page("value-card-turn", activity, card.pk))
        assert activity.value_cards.offered().count() == 1

    def test_there_is_an_end_to_cards(self, cast):
        activity = cast.activity()
        missing = value_cards.MOST_CARDS - activity.value_cards.count()
        ValueCard.objects.bulk_create(ValueCard(activity=activity, text=f"Card {n}") for n in range(missing))
        with pytest.raises(ValidationError, match="40 cards"):
            value_cards.add(card=ValueCard(activity=activity, text="One more"), by=cast.coordinator)

    def test_the_database_keeps_what_was_noted(self, cast):
        activity = cast.activity()
        value_cards.hide(card=activity.value_cards.first(), by=cast.coordinator)
        with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
            ValueCardEvent.objects.update(became="Another")
        with pytest.raises(IntegrityError, match="only_rewording_says"), transaction.atomic():
            ValueCardEvent.objects.create(
                card=activity.value_cards.first(), kind="hidden", was="x", became="y", by=cast.coordinator
            )


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
        assert list(ReviewDate.objects.due(today=TODAY)) == [review]
        assert not ReviewDate.objects.due(today=TODAY - timedelta(days=1)).exists()
        assert "Due" in words(coordinator.get(page("principles", activity)))

        coordinator.post(
            page("discussion-create", activity), {**TOLD, **day("held_on", TODAY), "review": str(review.pk)}
        )
        assert activity.discussions.get().review == review
        assert not ReviewDate.objects.due(today=TODAY).exists()
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
