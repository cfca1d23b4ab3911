"""A vault of the tests' own: its keys in a temporary file, its public key in the database."""

import pytest

from vault.tests.crowd import Crowd
from vault.tests.vault import Vault


@pytest.fixture
def vault(db, tmp_path):
    return Vault(tmp_path / "keys" / "keyring.json")


@pytest.fixture
def crowd(cast, vault, settings):
    """Dozens of people in a moment, and little time for the attack: what it proves is tried in `figures`."""
    settings.VAULT_ATTACK_SECONDS = 20
    return Crowd(cast, vault)
