"""Queries whose SQL is kept: the same rows as the query gives, and a refusal where a value would be frozen into it."""

import pytest
from django.contrib.contenttypes.models import ContentType

from pages.prepared import Prepared

pytestmark = pytest.mark.django_db


def named(name):
    return ContentType.objects.filter(model=name).order_by("pk").values_list("pk", "model")


def test_it_gives_what_the_query_gives(django_assert_num_queries):
    prepared = Prepared(named, name="a sample")

    with django_assert_num_queries(2):
        found = [prepared.rows(name=name) for name in ("session", "contenttype")]

    assert found == [list(named("session")), list(named("contenttype"))] and all(found)
    assert prepared.first(name="nothing") is None


def test_a_value_with_quotes_stays_a_value():
    assert Prepared(named, name="a sample").rows(name="' OR 1=1 --") == []


@pytest.mark.parametrize(
    "make", [lambda name: ContentType.objects.values_list("pk"), lambda name: named(name) | named(name)]
)
def test_a_value_that_is_not_in_the_sql_once_is_refused(make):
    with pytest.raises(ValueError, match="each must stand in it once"):
        Prepared(make, name="x").rows(name="x")
