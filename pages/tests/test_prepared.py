"""SQL that is kept: the same rows as the query gives, and a refusal where a value would be frozen into it."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from pages.prepared import Columns, Prepared, Statement, _known, records

pytestmark = pytest.mark.django_db


def named(name):
    return ContentType.objects.filter(model=name).order_by("pk").values_list("pk", "model")


def test_it_gives_what_the_query_gives(django_assert_num_queries):
    prepared = Prepared(named, name="a sample")

    with django_assert_num_queries(3):  # once to prepare it
        found = [prepared.rows(name=name) for name in ("session", "contenttype")]

    assert found == [list(named("session")), list(named("contenttype"))] and all(found)
    assert prepared.first(name="nothing") is None


def test_a_query_is_written_once_and_is_no_statement_of_our_own():
    written = []
    prepared = Prepared(lambda name: written.append(name) or named(name), name="a sample")
    assert not written, "not before it is asked"

    prepared.rows(name="session")
    prepared.first(name="contenttype")

    assert written == ["a sample"]
    assert not isinstance(prepared, Statement)


def test_a_new_connection_learns_it_anew():
    prepared = Prepared(named, name="a sample")
    rows = prepared.rows(name="session")
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    _known.clear()  # as with a connection that has been lost, together with what it knew

    assert prepared.rows(name="session") == rows


def test_a_percent_sign_stays_one():
    prepared = Prepared(lambda name: named(name).filter(model__contains="%"), name="a sample")

    assert prepared.rows(name="session") == []


def test_records_are_made_of_columns():
    parts = (Columns(ContentType, "id app_label"), Columns(Permission, "id codename", path="permission__"))
    row = ContentType.objects.order_by("pk").values_list(*(path for part in parts for path in part.paths)).first()

    kind, permission = records(row, parts)

    assert kind == permission.content_type and kind.get_deferred_fields() == {"model"}
    assert next(records((None, None), parts[1:])) is None


def test_a_value_with_quotes_stays_a_value():
    assert Prepared(named, name="a sample").rows(name="' OR 1=1 --") == []


@pytest.mark.parametrize(
    "make", [lambda name: ContentType.objects.values_list("pk"), lambda name: named(name) | named(name)]
)
def test_a_value_that_is_not_in_the_sql_once_is_refused(make):
    with pytest.raises(ValueError, match="each must stand in it once"):
        Prepared(make, name="x").rows(name="x")


def test_a_statement_of_our_own_writes_and_tells_what_it_wrote(django_assert_num_queries):
    kind = ContentType.objects.get(app_label="sessions", model="session")
    rename = Statement(
        "django_content_type",
        """
        UPDATE django_content_type SET model = %(after)s
         WHERE app_label = %(label)s AND model = %(before)s AND model <> %(after)s
     RETURNING id
        """,
    )

    with django_assert_num_queries(3):  # once to prepare it
        assert rename.first(after="o'clock; --", label="sessions", before="session") == (kind.pk,)
        assert rename.first(after="o'clock; --", label="sessions", before="session") is None

    kind.refresh_from_db()
    assert kind.model == "o'clock; --"


def test_a_statement_that_returns_nothing_gives_no_rows():
    forget = Statement("django_content_type", "DELETE FROM django_content_type WHERE model = %(model)s")

    assert forget.rows(model="nothing") == []
