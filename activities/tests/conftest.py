import pytest
from django.test import Client

from accounts.roles import Role
from activities.models import Status
from activities.tests.guided import begin


@pytest.fixture
def coordinator(client, cast):
    """A browser in which the coordinator is signed in."""
    client.force_login(cast.coordinator)
    return client


@pytest.fixture
def begun(coordinator):
    """An activity of which only the first page was written."""
    return begin(coordinator)


@pytest.fixture
def draft(cast):
    """An activity with a purpose that is ready to be agreed."""
    activity = cast.activity()
    cast.fill_in(activity)
    return activity


@pytest.fixture
def agreed(cast):
    return cast.activity(status=Status.AGREED)


@pytest.fixture
def sam(cast):
    """A second coordinator, at a browser of their own."""
    browser = Client()
    browser.force_login(cast.member("Sam Second", Role.COORDINATOR))
    return browser
