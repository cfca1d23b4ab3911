"""A page that stays open after its writer has left the organisation, or has another role there, keeps nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
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


def test_drafts_are_reached_before_the_organisation_as_everywhere(cast, keep):
    """Or whoever saves a page, and whoever removes them at that moment, wait for each other for ever."""
    keep()
    with CaptureQueriesContext(connection) as captured:
        members.remove(membership=cast.coordinator.memberships.get(), by=cast.administrator)
    said = [query["sql"] for query in captured]
    forgotten = next(place for place, sql in enumerate(said) if 'DELETE FROM "accounts_draft"' in sql)
    held = next(place for place, sql in enumerate(said) if "accounts_organisation" in sql and "FOR UPDATE" in sql)
    assert forgotten < held


def test_whoever_stays_keeps_what_they_began(cast):
    """The only administrator is not removed, and nothing of theirs is."""
    membership = cast.administrator.memberships.get()
    page = drafts.Page(
        user=cast.administrator.pk, path="/a/page/", boxes=["w"], organisation=membership.organisation_id
    )
    Client().post(reverse("accounts:draft-keep"), {drafts.SEAL: page.seal, "w": "Words"})
    with pytest.raises(ValidationError):
        members.remove(membership=membership, by=cast.administrator)
    assert Draft.objects.with_words().count() == 1
