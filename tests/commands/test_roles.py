"""What each account of the embedded database may do, tried on a real one."""

import psycopg2
import pytest
from psycopg2.errors import InsufficientPrivilege

from fourpi.embedded import places
from fourpi.embedded.postgres import CannotStart, Postgres, connect

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def postgres(home):
    server = Postgres(quick=True)
    server.start()
    with connect(database=places.DATABASE, role="owner") as link, link.cursor() as cursor:
        cursor.execute("CREATE TABLE letters (id serial PRIMARY KEY, words text)")
    link.close()
    yield server
    server.stop()


def attempt(role, sql):
    link = connect(database=places.DATABASE, role=role)
    try:
        with link, link.cursor() as cursor:
            cursor.execute(sql)
            return cursor.rowcount
    finally:
        link.close()


def test_the_website_reads_and_writes_rows(postgres):
    assert attempt("web", "INSERT INTO letters (words) VALUES ('hello')") == 1
    assert attempt("web", "UPDATE letters SET words = 'good day'") == 1
    assert attempt("web", "SELECT * FROM letters") == 1
    assert attempt("web", "DELETE FROM letters") == 1


@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE letters",
        "DROP TABLE letters",
        "ALTER TABLE letters DISABLE TRIGGER ALL",
        "CREATE TRIGGER t BEFORE INSERT ON letters EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE TABLE mine ()",
        "CREATE TEMPORARY TABLE mine ()",
        "CREATE SCHEMA mine",
        "SET ROLE fourpi_owner",
        "SET ROLE fourpi_vault",
        "ALTER ROLE fourpi_vault PASSWORD 'known'",
        "CREATE ROLE friend",
    ],
)
def test_the_website_owns_nothing(postgres, sql):
    with pytest.raises(InsufficientPrivilege):
        attempt("web", sql)


def test_the_website_cannot_read_what_is_the_vaults(postgres):
    with connect(database=places.DATABASE) as link, link.cursor() as cursor:
        cursor.execute("CREATE SCHEMA vault AUTHORIZATION fourpi_vault; SET ROLE fourpi_vault")
        cursor.execute("CREATE TABLE vault.sealed (words text)")
    link.close()
    for role in ("web", "owner"):
        with pytest.raises(InsufficientPrivilege):
            attempt(role, "SELECT * FROM vault.sealed")


def test_the_vault_needs_its_password_and_has_no_rights_yet(postgres, home):
    password = home / "vault" / "database-password"
    assert password.stat().st_mode & 0o777 == 0o600
    assert password.parent.stat().st_mode & 0o777 == 0o700
    for wrong in (None, "guess"):
        with pytest.raises(psycopg2.OperationalError, match="password"):
            connect(database=places.DATABASE, role="vault", password=wrong)
    with pytest.raises(psycopg2.OperationalError, match="CONNECT privilege"):
        connect(database=places.DATABASE, role="vault", password=password.read_text())


def test_a_second_start_keeps_rows_and_passwords(postgres, home):
    attempt("web", "INSERT INTO letters (words) VALUES ('kept')")
    password = (home / "vault" / "database-password").read_text()
    postgres.stop()
    postgres.start()
    assert attempt("web", "SELECT * FROM letters WHERE words = 'kept'") == 1
    assert (home / "vault" / "database-password").read_text() == password


def test_data_of_another_version_are_refused_in_words(postgres):
    marker = postgres.data / "PG_VERSION"
    version = marker.read_text()
    postgres.stop()
    marker.write_text("12\n")
    with pytest.raises(CannotStart, match="made by PostgreSQL 12"):
        postgres.start()
    marker.write_text(version)
    postgres.start()


def test_the_servers_log_never_quotes_what_people_wrote(postgres):
    with pytest.raises(psycopg2.Error):
        attempt("web", "INSERT INTO letters (words) VALUES ('a secret'); SELECT 'a secret'::integer")
    assert "a secret" not in places.log("postgres").read_text()
