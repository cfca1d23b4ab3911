"""The page of payment asks the database no more for many people than for few."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Status
from participants import offers
from participants.tests.money import give_offer
from participants.tests.pages import at


def test_more_people_cost_no_more_queries(staff, cast, django_assert_num_queries):
    activity = cast.activity(status=Status.OPEN)
    offer = give_offer(activity)

    def one_more():
        person = cast.person(activity)
        offers.answer(involvement=person, offer=offer, answer="yes")

    one_more()
    with CaptureQueriesContext(connection) as few:
        staff.get(at("payment", activity))
    for _ in range(5):
        one_more()
    with django_assert_num_queries(len(few)):
        staff.get(at("payment", activity))
