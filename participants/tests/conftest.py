"""Somebody at a browser who may plan and see people, a colleague of theirs, and an activity under way."""

import pytest

from activities.models import Status


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.coordinator)
    return client


@pytest.fixture
def colleague(cast):
    return cast.member("Kit Colleague", "coordinator")


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)
