"""What each stage still needs, and moving an activity on."""

import pytest
from django.urls import reverse

from activities.models import Status, StatusEvent
from activities.tests.reading import page, words


class TestStages:
    def test_a_new_activity_has_begun_no_stage_and_says_what_is_missing(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.get(page("activity-detail", activity))
        states = {item["state"].stage: item["state"].label for item in response.context["stages"]}
        assert set(states.values()) == {"Not started"}
        said = words(response)
        for sentence in (
            "Say why people are involved",
            "Agree what everyone will keep to",
            "Agree and lock the purpose",
        ):
            assert sentence in said

    def test_every_stage_leads_to_its_page(self, coordinator, cast):
        activity = cast.activity()
        shown = coordinator.get(page("activity-detail", activity)).content.decode()
        for name in (
            "activities:principles",
            "activities:purpose",
            "participants:presence",
            "activities:process",
            "evaluation:impact",
            "evaluation:round-list",
        ):
            assert f'href="{reverse(name, args=[activity.pk])}"' in shown
        assert f'href="{reverse("evaluation:report-list")}"' in shown


class TestMoves:
    def test_opening_says_what_will_happen_and_records_who_did_it(self, coordinator, cast):
        activity = cast.activity(status=Status.AGREED)
        url = page("activity-move", activity, "open")
        assert "It cannot go back to being agreed." in words(coordinator.get(url))
        activity.refresh_from_db()
        assert activity.status == Status.AGREED

        response = coordinator.post(url, follow=True)

        activity.refresh_from_db()
        assert activity.status == Status.OPEN
        event = activity.status_events.first()
        assert (event.was, event.became, event.by) == (Status.AGREED, Status.OPEN, cast.coordinator)
        assert "Cora Coordinator" in words(response)

    def test_what_is_missing_is_listed_with_links_and_nothing_changes(self, coordinator, cast):
        activity = cast.activity(status=Status.AGREED)
        activity.purpose.payment_statement = ""
        activity.purpose.save()
        cast.organisation.support_contacts.all().delete()
        url = page("activity-move", activity, "open")
        for response in (coordinator.get(url), coordinator.post(url)):
            assert "Nothing has been changed." in words(response)
            link = f'href="{page("purpose", activity)}"'
            assert link in response.content.decode()
            assert "Say what is paid, and how expenses are covered" in words(response)
            assert "somebody people can turn to for support" in words(response)
        activity.refresh_from_db()
        assert activity.status == Status.AGREED
        assert activity.status_events.count() == 1

    def test_agreed_comes_only_with_locking_the_purpose(self, coordinator, cast):
        activity = cast.activity()
        cast.fill_in(activity)
        url = page("activity-move", activity, "agreed")
        lock = page("purpose-lock", activity)
        assert coordinator.get(url).url == lock
        assert coordinator.post(url).url == lock
        activity.refresh_from_db()
        assert activity.status == Status.DRAFT

    def test_a_step_cannot_be_left_out(self, coordinator, cast):
        activity = cast.activity()
        url = page("activity-move", activity, "closed")
        assert "An activity that is draft cannot become closed." in words(coordinator.post(url))
        assert not StatusEvent.objects.exists()

    def test_cancelling_needs_a_reason_and_keeps_it(self, coordinator, cast):
        activity = cast.activity(status=Status.OPEN)
        url = page("activity-move", activity, "cancelled")
        assert "Enter why the activity is cancelled" in words(coordinator.post(url, {"reason": " "}))
        activity.refresh_from_db()
        assert activity.status == Status.OPEN

        coordinator.post(url, {"reason": "The funder withdrew."})

        event = activity.status_events.first()
        assert (event.became, event.reason) == (Status.CANCELLED, "The funder withdrew.")

    def test_it_cannot_close_while_the_purpose_is_being_amended(self, coordinator, cast):
        activity = cast.activity(status=Status.OPEN)
        coordinator.post(page("purpose-amend", activity), {"reason": "The budget was cut."})
        url = page("activity-move", activity, "closed")
        assert "Agree and lock the purpose" in words(coordinator.post(url))
        activity.refresh_from_db()
        assert activity.status == Status.OPEN

    @pytest.mark.parametrize("word", ["draft", "nonsense"])
    def test_a_status_nobody_can_choose_is_not_found(self, coordinator, cast, word):
        activity = cast.activity()
        assert coordinator.get(page("activity-move", activity, word)).status_code == 404
