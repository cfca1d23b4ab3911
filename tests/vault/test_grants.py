"""The database's own locks: what the website's account cannot do even if the website is broken into."""

import pytest
from django.db import connection
from django.utils import timezone
from psycopg2.errors import InsufficientPrivilege

from vault import open_links, sealing
from vault.locked import intake, open_answers
from vault.locked.membership import read_membership
from vault.models import PublicKey, SealedMessage

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LOCKED = ("vault.answer_set", "vault.erased", "vault.seen_message", "vault.release_scope", "vault.open_answer")
WEB_MAY_NOT = [
    *(f"TABLE {table}" for table in LOCKED),
    *(f"COPY {table} TO STDOUT" for table in LOCKED),
    *(f"TRUNCATE {table}" for table in LOCKED),
    "INSERT INTO vault.seen_message VALUES (decode(repeat('00', 32), 'hex'))",
    "DELETE FROM vault.answer_set",
    "DELETE FROM vault.erased",
    "SELECT count(*) FROM vault.answer_set",
    "SELECT 1 FROM vault.answer_set WHERE false",
    "CREATE TABLE vault.mine ()",
    "TABLE vault_sealedmessage",
    "SELECT 1 FROM vault_sealedmessage",
    "COPY vault_sealedmessage TO STDOUT",
    "UPDATE vault_sealedmessage SET received_on = current_date",
    "DELETE FROM vault_sealedmessage",
    "TRUNCATE vault_sealedmessage",
    "LOCK TABLE vault_sealedmessage IN ACCESS EXCLUSIVE MODE",
    "INSERT INTO vault_sealedmessage (id, key_id, sealed, received_on)"
    " SELECT gen_random_uuid(), id, key, current_date FROM vault_publickey RETURNING id",
    "INSERT INTO vault_publickey (key, made_at) VALUES ('mine', now())",
    "UPDATE vault_publickey SET key = 'mine'",
    "DELETE FROM vault_publickey",
    "UPDATE vault_release SET state = 'done'",
    "DELETE FROM vault_release",
    "INSERT INTO vault_releasedtable (scope_kind) VALUES ('organisation')",
    "UPDATE vault_releasedtable SET cells = '[]'",
    "DELETE FROM vault_releasedtable",
    "ALTER TABLE vault_sealedmessage DISABLE TRIGGER ALL",
    "CREATE FUNCTION spy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    # A foreign key of one's own would tell which keys there are.
    "CREATE TABLE probe (tag bytea REFERENCES vault.answer_set)",
    "SET ROLE fourpi_vault",
    "SET SESSION AUTHORIZATION fourpi_vault",
    "SELECT pg_read_file('postgresql.conf')",
]


def allowed(as_account, role, statements):
    """Those of the statements that the database does not refuse for want of a right."""
    found = []
    for statement in statements:
        try:
            as_account(role, statement)
        except InsufficientPrivilege:
            continue
        found.append(statement)
    return found


def test_the_website_may_not(as_account):
    assert allowed(as_account, "web", WEB_MAY_NOT) == []


def test_the_website_can_do_its_own_work(as_account, vault):
    assert as_account("web", "SELECT count(*) FROM vault_publickey") == [(1,)]
    add = (
        "INSERT INTO vault_sealedmessage (id, key_id, sealed, received_on)"
        " SELECT gen_random_uuid(), (SELECT id FROM vault_publickey), decode(repeat('00', 1072), 'hex'), current_date"
    )
    assert as_account("web", add) == 1
    for table in ("vault_aboutyouvisit", "vault_monitoring", "vault_release", "vault_releasedtable"):
        assert as_account("web", f"TABLE {table}") == []


def test_what_django_does_as_the_website_is_allowed(as_account, vault, cast):
    """Sealing and visiting through the models, under the website's rights instead of the test's."""
    participant = cast.person(cast.activity()).participant
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE fourpi_web")
        try:
            sealing.give(participant=participant, answers={"age": "25_34"}, declined=[], asked=["age"])
            sealing.give(participant=participant, answers={}, declined=[], asked=["age"])
            sealing.withdraw(participant=participant)
            assert sealing.can_seal()
        finally:
            cursor.execute("RESET ROLE")
    assert SealedMessage.objects.count() == 3


def test_statistics_and_activity_tell_the_website_nothing(as_account, vault, cast):
    participant = cast.person(cast.activity()).participant
    vault.give(participant, {"religion": "sikh"})
    vault.take_in()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE vault.answer_set")
        cursor.execute("ANALYZE vault_sealedmessage")
    assert as_account("web", "SELECT * FROM pg_stats WHERE schemaname = 'vault'") == []
    assert as_account("web", "SELECT * FROM pg_stats WHERE tablename = 'vault_sealedmessage'") == []
    seen = as_account("web", "SELECT query FROM pg_stat_activity WHERE usename <> 'fourpi_web'")
    assert {query for (query,) in seen} <= {"<insufficient privilege>", "", None}


VAULT_MAY_NOT = [
    "SELECT name FROM participants_participant",
    "SELECT email FROM participants_participant",
    "TABLE participants_participant",
    "SELECT reason FROM participants_funnelevent",
    "SELECT digest FROM participants_personallink",
    "SELECT own_words FROM participants_valueentry",
    "SELECT title FROM activities_activity",
    "SELECT words FROM evaluation_draftanswer",
    "SELECT words FROM evaluation_answer",
    "SELECT email FROM accounts_user",
    "SELECT name FROM accounts_organisation",
    "SELECT sent_on FROM vault_aboutyouvisit",
    "SELECT digest FROM vault_openlink",
    "SELECT drawn_by_id FROM vault_openlink",
    "UPDATE vault_openlink SET at_most = 500",
    "SELECT session_data FROM django_session",
    "UPDATE participants_participant SET id = id",
    "DELETE FROM participants_involvement",
    "UPDATE vault_releasedtable SET cells = '[]'",
    "CREATE TABLE vault.mine ()",
    "SET ROLE fourpi_owner",
]


def test_the_vault_may_not(as_account):
    assert allowed(as_account, "vault", VAULT_MAY_NOT) == []


def test_the_vault_can_do_its_work_under_its_own_account(as_account, vault, cast):
    participant = cast.person(cast.activity()).participant
    vault.give(participant)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE fourpi_vault")
        try:
            assert vault.take_in() == 1
            assert set(vault.read(participant)) == {participant}
        finally:
            cursor.execute("RESET ROLE")
    assert not SealedMessage.objects.exists()
    assert PublicKey.objects.count() == 1


def test_open_links_under_the_accounts_that_use_them(as_account, vault, cast):
    """The website draws and ends a link and seals what comes by it; the vault reads of the link what it needs."""
    activity = cast.activity()
    cast.ask_about_you(activity)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE fourpi_web")
        try:
            open_links.draw(activity=activity, last_day=open_links.usual_last_day(), at_most=2, by=cast.coordinator)
            link = open_links.live_of(activity)
            sealing.give_open(link=link, answers={"age": "25_34"}, declined=[], asked=["age"])
            open_links.end(activity=activity, by=cast.coordinator)
        finally:
            cursor.execute("RESET ROLE")
        cursor.execute("SET ROLE fourpi_vault")
        try:
            assert vault.take_in() == 1
            membership = read_membership(organisation_id=activity.organisation_id, as_at=timezone.localdate())
            assert list(membership.links) == [link.pk]
            intake.erase_those_gone(keyring=vault.keyring, keys_file=vault.keys_file)
            assert len(open_answers.read_all(cursor, keyring=vault.keyring, link_ids=membership.links)) == 1
        finally:
            cursor.execute("RESET ROLE")


def test_a_lock_that_is_missing_would_be_noticed(as_account):
    """Somebody grants the website a look at the messages."""
    with connection.cursor() as cursor:
        cursor.execute("GRANT SELECT ON vault_sealedmessage TO fourpi_web")
        try:
            assert allowed(as_account, "web", ["TABLE vault_sealedmessage"]) == ["TABLE vault_sealedmessage"]
        finally:
            cursor.execute("REVOKE SELECT ON vault_sealedmessage FROM fourpi_web")
