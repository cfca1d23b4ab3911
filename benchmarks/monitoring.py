"""How long a release and its report take over a large organisation, and how much memory: all parts are real.

Run by hand, on servers and in a folder of its own that it throws away:

    python3 -m benchmarks.monitoring [--people 50000] [--activities 2000] [--seconds 900] [--once]

`--seconds` is how long the attack before the release may take. Then a real worker makes the diversity report on it.
"""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from benchmarks.servers import own_servers

POLL = 0.5


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=50_000)
    asked.add_argument("--activities", type=int, default=2_000)
    asked.add_argument("--seconds", type=int, default=900)
    asked.add_argument("--once", action="store_true", help="leave out the second release, when nothing has changed")
    asked = asked.parse_args()
    with own_servers(VAULT_ATTACK_SECONDS=str(asked.seconds)):
        run(asked)


def run(asked):
    """Fill a database, ask for a release, and watch the vault make it; then once more, when nothing has changed."""
    from django.utils import timezone

    from benchmarks.town import Town
    from fourpi.embedded import children, places
    from fourpi.management.commands.up import vault_environment
    from vault.locked import keyfile, publishing
    from vault.locked.keyring import Keyring

    keyfile.make(places.vault_keys(), year=timezone.localdate().year)
    publishing.publish(keyring=Keyring.open(places.vault_keys()))
    with said("Making people, activities and answers"):
        town = Town(people=asked.people, activities=asked.activities)
    print(f"{town.given:,} of {asked.people:,} people gave answers, in {asked.activities:,} activities.")
    process = children.start(
        [sys.executable, places.CHECKOUT / "manage.py", "vault", "run"],
        environment=vault_environment(),
        at_our_death=signal.SIGKILL,
    )
    try:
        for name in ["First release"] if asked.once else ["First release", "Second release, nothing changed"]:
            watch(town, name, process)
        print(f"Peak memory of the vault: {peak_memory(process):,.0f} MB", flush=True)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
    make_report(town)


def watch(town, name, process):
    """Ask, wait, and say how it went."""
    from collections import Counter

    from vault import releases

    release = releases.ask(organisation=town.organisation, by=None)
    began, reached = time.monotonic(), {}
    while release.is_under_way and process.poll() is None:
        time.sleep(POLL)
        release.refresh_from_db()
        reached.setdefault(release.percent, time.monotonic() - began)
    print(f"{name}: {release.get_state_display().lower()} after {time.monotonic() - began:.0f} s. {release.sentence}")
    steps = {5: "people found", 40: "answers opened", 90: "decided and attacked"}
    print("  " + ", ".join(f"{words} at {reached[at]:.0f} s" for at, words in steps.items() if at in reached))
    print(f"  {dict(release.checks)}")
    print(f"  tables: {dict(Counter(release.tables.order_by().values_list('scope_kind', 'state')))}")


def make_report(town):
    """Have a real worker make the report on the newest release."""
    from evaluation.reporting import report_on
    from fourpi.embedded import children
    from jobs.hints import hint
    from vault import releases

    worker = children.start(
        [sys.executable, "-m", "celery", "--app=fourpi", "worker", "--concurrency=1", "--loglevel=WARNING"],
        environment=os.environ | {"FOURPI_DATABASE_ROLE": "web"},
        at_our_death=signal.SIGKILL,
    )
    try:
        report, began = report_on(releases.newest_done(town.organisation)), time.monotonic()
        while not hint(report):
            time.sleep(POLL)  # a busy broker may miss a hint, and no sweeper runs here
        while report.is_under_way and worker.poll() is None:
            time.sleep(POLL)
            report.refresh_from_db()
        print(f"Report: {report.get_state_display().lower()} after {time.monotonic() - began:.0f} s. {report.error}")
        print(f"  files: { ({file.format: len(file.content) for file in report.files.all()}) }")
        print(f"Peak memory of the worker: {peak_memory(worker):,.0f} MB", flush=True)
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait()


def peak_memory(process):
    """The most that the process or one of its children ever held. Unit: megabytes."""
    import psutil

    family = [process.pid, *(child.pid for child in psutil.Process(process.pid).children(recursive=True))]
    statuses = [Path("/proc", str(pid), "status").read_text() for pid in family]
    return max(int(status.split("VmHWM:")[1].split()[0]) for status in statuses) / 1024


class said:
    """Say what is being done and how long it took."""

    def __init__(self, words):
        self.words = words

    def __enter__(self):
        self.began = time.monotonic()

    def __exit__(self, *trouble):
        print(f"{self.words}: {time.monotonic() - self.began:.0f} s", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
