"""A vault of the tests' own: its keys in a temporary file, its public key in the database."""

import pytest

from vault.tests.vault import Vault


@pytest.fixture
def vault(db, tmp_path):
    return Vault(tmp_path / "keys" / "keyring.json")
