"""A vault of the tests' own, and the accounts of the website and the vault in the database of the test."""

import psycopg2
import pytest
from django.db import connection

from fourpi.embedded import places
from vault.tests.conftest import vault

__all__ = ["vault"]


@pytest.fixture
def as_account(transactional_db):
    """`as_account("web", sql)`: what comes of it over the socket, under that account of the database."""
    if connection.settings_dict["HOST"] != str(places.sockets()):
        pytest.skip("The accounts of website and vault are tried on the embedded servers only.")

    def run(role, statement, values=None):
        password = places.vault_password() if role == "vault" else None
        link = psycopg2.connect(
            host=str(places.sockets()),
            dbname=connection.settings_dict["NAME"],
            user=places.ROLES[role],
            password=password,
        )
        try:
            with link, link.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchall() if cursor.description else cursor.rowcount
        finally:
            link.close()

    return run
