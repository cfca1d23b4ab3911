"""The contracts of importlinter.ini hold, and each would notice an offence."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.house import HOUSE, copy

LINT = [str(Path(sys.executable).with_name("lint-imports")), "--config", "importlinter.ini", "--no-cache"]


def contracts():
    config = configparser.ConfigParser()
    config.read(HOUSE / "importlinter.ini")
    return {config[name]["name"]: config[name] for name in config if name.startswith("importlinter:contract:")}


def offences():
    """For each contract where an offence against it would stand, and the import that commits it."""
    yield "Apps import downward only", "pages/dates.py", "import accounts.models"
    yield "Figures are pure arithmetic", "figures/plain.py", "import django.db"
    yield "What opens answers stays in the vault", "evaluation/tasks.py", "import vault.locked.keyring"
    for name, contract in contracts().items():
        app = contract.get("containers")
        if app:
            folder, layers = app.replace(".", "/"), contract["layers"].split()
            highest, lowest = layers[0], layers[-1]
            file = next(
                file for file in (f"{folder}/{lowest}.py", f"{folder}/{lowest}/__init__.py") if (HOUSE / file).exists()
            )
            yield name, file, f"import {app}.{highest}"
            yield name, f"{folder}/utils.py", "import os"


def lint(folder):
    environment = {"PATH": os.environ["PATH"], "COLUMNS": "200"}
    return subprocess.run(LINT, cwd=folder, env=environment, capture_output=True, text=True)


def test_every_contract_is_kept():
    found = lint(HOUSE)
    assert found.returncode == 0, found.stdout


def test_every_contract_has_an_offence_to_notice():
    assert {contract for contract, _, _ in offences()} == set(contracts())


def test_planted_offences_break_their_contracts(tmp_path):
    """Each app's upward import at once, then a new drawer in each app: two runs instead of twenty."""
    for kind in ("upward", "drawer"):
        house = copy(tmp_path / kind)
        planted = [offence for offence in offences() if offence[1].endswith("/utils.py") == (kind == "drawer")]
        for _, file, line in planted:
            with open(house / file, "a") as target:
                target.write(f"\n{line}\n")
        found = lint(house)
        assert found.returncode == 1, found.stdout + found.stderr
        kept = [contract for contract, _, _ in planted if f"{contract} BROKEN" not in found.stdout]
        assert kept == [], found.stdout + found.stderr
