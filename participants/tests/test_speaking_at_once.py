"""People who say what matters to them at the same moment are counted one after the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from activities.models import Activity, Status
from activities.tests.test_at_once import elsewhere, until_waiting
from participants import showing, values
from participants.models import ValueShowing, ValueVoice

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_fifth_and_the_sixth_at_the_same_moment_make_one_showing(cast):
    # Given four carers who have spoken, and two more
    activity = cast.activity(status=Status.OPEN)
    card = activity.value_cards.first()
    people = [cast.person(activity, "carer") for _ in range(6)]

    def say(person):
        values.keep(involvement=person, cards=[card], own_words="", replaces=True)

    for person in people[:4]:
        say(person)

    # When both speak, and both are under way before either is counted
    with ThreadPoolExecutor(2) as hands:
        with transaction.atomic():
            Activity.objects.select_for_update().get(pk=activity.pk)
            spoken = [hands.submit(elsewhere, lambda person=person: say(person)) for person in people[4:]]
            until_waiting(2)
        for each in spoken:
            each.result(timeout=30)

    # Then five are shown, and one waits for four more
    [shown] = showing.showings(activity)
    assert (shown.people, ValueShowing.objects.count()) == (5, 1)
    assert ValueVoice.objects.filter(group="", has_news=True).count() == 1
    connection.close()
