"""Who reaches which page of planning: per role, written by hand."""

import pytest
from django.urls import reverse

from accounts.roles import Permission
from activities.models import Activity, Status

READ = ["activity-detail", "principles", "purpose", "process"]
CHANGE = [
    "activity-update",
    "commitment-create",
    "purpose-update",
    "purpose-lock",
    "purpose-amend",
    "amendment-drop",
    "topic-create",
    "outcome-create",
    "arrangement-create",
]
CHANGE_PART = {
    "commitment-update": "commitments",
    "commitment-delete": "commitments",
    "topic-update": "topics",
    "topic-delete": "topics",
    "outcome-update": "outcomes",
    "outcome-delete": "outcomes",
    "arrangement-update": "arrangements",
}


@pytest.fixture
def activity(cast):
    activity = cast.activity(status=Status.AGREED)
    activity.commitments.create(text="Kindness")
    return activity


def urls(activity):
    """Every page of one activity: (address, whether it changes something)."""
    found = [(reverse(f"activities:{name}", args=[activity.pk]), name in CHANGE) for name in READ + CHANGE]
    found.append((reverse("activities:purpose-version", args=[activity.pk, 1]), False))
    found.append((reverse("activities:activity-move", args=[activity.pk, "open"]), True))
    for name, parts in CHANGE_PART.items():
        found.append((reverse(f"activities:{name}", args=[activity.pk, getattr(activity, parts).first().pk]), True))
    return found


@pytest.mark.parametrize("role", ["manager", "monitoring_lead", "administrator"])
def test_those_who_only_read_may_not_change(client, cast, activity, role):
    client.force_login(getattr(cast, role))
    for url, changes in urls(activity):
        assert client.get(url).status_code == (403 if changes else 200), url
        assert client.post(url).status_code == (403 if changes else 405), url
    assert client.get(reverse("activities:activity-list")).status_code == 200
    assert client.get(reverse("activities:activity-create")).status_code == 403
    assert client.post(reverse("activities:activity-create")).status_code == 403


def test_pages_for_readers_offer_nothing_they_may_not_do(client, cast, activity):
    client.force_login(cast.manager)
    changing = [url for url, changes in urls(activity) if changes]
    for url, changes in urls(activity):
        if not changes:
            page = client.get(url).content.decode()
            assert not [offered for offered in changing if f'href="{offered}"' in page]


def test_somebody_elses_activity_is_not_there(client, cast, activity):
    client.force_login(cast.outsider)
    for url, _ in urls(activity):
        assert client.get(url).status_code == 404, url
        assert client.post(url).status_code == 404, url


def test_nobody_gets_in_without_signing_in(client, activity):
    for url, _ in [*urls(activity), (reverse("activities:activity-list"), False)]:
        response = client.get(url)
        assert response.status_code == 302 and response.url.startswith(reverse("account_login")), url


def test_a_coordinator_gets_in_everywhere(client, cast, activity):
    client.force_login(cast.coordinator)
    for url, _ in urls(activity):
        assert client.get(url).status_code in (200, 302), url


def test_activities_are_reached_by_what_the_role_allows_there(cast, activity):
    assert list(Activity.objects.where_may(cast.coordinator, Permission.PLAN)) == [activity]
    assert list(Activity.objects.where_may(cast.manager, Permission.PLAN)) == []
    assert list(Activity.objects.visible_to(cast.manager)) == [activity]
    assert list(Activity.objects.visible_to(cast.outsider)) == []
