"""What people in an activity have agreed to keep to."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from activities.tests.reading import MARKUP, page, words


def day(date):
    return {"agreed_on_day": date.day, "agreed_on_month": date.month, "agreed_on_year": date.year}


def test_commitments_are_added_changed_and_removed(coordinator, cast):
    activity, today = cast.activity(), timezone.localdate()
    assert coordinator.get(page("commitment-create", activity)).context["form"]["agreed_on"].value() == today
    coordinator.post(page("commitment-create", activity), {"text": "We say early what cannot change"} | day(today))
    coordinator.post(page("commitment-create", activity), {"text": MARKUP} | day(today))

    first, second = activity.commitments.all()
    coordinator.post(page("commitment-update", activity, first.pk), {"text": "We say it at once"} | day(today))
    shown = coordinator.get(page("principles", activity))
    assert "We say it at once" in words(shown) and "<script>alert" not in shown.content.decode()

    assert coordinator.get(page("commitment-delete", activity, second.pk)).status_code == 200
    assert activity.commitments.count() == 2
    coordinator.post(page("commitment-delete", activity, second.pk))
    assert activity.commitments.get() == first


def test_nothing_can_be_agreed_tomorrow(coordinator, cast):
    activity, tomorrow = cast.activity(), timezone.localdate() + timedelta(days=1)
    response = coordinator.post(page("commitment-create", activity), {"text": "Kindness"} | day(tomorrow))
    assert response.context["form"].errors == {
        "agreed_on": ["The day on which it was agreed must be today or in the past"]
    }


def test_the_page_shows_the_cards_and_leads_to_saying_what_matters(coordinator, cast):
    activity = cast.activity()
    response = coordinator.get(page("principles", activity))
    assert "All kinds of knowledge count" in words(response)
    assert f'href="{reverse("participants:staff-values", args=[activity.pk])}"' in response.content.decode()
    assert "Nothing agreed yet" in words(response)


def test_one_activitys_commitment_is_not_found_under_another(coordinator, cast):
    ours, other = cast.activity(), cast.activity("Another")
    commitment = ours.commitments.create(text="Kindness", agreed_on=timezone.localdate())
    for name in ("commitment-update", "commitment-delete"):
        assert coordinator.get(page(name, other, commitment.pk)).status_code == 404
