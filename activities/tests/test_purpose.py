"""Writing the purpose, agreeing it, and what a locked one refuses."""

import pytest

from activities import locking
from activities.models import Purpose, PurposeVersion, Status
from activities.tests.reading import MARKUP, OUTCOME, TOPIC, WRITTEN, everything, lock, page, words


class TestWriting:
    def test_it_is_written_piece_by_piece(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("purpose-update", activity), WRITTEN)
        coordinator.post(page("topic-create", activity), TOPIC)
        coordinator.post(page("outcome-create", activity), OUTCOME)

        said = words(coordinator.get(page("purpose", activity)))

        for expected in ("To decide how the line answers.", "1 October 2026", "Already decided", "Not said yet"):
            assert expected in said
        # An outcome that cannot be judged yet is not enough to agree on.
        assert "Add an intended outcome, how you will know, and by when" in said

    def test_half_a_purpose_can_be_saved(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("purpose-update", activity), {"statement": "A start."})
        activity.purpose.refresh_from_db()
        assert (activity.purpose.statement, activity.purpose.decided_on) == ("A start.", None)

    def test_topics_and_outcomes_are_changed_and_removed(self, coordinator, draft):
        topic, outcome = draft.topics.get(), draft.outcomes.get()
        coordinator.post(page("topic-update", draft, topic.pk), {"text": "Staffing", "openness": "outside"})
        coordinator.post(page("outcome-update", draft, outcome.pk), OUTCOME | {"text": "Kinder calls"})
        assert (draft.topics.get().text, draft.outcomes.get().text) == ("Staffing", "Kinder calls")

        for name, thing in (("topic-delete", topic), ("outcome-delete", outcome)):
            assert coordinator.get(page(name, draft, thing.pk)).status_code == 200
            coordinator.post(page(name, draft, thing.pk))
        assert not draft.topics.exists() and not draft.outcomes.exists()

    @pytest.mark.parametrize(
        ("field", "sentence"),
        [
            ("statement", "Your answer to “Why are you involving people?” must be 2000 characters or fewer"),
            (
                "payment_statement",
                "Your answer to “What is paid, and how are expenses covered?” must be 2000 characters or fewer",
            ),
            ("decided_by", "Your answer to “Who decides?” must be 200 characters or fewer"),
        ],
    )
    def test_too_long_a_text_is_refused_and_shown_back(self, coordinator, draft, field, sentence):
        long = "x" * 10_000
        response = coordinator.post(page("purpose-update", draft), WRITTEN | {field: long})
        assert response.context["form"].errors == {field: [sentence]}
        assert long in response.content.decode()
        draft.purpose.refresh_from_db()
        assert draft.purpose.statement == "To decide together how the crisis line answers."

    def test_one_activitys_topic_is_not_found_under_another(self, coordinator, cast, draft):
        other = cast.activity("Another")
        for name in ("topic-update", "topic-delete"):
            assert coordinator.get(page(name, other, draft.topics.get().pk)).status_code == 404
        for name in ("outcome-update", "outcome-delete"):
            assert coordinator.get(page(name, other, draft.outcomes.get().pk)).status_code == 404


class TestAgreeing:
    def test_the_whole_text_is_read_and_kept_as_version_1(self, coordinator, cast, draft):
        shown = words(coordinator.get(page("purpose-lock", draft)))
        for expected in ("To decide together how the crisis line answers.", "Opening hours", "Call records each month"):
            assert expected in shown

        said = words(lock(coordinator, draft))

        version = PurposeVersion.objects.get()
        assert (version.number, version.locked_by) == (1, cast.coordinator)
        assert version.content["statement"] == "To decide together how the crisis line answers."
        assert version.content_hash == PurposeVersion.hash_of(version.content)
        assert version.content_hash[:12] in said and "Version 1, agreed and locked on" in said
        draft.refresh_from_db()
        assert (draft.status, draft.purpose.state) == (Status.AGREED, Purpose.State.LOCKED)
        event = draft.status_events.get()
        assert (event.became, event.by) == (Status.AGREED, cast.coordinator)

    def test_what_is_missing_is_said_and_nothing_is_kept(self, coordinator, cast):
        activity = cast.activity()
        for response in (
            coordinator.get(page("purpose-lock", activity)),
            coordinator.post(page("purpose-lock", activity)),
        ):
            if response.status_code == 302:
                response = coordinator.get(response.url)
            assert "Say why people are involved" in words(response)
            assert f'href="{page("topic-create", activity)}"' in response.content.decode()
        assert not PurposeVersion.objects.exists()
        activity.refresh_from_db()
        assert activity.status == Status.DRAFT

    def test_nobody_agrees_to_a_text_they_have_not_read(self, coordinator, draft):
        as_read = coordinator.get(page("purpose-lock", draft)).context["form"].initial["as_read"]
        draft.topics.update(text="Something else")

        response = coordinator.post(page("purpose-lock", draft), {"as_read": as_read}, follow=True)

        assert locking.CHANGED_SINCE in words(response)
        assert "Something else" in words(response)
        assert not PurposeVersion.objects.exists()

    def test_pressing_twice_keeps_one_version(self, coordinator, draft):
        lock(coordinator, draft)
        response = coordinator.post(page("purpose-lock", draft), {"as_read": "whatever"}, follow=True)
        assert locking.LOCKED in words(response)
        assert PurposeVersion.objects.count() == 1

    def test_a_cancelled_activity_is_not_agreed(self, coordinator, cast, draft):
        draft.move_to(Status.CANCELLED, by=cast.coordinator)
        response = coordinator.post(page("purpose-lock", draft), {"as_read": ""}, follow=True)
        assert "The activity is cancelled, so its purpose stays as it is." in words(response)
        assert not PurposeVersion.objects.exists()


class TestLocked:
    """Every form that changes a locked purpose is refused by the server, and shows back what was typed."""

    @pytest.mark.parametrize(
        ("name", "part", "posted", "typed"),
        [
            ("purpose-update", None, WRITTEN | {"statement": "My long thought " + MARKUP}, "My long thought"),
            ("topic-create", None, TOPIC | {"text": "A new topic"}, "A new topic"),
            ("topic-update", "topics", TOPIC | {"text": "Another topic"}, "Another topic"),
            ("outcome-create", None, OUTCOME | {"text": "A new outcome"}, "A new outcome"),
            ("outcome-update", "outcomes", OUTCOME | {"text": "Another outcome"}, "Another outcome"),
        ],
    )
    def test_a_direct_post_is_refused_and_nothing_typed_is_lost(self, coordinator, agreed, name, part, posted, typed):
        before = everything(agreed)
        more = [getattr(agreed, part).get().pk] if part else []

        response = coordinator.post(page(name, agreed, *more), posted)

        assert locking.LOCKED in words(response)
        assert typed in response.content.decode()
        assert "<script>alert" not in response.content.decode()
        assert everything(agreed) == before

    @pytest.mark.parametrize(("name", "part"), [("topic-delete", "topics"), ("outcome-delete", "outcomes")])
    def test_nothing_can_be_taken_out(self, coordinator, agreed, name, part):
        before = everything(agreed)
        url = page(name, agreed, getattr(agreed, part).get().pk)
        for ask in (coordinator.get, coordinator.post):
            assert locking.LOCKED in words(ask(url, follow=True))
        assert everything(agreed) == before

    def test_the_form_is_not_offered(self, coordinator, agreed):
        response = coordinator.get(page("purpose-update", agreed))
        assert locking.LOCKED in words(response)
        assert "<textarea" not in response.content.decode()
        purpose = coordinator.get(page("purpose", agreed)).content.decode()
        assert page("purpose-update", agreed) not in purpose and page("topic-create", agreed) not in purpose
