"""How the tests of the list look for activities, and read what comes."""

from django.urls import reverse

from activities.models import Activity

LIST = reverse("activities:activity-list")


def look(client, **asked):
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return response


def found(client, **asked):
    """The titles that come, in their order."""
    return [row["title"] for row in look(client, **asked).context["rows"]]


def named(cast, title, **fields):
    activity = cast.activity(title)
    Activity.objects.filter(pk=activity.pk).update(**({"about": "-", "starts_on": None, "ends_on": None} | fields))
    activity.refresh_from_db()
    return activity
