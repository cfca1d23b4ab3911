"""No address, no command and no account of the database changes a text of the purpose that was kept."""

from html.parser import HTMLParser
from io import StringIO

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from activities import legal_duty, locking
from activities.models import Activity, Purpose, PurposeVersion, Status
from activities.tests.reading import everything
from fourpi.embedded import places
from jobs import sweeper
from participants.tests.test_never_changes import kept
from tests.access.matrix import ROWS
from tests.access.row import COORDINATOR, EVERYBODY
from tests.access.test_matrix import clients
from tests.access.world import World
from tests.vault.conftest import as_account

__all__ = ["as_account"]

WORDS = "Other words than were kept"
CHANGES = (
    "UPDATE {table} SET content = '{{}}'",
    "UPDATE {table} SET content_hash = repeat('0', 64)",
    "UPDATE {table} SET reason = 'Another'",
    "UPDATE {table} SET number = 99",
    "DELETE FROM {table}",
)
TABLES = ("activities_purposeversion", "activities_purposeproposal")


class Filled(HTMLParser):
    """The last form of a page that is posted, filled in: words where words go, the last of every choice."""

    def __init__(self, html):
        super().__init__()
        self.forms, self._select = [], None
        self.feed(html)

    @property
    def data(self):
        return self.forms[-1] if self.forms else {}

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.forms += [{}] if given.get("method") == "post" else []
        if not self.forms:
            return
        name, kind, data = given.get("name"), given.get("type", "text"), self.data
        if tag == "option" and self._select:
            data[self._select] = given.get("value", "")
        self._select = name if tag == "select" else self._select if tag == "option" else None
        if not name or tag not in ("input", "textarea"):
            return
        if kind in ("hidden", "radio", "checkbox"):
            data[name] = given.get("value", "on")
        elif tag == "textarea" or kind == "text":
            data[name] = given.get("value") or _typed(name)


def _typed(name):
    return {"day": "1", "month": "9", "year": "2026"}.get(name.rpartition("_")[2], WORDS)


@pytest.fixture
def world(cast):
    return World(cast)


def post(client, row, address, *, may):
    """Send what a person could send: the page's own form filled in, or nothing where they see no page."""
    shown = client.get(address) if may and "GET" in row.methods else None
    is_page = shown is not None and shown.status_code == 200 and shown["Content-Type"].startswith("text/html")
    return client.post(address, Filled(shown.content.decode()).data if is_page else {})


@pytest.mark.slow
def test_no_address_changes_what_was_kept(world):
    everybody, before, done = clients(world), kept(), 0
    assert {kind for kind, _ in before} == {"proposal", "version"}
    for row in ROWS:
        if "POST" not in row.methods:
            continue
        address = reverse(row.name, args=row.arguments(world))
        for who in EVERYBODY:
            with transaction.atomic():
                response = post(everybody[who], row, address, may=who in row.who)
                after = kept()
                assert {key: after.get(key) for key in before} == before, f"{row.name} as {who}"
                done += who in row.who and response.status_code == 302
                transaction.set_rollback(True)
    # The forms were truly filled in so that they did something: refusals alone would prove nothing.
    assert done > 60, done


@pytest.mark.slow
def test_no_address_changes_a_purpose_that_is_locked(world):
    by, coordinator, done = world.cast.coordinator, clients(world)[COORDINATOR], 0
    for activity in Activity.objects.filter(organisation=world.cast.organisation).under_way():
        if activity.purpose.may_be_changed:
            world.cast.fill_in(activity)
            locking.lock_purpose(activity=activity, by=by)
    assert world.fresh.purpose_versions.exists()
    for row in ROWS:
        if "POST" not in row.methods or COORDINATOR not in row.who:
            continue
        with transaction.atomic():
            response = post(coordinator, row, reverse(row.name, args=row.arguments(world)), may=True)
            for purpose in Purpose.objects.filter(state=Purpose.State.LOCKED).select_related("activity"):
                agreed = PurposeVersion.objects.current(purpose.activity).content
                assert everything(purpose.activity) == agreed, row.name
            done += response.status_code == 302
            transaction.set_rollback(True)
    assert done > 60, done


def test_a_change_would_be_noticed(world):
    before = kept()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE activities_purposeproposal DISABLE TRIGGER USER")
        cursor.execute("UPDATE activities_purposeproposal SET reason = 'Another'")
    assert kept() != before


def test_no_command_changes_what_was_kept(world):
    legal_duty.publish_advice(
        organisation=world.cast.organisation, texts=legal_duty.SHIPPED, by=world.cast.administrator
    )
    before = kept()
    for command in (
        ["demonstration", "remove"],
        ["demonstration", "sign-ins"],
        ["organisation", "Newfield Trust", "ada@newfield.example", "Ada"],
    ):
        call_command(*command, stdout=StringIO())
    call_command("migrate", verbosity=0)
    sweeper.sweep()
    assert kept() == before


@pytest.fixture
def with_rights(transactional_db):
    """The website's and the owner's account may write rows of these tables, as in a true installation."""
    accounts = ", ".join(places.ROLES[name] for name in ("web", "owner"))
    rights = f"SELECT, INSERT, UPDATE, DELETE ON {', '.join(TABLES)}"
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT {rights} TO {accounts}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE {rights} FROM {accounts}")


@pytest.mark.slow
def test_no_account_of_the_database_changes_what_was_kept(as_account, with_rights, cast):
    cast.activity(status=Status.OPEN)
    before = kept()
    for account in ("web", "owner"):
        for statement in (change.format(table=table) for table in TABLES for change in CHANGES):
            with pytest.raises(psycopg2.Error, match="Cannot update or delete"):
                as_account(account, statement)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        as_account("web", "TRUNCATE activities_purposeproposal CASCADE")
    with pytest.raises(psycopg2.Error, match="word for word"):
        as_account(
            "web",
            "INSERT INTO activities_purposeversion"
            " (activity_id, number, content, content_hash, reason, locked_at, locked_by_id, proposal_id)"
            " SELECT activity_id, 2, '{}', content_hash, 'x', now(), proposed_by_id, id"
            " FROM activities_purposeproposal",
        )
    assert kept() == before
    assert PurposeVersion.objects.count() == 1
