"""A link opened, a paper typed in and a wish said at the same moment: they take turns, and none waits for ever."""

import time

import pytest
from django.db import transaction

from evaluation import paper, wishes
from evaluation.models import Given, Invitation
from evaluation.tests.test_parallel import at_once
from participants import contact, links
from participants.models import DeviceAccess, Involvement, Route

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TIMES = 40

__all__ = ["at_once"]


@pytest.fixture
def asked(transactional_db, cast):
    activity = cast.activity(status="open")
    for _ in range(TIMES):
        cast.person(activity, route=Route.IN_PERSON)
    cast.open_round(activity)
    return list(Invitation.objects.select_related("version", "round", "involvement"))


def open_and_type(asked, cast, at_once):
    """How many devices read back a paper in the end, of people whose paper is typed while the link is opened."""
    for invitation in asked:
        token = links.draw(involvement=invitation.involvement, opens="/", by=cast.coordinator)

        def type_a_page(invitation=invitation):
            page = invitation.version.pages[0]
            with transaction.atomic():
                entry = paper.begin(invitation=invitation, by=cast.coordinator)
                answers = {code: Given(("yes",)) for code in page.codes}
                paper.save_page(entry=entry, side="first", page=page, answers=answers)

        def open_it(token=token):
            links.open_link(link=links.find(token), device_secret=None)

        at_once(type_a_page, open_it)
    return DeviceAccess.objects.filter(may_read_back=True).count()


def test_opening_and_typing_take_turns(asked, cast, at_once):
    assert open_and_type(asked, cast, at_once) == 0
    assert DeviceAccess.objects.count() == TIMES


def test_without_the_lock_a_link_would_slip_through(asked, cast, at_once, monkeypatch):
    monkeypatch.setattr(links, "_hold", lambda pk: Involvement.objects.get(pk=pk))
    assert open_and_type(asked, cast, at_once) > 0


def pausing(monkeypatch, name, *, before=0.0, after=0.0):
    """Let `links.<name>` take its time, before or after what it does."""
    done = getattr(links, name)

    def slowly(*args, **kwargs):
        time.sleep(before)
        found = done(*args, **kwargs)
        time.sleep(after)
        return found

    monkeypatch.setattr(links, name, slowly)


def a_moment_later(job):
    def wait_and_do():
        time.sleep(0.2)
        return job()

    return wait_and_do


def says_something(invitation):
    """Ways in which a person says something of themselves as a whole, while a link of theirs is opened."""
    involvement = invitation.involvement

    def details():
        access = DeviceAccess.objects.select_related("link__involvement").get(link__involvement=involvement)
        with transaction.atomic():
            links.said_as_whole(access=access)
            contact.correct(involvement=involvement, name="New", route=Route.EMAIL, email="new@example.org")

    return {"wish": lambda: wishes.choose(involvement=involvement, may_ask=False), "details": details}


@pytest.mark.parametrize("saying", ["wish", "details"])
def test_opening_a_link_and_saying_something_do_not_wait_for_each_other(asked, cast, at_once, monkeypatch, saying):
    [invitation, *_] = asked
    links.open_link(link=links.find(links.draw(involvement=invitation.involvement, opens="/")), device_secret=None)
    handed_over = links.draw(involvement=invitation.involvement, opens="/", by=cast.coordinator)
    pausing(monkeypatch, "_hold_whole", before=0.6)

    at_once(
        lambda: links.open_link(link=links.find(handed_over), device_secret=None),
        a_moment_later(says_something(invitation)[saying]),
    )

    assert DeviceAccess.objects.filter(link__involvement=invitation.involvement).count() == 2


def test_typing_a_paper_and_saying_stop_do_not_wait_for_each_other(asked, cast, at_once, monkeypatch):
    [invitation, *_] = asked
    entry = paper.begin(invitation=invitation, by=cast.coordinator)
    page = invitation.version.pages[0]
    pausing(monkeypatch, "said_otherwise", after=0.6)

    at_once(
        lambda: paper.save_page(entry=entry, side="first", page=page, answers={}),
        a_moment_later(
            lambda: wishes.stop_answering(invitation=invitation, everywhere=False, may_take_back=True),
        ),
    )

    invitation.refresh_from_db()
    assert invitation.declined_at and invitation.paper_entry.first
    assert Involvement.objects.get(pk=invitation.involvement_id).no_more_questions_at
