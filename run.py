#!/usr/bin/env python3
"""FourPi with one command: `python3 run.py` starts everything, `python3 run.py test` runs every test.

Needs Python 3.11 or newer and pip, nothing else. What it installs goes into .venv beside this file.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
PYTHON = VENV / "bin" / "python"
BEGAN = time.time()


def main(words):
    """Make the environment ready, then become the product or its tests."""
    if sys.version_info < (3, 11):
        sys.exit("FourPi needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))
    import fcntl

    os.chdir(HOUSE)
    testing = words[:1] == ["test"]
    with open(__file__) as this:
        fcntl.flock(this, fcntl.LOCK_EX)  # two starts at once must not install into the same folder
        make_environment()
        install("requirements.txt")
        if testing:
            install("requirements-dev.txt")
    if testing:
        command = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal", *words[1:]]
    else:
        os.environ["FOURPI_STARTED_AT"] = str(BEGAN)
        command = [PYTHON, "manage.py", "up", *words]
    os.execv(PYTHON, [str(word) for word in command])


def say(sentence):
    """One line of progress, with the seconds since the start."""
    print(f"{time.time() - BEGAN:6.1f} s  {sentence}", flush=True)


def make_environment():
    """A folder for packages, made without the parts that Debian keeps in a package of its own."""
    if PYTHON.exists() and runs([PYTHON, "-c", ""]):
        return
    say("Making a folder for Python packages (.venv)")
    made = runs([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
    if not made:
        sys.exit(f"Python could not make the folder .venv:\n{made.words}")


def install(file):
    """Install exactly what the file names, checked by hash, once for each state of the file."""
    digest = hashlib.sha256((HOUSE / file).read_bytes() + sys.version.encode()).hexdigest()
    marker = VENV / f"installed-{file}"
    if marker.exists() and marker.read_text() == digest:
        return
    say(f"Installing what {file} names (the first time this takes a minute)")
    if not install_with_uv(file):
        done = runs([*pip(), "install", "--require-hashes", "--only-binary=:all:", "--requirement", file])
        if not done:
            sys.exit(f"pip could not install the packages:\n{done.words}")
    marker.write_text(digest)


def install_with_uv(file):
    """uv does in seconds what takes pip a minute, but it is only a convenience: whatever goes wrong, pip does it."""
    uv = shutil.which("uv") or VENV / "bin" / "uv"
    if not Path(uv).exists():
        runs([*pip(), "install", "--require-hashes", "--only-binary=:all:", "--requirement", "requirements-uv.txt"])
    patience = {"UV_HTTP_TIMEOUT": "15", "UV_HTTP_RETRIES": "1", "UV_NO_PROGRESS": "1"}
    return runs(
        [uv, "pip", "install", "--require-hashes", "--only-binary=:all:", f"--python={PYTHON}", "--requirement", file],
        environment=os.environ | patience,
        seconds=180,
    )


def pip():
    """The pip of the Python that runs us, at work on our own folder: a Python that Debian manages stays untouched."""
    if not runs([sys.executable, "-m", "pip", "--version"]):
        sys.exit("FourPi needs pip. On Debian or Ubuntu: apt install python3-pip")
    os.environ |= {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    return [sys.executable, "-m", "pip", f"--python={PYTHON}", "--quiet", "--no-input"]


class Outcome:
    """Whether a program did its work, and what it said."""

    def __init__(self, worked, words):
        self.worked = worked
        self.words = words

    def __bool__(self):
        return self.worked


def runs(command, environment=None, seconds=None):
    """Run a program to its end."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            env=environment,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        return Outcome(False, str(trouble))
    return Outcome(done.returncode == 0, done.stdout.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
