"""How far a round has come: small numbers are merged, and one table never gives away what another hides."""

import pytest

from activities.framework import Capacity
from activities.models import Status
from evaluation.indicators import asked
from evaluation.models import InvitationMessage
from jobs.models import Message

BY_HAND = {"route": "in_person"}


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


def people(cast, activity, number, capacity=Capacity.SERVICE_USER, **contact):
    return [cast.person(activity, capacity, **contact) for _ in range(number)]


def answer(cast, round_, everybody):
    for person in everybody:
        cast.answer(person, {"C1": "good"}, round_=round_)


def test_small_numbers_are_merged(cast, activity):
    service_users = people(cast, activity, 7)
    people(cast, activity, 2, Capacity.CARER)
    round_ = cast.open_round(activity)
    answer(cast, round_, service_users[:5])
    InvitationMessage.objects.filter(invitation__involvement=service_users[6]).update(state=Message.State.BOUNCED)

    assert asked.standing(round_).rows == (
        ("Service users", "7", "0 to 4", "5", "0 to 4", "0 to 4"),
        ("Carers", "2", "0 to 4", "0 to 4", "0 to 4", "0 to 4"),
    )


def test_by_way_only_where_nothing_is_small_in_either_table(cast, activity):
    by_email = people(cast, activity, 8)
    by_hand = people(cast, activity, 6, **BY_HAND)
    round_ = cast.open_round(activity)
    answer(cast, round_, [*by_email[:5], *by_hand[:5]])

    told = asked.standing(round_)
    assert told.rows[0][3] == "10"
    assert told.ways_headings == ("Asked by", "Asked", "Sent")
    assert told.ways == (("E-mail", "8", "5"), ("In person or by phone", "6", "5"))


@pytest.mark.parametrize(("others", "carers"), [(4, 0), (5, 1)])
def test_a_small_way_or_a_small_group_hides_the_column(cast, activity, others, carers):
    """9 of all and 5 by e-mail would say 4 by hand; 10 by way and 10 service users would say no carer."""
    by_email = people(cast, activity, 6)
    by_hand = people(cast, activity, 6, **BY_HAND)
    people(cast, activity, carers, Capacity.CARER)
    round_ = cast.open_round(activity)
    answer(cast, round_, [*by_email[:5], *by_hand[:others]])
    assert asked.standing(round_).ways_headings == ("Asked by", "Asked")


def test_one_way_needs_no_table(cast, activity):
    people(cast, activity, 6)
    assert asked.standing(cast.open_round(activity)).ways == ()


def test_a_reminder_that_came_back_is_not_in_it(cast, activity):
    everybody = people(cast, activity, 6)
    round_ = cast.open_round(activity)
    for person in everybody:
        InvitationMessage.objects.create(
            key=f"remind:1:{person.pk}",
            invitation=person.invitations.get(),
            kind=InvitationMessage.Kind.REMINDED,
            state=Message.State.BOUNCED,
        )
    assert asked.standing(round_).rows[0][5] == "0 to 4"
