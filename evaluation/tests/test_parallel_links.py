"""A link of staff opened while a paper is typed in, many times: whichever comes first, the link reads nothing back."""

import pytest
from django.db import transaction

from evaluation import paper
from evaluation.models import Given, Invitation
from evaluation.tests.test_parallel import at_once
from participants import links
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
