"""A Celery worker that a test may kill."""

import os
import signal
import sys
import time

import psutil
from django.db import connection
from kombu import Connection

from fourpi.celery import app
from fourpi.embedded import children


class Worker:
    """`celery worker` as the product runs it, on the database of the test that started it."""

    def __init__(self, *, processes=2):
        self.processes = processes
        self.name = f"worker-{os.getpid()}-{id(self)}@test"
        self.process = None

    def start(self, *, seconds=30):
        """Start it and wait until it answers."""
        self.process = children.start(
            [
                *(sys.executable, "-m", "celery", "--app=fourpi", "worker", "--without-gossip", "--without-mingle"),
                *(f"--concurrency={self.processes}", f"--hostname={self.name}", "--loglevel=WARNING"),
            ],
            environment=os.environ | {"FOURPI_TEST_DATABASE": connection.settings_dict["NAME"]},
            at_our_death=signal.SIGKILL,
        )
        until = time.monotonic() + seconds
        while not self.answers():
            assert self.process.poll() is None, "the worker ended at once"
            assert time.monotonic() < until, f"the worker did not answer within {seconds} seconds"

    def answers(self):
        """Whether the worker hears us."""
        with Connection(app.conf.broker_url) as patient:
            return bool(app.control.inspect(destination=[self.name], timeout=1, connection=patient).ping())

    def pids(self):
        """The worker's main process and its children."""
        main = psutil.Process(self.process.pid)
        return [main.pid, *(child.pid for child in main.children(recursive=True))]

    def kill(self):
        """kill -9, main process and children at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self):
        """Stop it the ordinary way, and insist when that takes long."""
        children.ask_to_end(self.process)
        children.wait_for_end(self.process, patience=15)
