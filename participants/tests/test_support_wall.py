"""The wall round support arranged for one person: who comes back, and what the lead learns from outside."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import members
from activities.models import Status
from participants import support
from participants.tests.pages import at, text


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Una Example")


@pytest.fixture
def colleague(cast):
    return cast.member("Kit Colleague", "coordinator")


@pytest.fixture
def arrangement(cast, person):
    return support.write(involvement=person, seen=None, by=cast.coordinator, supporter="Ada")


# Who comes back


@pytest.mark.parametrize("goes", ["leaves", "changes_role"])
def test_whoever_comes_back_is_let_in_anew_or_not_at_all(client, cast, person, arrangement, colleague, goes):
    support.choose_readers(arrangement=arrangement, users=[cast.coordinator, colleague], by=cast.coordinator)
    client.force_login(cast.administrator)
    address = [cast.organisation.pk, colleague.memberships.get().pk]
    if goes == "leaves":
        client.post(reverse("accounts:membership-delete", args=address))
        members.add(organisation=cast.organisation, email=colleague.email, name="Kit", role="coordinator")
    else:
        for role in ("manager", "coordinator"):
            client.post(reverse("accounts:membership-update", args=address), {"role": role})
    assert colleague.memberships.get().role == "coordinator"
    assert not support.may_read(colleague, arrangement)
    assert support.who_reads(arrangement) == [cast.coordinator]
    own = text(cast.open_door(Client(), person).get(at("my-support", person)))
    assert "Ada Administrator said that Kit Colleague may not read it any more" in own


def test_whoever_goes_on_planning_stays_let_in(cast, arrangement, colleague):
    support.choose_readers(arrangement=arrangement, users=[cast.coordinator, colleague], by=cast.coordinator)
    members.remove(membership=cast.other.memberships.create(user=colleague, role="coordinator"), by=cast.outsider)
    here = cast.organisation.memberships.get(user=colleague)
    members.change_role(membership=here, role="coordinator", by=cast.administrator)
    assert support.may_read(colleague, arrangement)
