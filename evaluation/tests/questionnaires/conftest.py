import pytest

from activities.framework import Capacity
from evaluation.models import Phase, QuestionnaireVersion
from evaluation.questionnaires import copying, working_copy


@pytest.fixture
def shipped(cast):
    """What carers are usually asked afterwards, as it came with FourPi."""
    return QuestionnaireVersion.objects.usual(phase=Phase.AFTER, organisation=None)[Capacity.CARER]


@pytest.fixture
def own(cast, shipped):
    """A copy of it that belongs to Northfield."""
    return copying.copy_version(version=shipped, organisation=cast.organisation, title="How was it?")


@pytest.fixture
def small(cast):
    """A questionnaire of two pages made from nothing: X1 on the first, X2 and own words on the second."""
    from evaluation.models import Item

    made = working_copy.begin(
        organisation=cast.organisation, title="In short", phase=Phase.AFTER, capacities=[Capacity.CARER]
    )
    first = working_copy.add_page(questionnaire=made, title="Saying what you think")
    second = working_copy.add_page(questionnaire=made, title="Being heard", intro="Think about today.")
    working_copy.add_items(page=first, items=[Item.objects.get(pk="X1")])
    working_copy.add_items(page=second, items=list(Item.objects.filter(pk__in=["X2", "I2"]).order_by("-pk")))
    return made
