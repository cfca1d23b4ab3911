"""The wall round support arranged for one person: who comes back, and what the lead learns from outside."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts import members
from activities import planning
from participants import support
from participants.models import SupportEvent
from participants.tests.pages import at, text


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Una Example")


@pytest.fixture
def arrangement(cast, person):
    return support.write(involvement=person, seen=None, by=cast.coordinator, supporter="Wren")


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


# What the lead learns from outside


@pytest.fixture
def new_lead(client, activity, colleague, arrangement):
    """Somebody who made themselves the lead."""
    activity.lead = colleague
    planning.change(activity=activity, fields=["lead"], by=colleague)
    client.force_login(colleague)
    return client


def as_seen(response, person):
    """What is answered, without what is new each time and without whom it is about."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    answer = f"{response.status_code} {response.headers.get('Location', '')} {page}"
    return answer.replace(str(person.pk), "ID")


@pytest.mark.parametrize("name", ["support", "support-write", "support-readers"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_lead_sees_the_same_whether_something_is_arranged_or_not(new_lead, cast, person, name, method):
    nobody = cast.person(person.activity, name="Una Example")
    # A name that is too long, so that the form of the page is sent and nothing is kept.
    sent = {"supporter": "x" * 300}
    send = getattr(new_lead, method)
    behind, before = (as_seen(send(at(name, each), sent), each) for each in (person, nobody))
    assert behind == before
    assert "Wren" not in behind


def test_without_the_rule_the_lead_would_see_of_whom_something_is_arranged(new_lead, cast, person, monkeypatch):
    monkeypatch.setattr(support, "readable", lambda involvement, user: support.of_person(involvement))
    with pytest.raises(AssertionError):
        test_the_lead_sees_the_same_whether_something_is_arranged_or_not(new_lead, cast, person, "support", "get")


def test_whoever_writes_over_it_keeps_nothing_and_is_seen(new_lead, cast, person, arrangement):
    own = cast.open_door(Client(), person)
    page = text(new_lead.post(at("support-write", person), {"supporter": "Bea"}))
    assert "Others have written something down already, which you may not read" in page
    assert 'value="Bea"' in page and "Wren" not in page
    assert support.of_person(person).supporter == "Wren"
    assert SupportEvent.objects.first().kind == "wanted"
    words = "Kit Colleague, who may not read it, wanted to write it and learned that there is one"
    assert words in text(own.get(at("my-support", person)))


def test_the_lead_still_writes_down_what_nobody_has(new_lead, cast, activity):
    nobody = cast.person(activity)
    assert new_lead.post(at("support-write", nobody), {"supporter": "Bea"}).url == at("support", nobody)
    assert support.of_person(nobody).supporter == "Bea"
