"""Showing a sign of life from beside, while something takes minutes."""

from contextlib import contextmanager, suppress
from threading import Event, Thread

from django.db import DatabaseError, connection

from jobs.models import Heartbeat

HEARTBEAT = "vault"
BEAT_EVERY = 20  # seconds


@contextmanager
def beating():
    """Beat until the end of the block, on a connection of its own; a beat that fails is left out."""
    done = Event()
    beside = Thread(target=_beat, args=[done], daemon=True)
    beside.start()
    try:
        yield
    finally:
        done.set()
        beside.join()


def _beat(done):
    try:
        with suppress(DatabaseError):  # the process itself finds out, and waits
            while not done.wait(BEAT_EVERY):
                Heartbeat.beat(HEARTBEAT)
    finally:
        connection.close()
