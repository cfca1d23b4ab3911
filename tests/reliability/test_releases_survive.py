"""kill -9 of the vault at every step of a count: one finished release with all its tables, or none."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from vault import releases
from vault.tests.conftest import crowd, vault

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# Things the vault says to the database between two deaths; the long form leaves none out.
EVERY = "1" if os.environ.get("FOURPI_LONG") == "1" else "2"

__all__ = ["crowd", "vault"]


def test_a_vault_that_dies_at_any_step_leaves_all_or_nothing(crowd):
    """An organisation and a team: 18 tables of the whole, 9 of the team, and two locked lists of people."""
    crowd.say(crowd.come(crowd.activity(), 23), "f" * 12 + "m" * 6 + "ddd" + "bb")
    releases.ask(organisation=crowd.organisation, by=None)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "fourpi.settings.test",
        "FOURPI_TEST_DATABASE": connection.settings_dict["NAME"],
    }
    command = [sys.executable, "-m", "vault.tests.dying_count", str(crowd.vault.keys_file), EVERY]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    deaths = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, run.stderr
    assert len(deaths) > 8
    assert [death["died"] for death in deaths] == [True] * (len(deaths) - 1) + [False]
    nothing = [{"tables": 0, "scopes": 0}]
    everything = {"tables": 27, "scopes": 2}
    for death in deaths:
        found = {"tables": death["tables"], "scopes": death["scopes"]}
        assert (found == everything) if death["state"] == "done" else (found in nothing), death
    assert deaths[-1]["state"] == "done"
