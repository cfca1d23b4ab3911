"""Amending an agreed purpose with a reason, dropping that again, and versions that nobody can change."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from activities import locking
from activities.models import IntendedOutcome, Purpose, PurposeVersion, Status
from activities.tests.reading import OUTCOME, TOPIC, WRITTEN, everything, lock, page, words


class TestAmending:
    REASON = "The budget was cut in May."

    def amend(self, client, activity):
        return client.post(page("purpose-amend", activity), {"reason": self.REASON}, follow=True)

    @pytest.mark.parametrize("typed", ["  ", "\u200b", "\u3164", "…"])
    def test_it_needs_a_reason(self, coordinator, agreed, typed):
        response = coordinator.post(page("purpose-amend", agreed), {"reason": typed})
        assert "Enter the reason for the change" in words(response)
        with pytest.raises(ValidationError, match="Give the reason"):
            locking.start_amendment(activity=agreed, reason=typed)
        agreed.purpose.refresh_from_db()
        assert agreed.purpose.state == Purpose.State.LOCKED

    def test_the_next_version_keeps_the_reason_and_shows_what_changed(self, coordinator, agreed):
        said = words(self.amend(coordinator, agreed))
        assert "What you read below is not agreed yet." in said and self.REASON in said
        coordinator.post(page("topic-update", agreed, agreed.topics.get().pk), TOPIC)
        coordinator.post(page("outcome-create", agreed), OUTCOME | {"text": "A second outcome"})

        lock(coordinator, agreed)

        second, first = PurposeVersion.objects.all()
        assert (second.number, second.reason, first.number, first.reason) == (2, self.REASON, 1, "")
        assert [item["openness"] for item in first.content["topics"]] == ["open"]
        version = coordinator.get(page("purpose-version", agreed, 2))
        changed = {
            difference.label: (difference.before, difference.after) for difference in version.context["differences"]
        }
        assert changed == {
            "Open to change": ("Opening hours", ""),
            "Already decided": ("", "Opening hours"),
            "Intended outcome": ("", "A second outcome\nKind: The service"),
        }
        assert "Replaced" in words(coordinator.get(page("purpose-version", agreed, 1)))
        assert coordinator.get(page("purpose-version", agreed, 3)).status_code == 404
        # Agreeing an amendment is no second move of status.
        assert agreed.status_events.count() == 1

    def test_dropping_it_restores_everything(self, coordinator, agreed):
        before = everything(agreed)
        self.amend(coordinator, agreed)
        coordinator.post(page("purpose-update", agreed), WRITTEN)
        coordinator.post(page("topic-delete", agreed, agreed.topics.get().pk))
        coordinator.post(page("topic-create", agreed), TOPIC | {"text": "A new topic"})
        coordinator.post(page("outcome-delete", agreed, agreed.outcomes.get().pk))
        coordinator.post(page("outcome-create", agreed), OUTCOME)
        assert everything(agreed) != before
        asked = words(coordinator.get(page("amendment-drop", agreed)))
        assert "To decide how the line answers." in asked

        coordinator.post(page("amendment-drop", agreed))

        assert everything(agreed) == before
        assert IntendedOutcome.objects.filter(activity=agreed).count() == 1
        purpose = Purpose.objects.get(activity=agreed)
        assert (purpose.state, purpose.amendment_reason) == (Purpose.State.LOCKED, "")
        assert PurposeVersion.objects.count() == 1

    def test_an_outcome_that_was_agreed_once_is_kept_when_it_is_dropped(self, coordinator, agreed):
        outcome = agreed.outcomes.get()
        self.amend(coordinator, agreed)
        coordinator.post(page("outcome-delete", agreed, outcome.pk))
        outcome.refresh_from_db()
        assert outcome.is_dropped

    @pytest.mark.parametrize("start", ["draft", "agreed"])
    def test_it_starts_only_once_and_only_when_something_is_agreed(self, request, coordinator, start):
        activity = request.getfixturevalue(start)
        if start == "agreed":
            self.amend(coordinator, activity)
        response = coordinator.post(page("purpose-amend", activity), {"reason": "My words again"})
        sentence = locking.NOT_AGREED_YET if start == "draft" else locking.AMENDING
        assert sentence in words(response) and "My words again" in response.content.decode()
        assert sentence in words(coordinator.get(page("purpose-amend", activity), follow=True))

    def test_a_closed_activitys_purpose_stays_as_it_was_agreed(self, coordinator, cast):
        activity = cast.activity(status=Status.CLOSED)
        response = coordinator.post(page("purpose-amend", activity), {"reason": "To look better"})
        assert "The activity is closed, so its purpose stays as it is." in words(response)
        assert Purpose.objects.get(activity=activity).state == Purpose.State.LOCKED


class TestKept:
    """A kept version and the history of status are protected by the database itself."""

    def test_the_database_refuses_to_change_or_remove_a_version(self, agreed):
        for statement in (
            "UPDATE activities_purposeversion SET content = '{}'",
            "DELETE FROM activities_purposeversion",
            "UPDATE activities_statusevent SET became = 'evaluated'",
        ):
            with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
                connection.cursor().execute(statement)

    def test_without_the_trigger_it_could_be_changed(self, agreed):
        # The saboteur: this proves that it is the trigger that stands in the way, and nothing else.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE activities_purposeversion DISABLE TRIGGER USER")
            cursor.execute("UPDATE activities_purposeversion SET content = '{}'")
        assert PurposeVersion.objects.get().content == {}
