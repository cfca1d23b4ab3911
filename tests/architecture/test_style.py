"""Ruff and djlint agree with every file of ours, and would notice an offence."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.house import HOUSE

BIN = Path(sys.executable).parent


def run(*command, folder=HOUSE):
    return subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True)


def test_python_is_clean():
    found = run(BIN / "ruff", "check", "--no-cache", ".")
    assert found.returncode == 0, found.stdout


def test_python_is_formatted():
    found = run(BIN / "ruff", "format", "--no-cache", "--check", ".")
    assert found.returncode == 0, found.stdout


def test_templates_are_clean():
    found = run(BIN / "djlint", "templates", "--lint", "--quiet", f"--configuration={HOUSE / 'djlint.toml'}")
    assert found.returncode == 0, found.stdout


def test_offences_are_noticed(tmp_path):
    (tmp_path / "planted.py").write_text("import os\n")
    (tmp_path / "planted.html").write_text('<p style="color: red">\n<img src="x">\n')
    assert run(BIN / "ruff", "check", "--no-cache", f"--config={HOUSE / 'ruff.toml'}", tmp_path).returncode == 1
    configuration = f"--configuration={HOUSE / 'djlint.toml'}"
    assert run(BIN / "djlint", tmp_path, "--lint", "--quiet", configuration).returncode == 1
