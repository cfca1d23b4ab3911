"""Somebody at a browser who may plan and see people."""

import pytest


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.coordinator)
    return client
