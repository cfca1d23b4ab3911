"""run.py in a house of its own: what it needs, what it installs and what it then becomes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import HOUSE

pytestmark = pytest.mark.slow

# The Python people start run.py with: the one in .venv has no pip of its own.
PYTHON = Path(sys.base_prefix, "bin", "python3")
SAYS_WHAT_IT_IS_GIVEN = "import sys\nprint('given', *sys.argv[1:])\n"


@pytest.fixture
def small_house(tmp_path, monkeypatch):
    """run.py with nothing to install, a product that only repeats what it is given, and a uv that fails."""
    shutil.copy(HOUSE / "run.py", tmp_path)
    for file in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"):
        (tmp_path / file).write_text("# nothing\n")
    (tmp_path / "manage.py").write_text(SAYS_WHAT_IT_IS_GIVEN)
    (tmp_path / "pytest.py").write_text(SAYS_WHAT_IT_IS_GIVEN)
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "uv").write_text("#!/bin/sh\nexit 3\n")
    (tmp_path / "programs" / "uv").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "programs"), prepend=":")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return tmp_path


def run(house, *words):
    return subprocess.run([PYTHON, "run.py", *words], cwd=house, capture_output=True, text=True)


def test_it_becomes_the_product_and_installs_once(small_house):
    first, second = run(small_house, "--port", "8001"), run(small_house)
    assert "Installing" in first.stdout
    assert "given up --port 8001" in first.stdout
    assert "Installing" not in second.stdout
    assert "given up" in second.stdout


def test_it_becomes_the_tests(small_house):
    said = run(small_house, "test", "-m", "not browser").stdout
    assert "requirements-dev.txt" in said
    assert "given -n 2 --dist worksteal -m not browser" in said


def test_a_changed_lock_is_installed_again(small_house):
    run(small_house)
    (small_house / "requirements.txt").write_text("# still nothing\n")
    assert "Installing" in run(small_house).stdout


def test_what_cannot_be_installed_is_said_and_tried_again(small_house):
    (small_house / "requirements.txt").write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    for _ in range(2):
        found = run(small_house)
        assert found.returncode == 1
        assert "pip could not install the packages" in found.stderr
        assert "given" not in found.stdout


def test_an_older_python_gets_one_sentence():
    script = (
        f"import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path({str(HOUSE / 'run.py')!r}, {{}}, '__main__')"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert found.returncode == 1
    assert found.stderr == "FourPi needs Python 3.11 or newer; this is Python 3.9.\n"
