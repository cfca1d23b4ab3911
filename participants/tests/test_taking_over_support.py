"""Taking over what the lead before could read: once for two presses, and with as many questions for many as for one."""

import pytest

from accounts.models import Membership
from activities import planning
from activities.models import Activity, Status
from activities.tests.reading import queries_of
from participants import support
from participants.models import SupportEvent
from participants.tests.pages import at
from participants.tests.test_money_at_once import both


def written_for(cast, activity, number):
    for _ in range(number):
        support.write(involvement=cast.person(activity), seen=None, by=cast.coordinator, supporter="Ada")


def hand_over(activity, *, to, by):
    activity.lead = to
    planning.change(activity=activity, fields=["lead"], by=by)


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_take_over_once(cast, activity, colleague):
    written_for(cast, activity, 2)
    hand_over(activity, to=colleague, by=cast.coordinator)

    def press():
        return support.take_over(activity=activity, by=colleague)

    numbers = both([press, press], held=Activity.objects.filter(pk=activity.pk))
    assert sorted(numbers) == [0, 2]
    assert SupportEvent.objects.filter(kind=SupportEvent.Kind.TAKEN_OVER).count() == 2


def test_many_arrangements_are_found_with_as_many_questions_as_one(client, cast, colleague):
    client.force_login(colleague)
    asked = []
    for number in (1, 6):
        activity = cast.activity(status=Status.OPEN)
        written_for(cast, activity, number)
        hand_over(activity, to=colleague, by=cast.coordinator)
        assert len(support.to_take_over(activity, colleague)) == number
        asked.append(queries_of(client, at("support-list", activity)))
    assert asked[0] == asked[1]
    Membership.objects.filter(user=cast.coordinator).delete()
    assert len(support.to_take_over(activity, colleague)) == 6
