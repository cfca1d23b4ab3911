"""A real vault, as a program of its own, on the database of the test that starts it."""

import os
import signal
import sys

import pytest
from django.db import connection

from fourpi.embedded import children, places
from vault.tests.vault import Vault


class RunningVault(Vault):
    """`manage.py vault run` as a program of its own, on the database of this test."""

    child = None

    def start(self):
        told = {"FOURPI_TEST_DATABASE": connection.settings_dict["NAME"], "FOURPI_VAULT_KEYS": str(self.keys_file)}
        self.child = children.start(
            [sys.executable, places.CHECKOUT / "manage.py", "vault", "run"],
            environment=os.environ | told | {"DJANGO_SETTINGS_MODULE": "fourpi.settings.test"},
            at_our_death=signal.SIGKILL,
        )

    def kill(self):
        os.kill(self.child.pid, signal.SIGKILL)
        assert self.child.wait() == -signal.SIGKILL

    def end(self):
        children.ask_to_end(self.child)
        children.wait_for_end(self.child, patience=15)


@pytest.fixture
def running(transactional_db, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE vault.answer_set, vault.erased, vault.seen_message")
    vault = RunningVault(tmp_path / "keys" / "keyring.json")
    yield vault
    vault.end()
