"""A page that stays open after its writer has left the organisation, or has another role there, keeps nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import drafts, members
from accounts.models import Draft
from accounts.roles import Permission, Role


@pytest.fixture
def seal(cast):
    membership = cast.coordinator.memberships.get()
    page = drafts.Page(
        user=cast.coordinator.pk,
        path="/a/page/",
        boxes=["words"],
        organisation=membership.organisation_id,
        permission=Permission.PLAN,
    )
    return page.seal


@pytest.fixture
def keep(seal):
    """Send the open page to be kept; the status of the answer."""
    sent = {drafts.SEAL: seal, "words": "Typed in time or too late"}
    return lambda: Client().post(reverse("accounts:draft-keep"), sent).status_code


def test_it_keeps_while_they_are_there(keep):
    assert keep() == 200
    assert Draft.objects.with_words().count() == 1


def test_it_keeps_nothing_once_they_have_left(cast, keep):
    members.remove(membership=cast.coordinator.memberships.get(), by=cast.coordinator)
    assert keep() == 409
    assert not Draft.objects.exists()


def test_it_keeps_nothing_in_a_role_that_may_not_write_there(cast, keep):
    members.change_role(membership=cast.coordinator.memberships.get(), role=Role.MONITORING_LEAD, by=cast.coordinator)
    assert keep() == 409
    assert not Draft.objects.exists()
