"""`manage.py up` as people run it: it starts, heals, stops in order, and keeps what people wrote."""

import contextlib
import http.client
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from fourpi.embedded import places
from fourpi.embedded.postgres import connect
from tests.architecture.house import HOUSE

pytestmark = [pytest.mark.slow, pytest.mark.kill]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def alive(family):
    """Those still at work. One that has ended may wait a moment to be collected by the system."""
    found = []
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


class House:
    """One supervisor and what it said."""

    def __init__(self, environment):
        self.port = free_port()
        self.environment = environment
        self.process = None
        self.said = ""

    def start(self):
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up", f"--port={self.port}"],
            cwd=HOUSE,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # A shell that starts it in the background lets it ignore Ctrl-C; it must listen all the same.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        )
        self.hear("Ctrl-C stops it.")

    def hear(self, words, *, seconds=120):
        until = time.monotonic() + seconds
        while words not in self.said:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))
            heard = os.read(self.process.stdout.fileno(), 65536).decode() if ready else ""
            assert heard, f"waited for {words!r}, heard:\n{self.said}"
            self.said += heard

    def address(self):
        return re.search(r"http://(127\.0\.0\.1:\d+)/", self.said)[1]

    def first_page(self):
        link = http.client.HTTPConnection(self.address(), timeout=30)
        link.request("GET", "/accounts/login/")
        return link.getresponse().status

    def family(self):
        return psutil.Process(self.process.pid).children(recursive=True)

    def child(self, word):
        children = psutil.Process(self.process.pid).children()
        return next((child for child in children if word in " ".join(child.cmdline())), None)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)


@pytest.fixture(scope="module")
def house(plain_environment):
    house = House(plain_environment)
    house.start()
    yield house
    house.stop()


def test_the_first_page_answers(house):
    assert house.first_page() == 200


def test_it_says_how_to_go_on(house):
    assert "ready after" in house.said
    assert str(places.private_folder()) in house.said


def test_a_second_start_in_the_same_folder_is_refused_in_words(house, plain_environment):
    command = [sys.executable, "manage.py", "up"]
    second = subprocess.run(command, cwd=HOUSE, env=plain_environment, capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert f"already runs from this folder (process {house.process.pid})" in second.stderr


def secrets_of_the_vault(home):
    """Everything that only the vault may hold, as text: its keys and its password for the database."""
    keys = json.loads((home / "vault/keys/keyring.json").read_text())
    password = (home / "vault/database-password").read_text()
    return [keys["tag"], *keys["years"].values(), *keys["private"].values(), password]


def held_by(process):
    """What stands in a process's environment, its command line, and the names of its open files."""
    folder = Path("/proc", str(process.pid))
    open_files = []
    for handle in folder.glob("fd/*"):
        with contextlib.suppress(OSError):
            open_files.append(str(handle.readlink()))
    words = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
    return words.decode(errors="replace") + " ".join(open_files)


def test_the_website_and_the_worker_hold_no_key_of_the_vault(house, home):
    """In their environment, open files, memory of settings, or anything either of them is told."""
    families = [house.child(word) for word in ("gunicorn", "worker", "beat")]
    processes = [process for family in families for process in (family, *family.children(recursive=True))]
    assert len(processes) >= 5
    said = "\n".join(held_by(process) for process in processes)
    for secret in (*secrets_of_the_vault(home), "keyring", "database-password", "FOURPI_VAULT", "VAULT_DATABASE"):
        assert secret not in said


def test_the_websites_settings_hold_no_key_of_the_vault(house, home, plain_environment):
    script = "from django.conf import settings; print({n: getattr(settings, n) for n in dir(settings)})"
    environment = plain_environment | {"DJANGO_SETTINGS_MODULE": "fourpi.settings.development"}
    command = [sys.executable, "-c", script]
    said = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, check=True).stdout
    assert "fourpi_web" in said
    for secret in (*secrets_of_the_vault(home), "keyring", "VAULT_KEYS"):
        assert secret not in said


def test_the_memory_of_the_website_and_the_worker_holds_no_key(house, home):
    """As a dump of a crashed process would show it; nor does the broker."""
    keys = secrets_of_the_vault(home)
    sought = [key.encode() for key in keys] + [bytes.fromhex(key) for key in keys[:-1]]
    for word in ("gunicorn", "worker", "valkey-server"):
        parent = house.child(word)
        for process in (parent, *parent.children(recursive=True)):
            assert not in_memory(process, sought)
    until = time.monotonic() + 10
    while not in_memory(house.child("vault run"), sought):  # it looks at its keys once a second
        assert time.monotonic() < until


def in_memory(process, sought):
    """Which of these bytes stand in what a process may write to."""
    found = set()
    with open(f"/proc/{process.pid}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{process.pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if not rights.startswith("rw") or "[v" in line:
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            with contextlib.suppress(OSError):
                memory.seek(start)
                content = memory.read(end - start)
                found |= {words for words in sought if words in content}
    return found


def test_the_vault_is_told_none_of_the_websites_secrets(house):
    said = held_by(house.child("vault run"))
    assert "fourpi.settings.vault" in said
    for secret in ("SECRET_KEY", "DATABASE_ROLE", "EMAIL_URL"):
        assert secret not in said


def test_the_vault_shows_that_it_lives_and_answers_come_in(house):
    def ready():
        link = http.client.HTTPConnection(house.address(), timeout=30)
        link.request("GET", "/readyz")
        return json.load(link.getresponse())["vault"]

    until = time.monotonic() + 30
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.5)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("worker", "The worker"),
        ("beat", "The clock"),
        ("gunicorn", "The website"),
        ("vault run", "The vault"),
        ("valkey-server", "Valkey"),
        ("bin/postgres", "PostgreSQL"),
    ],
)
def test_what_dies_is_started_again(house, word, name):
    before = house.child(word)
    before.kill()
    house.hear(f"{name} runs again.")
    assert house.child(word).pid != before.pid
    assert house.first_page() == 200


def test_ctrl_c_and_sigterm_end_everything_and_the_data_stay(house):
    with connect(database=places.DATABASE, role="owner") as link, link.cursor() as cursor:
        cursor.execute("CREATE TABLE keepsake AS SELECT 'kept'::text AS words")
    link.close()

    for number in (signal.SIGTERM, signal.SIGINT):
        family = house.family()
        assert len(family) > 5
        house.process.send_signal(number)
        assert house.process.wait(60) == 0
        house.hear("Your data are kept.")
        assert alive(family) == []

        with socket.socket() as other:  # somebody else has taken the port meanwhile
            other.bind(("127.0.0.1", house.port))
            other.listen()
            house.start()
        assert f"Port {house.port} is taken" in house.said
        assert house.first_page() == 200

    with connect(database=places.DATABASE, role="web") as link, link.cursor() as cursor:
        cursor.execute("SELECT words FROM keepsake")
        assert cursor.fetchone() == ("kept",)
    link.close()


def test_nothing_outlives_a_supervisor_that_is_killed(house):
    family = house.family()
    house.process.kill()
    house.process.wait()
    until = time.monotonic() + 5
    while alive(family) and time.monotonic() < until:
        time.sleep(0.1)
    assert alive(family) == []
    house.start()
    assert house.first_page() == 200
