"""The contracts of importlinter.ini hold, and each would notice an offence."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import HOUSE, copy

LINT = [str(Path(sys.executable).with_name("lint-imports")), "--config", "importlinter.ini", "--no-cache"]

# Where an offence against each contract would stand, and the import that commits it.
OFFENCES = {
    "Apps import downward only": ("accounts/models/__init__.py", "import evaluation.models"),
    "Figures are pure arithmetic": ("figures/planted.py", "import django.db"),
}


def lint(folder):
    environment = {"PATH": os.environ["PATH"], "COLUMNS": "200"}
    return subprocess.run(LINT, cwd=folder, env=environment, capture_output=True, text=True)


def contracts():
    config = configparser.ConfigParser()
    config.read(HOUSE / "importlinter.ini")
    return [config[section]["name"] for section in config if section.startswith("importlinter:contract:")]


def test_every_contract_is_kept():
    found = lint(HOUSE)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("contract", contracts())
def test_a_planted_offence_breaks_the_contract(contract, tmp_path):
    file, offence = OFFENCES[contract]
    house = copy(tmp_path)
    with open(house / file, "a") as planted:
        planted.write(f"\n{offence}\n")
    found = lint(house)
    assert found.returncode == 1, found.stdout + found.stderr
    assert f"{contract} BROKEN" in found.stdout
