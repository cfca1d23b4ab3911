"""Servers for the tests: their own, temporary, started once by the process that people started."""

import gc
import os
import shutil
from pathlib import Path

import psutil
import pytest

# The shell is the same browser without windows and menus, which no test looks at and which take half as long again.
BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser")
CHROMIUM = next((path for path in BROWSERS if Path(path).exists()), None)
SERVER_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
# Every page is a new one to the browser: what it compiles in the background to be quicker later is thrown away.
CHROMIUM_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--js-flags=--no-opt --no-maglev")

# A test process holds many objects for good and makes many that live for a moment: to look through all of them every
# 700 takes an eighth of the time.
gc.set_threshold(100_000, 50, 100)


def pytest_configure(config):
    """Start PostgreSQL and Valkey, unless DATABASE_URL and REDIS_URL name others or a process above us has done so."""
    if hasattr(config, "workerinput") or config.option.collectonly or os.environ.get("DATABASE_URL"):
        return
    from fourpi.embedded import places
    from fourpi.embedded.postgres import CannotStart, Postgres
    from fourpi.embedded.valkey import Valkey

    sweep_up(places.private_folder())
    servers = [Postgres(quick=True), Valkey(quick=True)]
    config.add_cleanup(lambda: shutil.rmtree(places.private_folder(), ignore_errors=True))
    for server in servers:
        config.add_cleanup(server.stop)
        try:
            server.start()
        except CannotStart as refusal:
            pytest.exit(str(refusal), returncode=1)


def pytest_collection_modifyitems(items):
    """Mark what asks no server, for runs on other servers than our own: it passes where there is none."""
    for item in items:
        room = item.path.relative_to(item.config.rootpath).parts
        asks = SERVER_FIXTURES.intersection(item.fixturenames) or item.get_closest_marker("django_db")
        if not asks and (room[0] not in ("tests", "fourpi", "jobs", "vault") or room[1] == "architecture"):
            item.add_marker("asks_no_server")


def pytest_collection_finish():
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """What was skipped for want of a program is said in one line for all; on CI, which promises it, it has failed."""
    report = yield
    if report.skipped and "is not installed" in report.longrepr[-1]:
        reason = report.longrepr[-1]
        report.longrepr = (str(item.config.rootpath / "conftest.py"), 0, reason)
        if os.environ.get("CI") == "true":
            report.outcome, report.longrepr = "failed", reason
    return report


def sweep_up(ours):
    """Remove the homes of test runs that were killed: their servers died with them, their folders did not."""
    prefix = ours.name.removesuffix(str(os.getpid()))
    for folder in ours.parent.glob(f"{prefix}*"):
        pid = folder.name.removeprefix(prefix)
        if pid.isdigit() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium():
    """A real browser. Where there is none, its tests are skipped with one line."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed, so no page was tried in a browser (on Debian: apt install chromium).")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, and Django would take our own queries for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def real_worker(transactional_db):
    """A real Celery worker in processes of its own, on this test's database: kill it, and start it again."""
    from tests.workers import Worker

    worker = Worker()
    try:
        worker.start()
        yield worker
    finally:
        worker.end()


@pytest.fixture
def cast(db):
    """The small cast of test people."""
    from tests.cast import Cast

    return Cast()
