"""The vault's process: a loop without web pages and without a broker, the only one that holds the keys."""

import logging
import time
from contextlib import contextmanager

from django.db import Error, connection
from django.utils import timezone

from jobs.models import Heartbeat
from vault.locked import boxes, counting, intake, keyfile, ledger, publishing
from vault.locked.alive import BEAT_EVERY, HEARTBEAT
from vault.locked.keyring import Keyring

logger = logging.getLogger(__name__)

PAUSE = 1  # seconds between two looks
TIDY_EVERY = 60 * 60
AWAY_FOR = 2
ONLY_ONE = 0x4650_5641  # the number of the lock that one vault holds


class Process:
    """One vault at work. `should_stop` is asked between messages, so that it ends in good order."""

    def __init__(self, *, keys_file, should_stop):
        self.keys_file = keys_file
        self.should_stop = should_stop
        self.beaten = self.tidied = float("-inf")

    def run(self):
        """Work until told to stop. While the database is away, wait for it."""
        while not self.should_stop():
            try:
                with alone() as is_alone:
                    if is_alone:
                        self._begin()
                    while is_alone and not self.should_stop():
                        self.work()
                        time.sleep(PAUSE)
            except (Error, OSError):
                logger.exception("The vault cannot work just now, and tries again in %d s.", AWAY_FOR)
            connection.close()
            self._wait(AWAY_FOR)

    def work(self):
        """Everything there is to do, once."""
        keyring = Keyring.open(self.keys_file)
        intake.empty(keyring=keyring, keys_file=self.keys_file, should_stop=self.should_stop)
        boxes.open_closed(keyring=keyring, should_stop=self.should_stop)
        counting.make_releases_due(keyring=keyring, keys_file=self.keys_file, should_stop=self.should_stop)
        now = time.monotonic()
        if now - self.beaten > BEAT_EVERY:
            Heartbeat.beat(HEARTBEAT)
            self.beaten = now
        if now - self.tidied > TIDY_EVERY:
            self._tidy(keyring)
            self.tidied = now

    def _begin(self):
        """Refuse keys that are not the ones people's answers were sealed with; erase what a backup brought back."""
        keyring = Keyring.open(self.keys_file)
        if not publishing.are_ours(keyring=keyring):
            raise keyfile.NoKeys(publishing.OTHER_KEYS)
        publishing.publish(keyring=keyring)
        with connection.cursor() as cursor:
            if gone := ledger.replay(cursor, keys_file=self.keys_file):
                logger.warning("Answers of %d people had come back from a backup, and are erased again.", gone)

    def _tidy(self, keyring):
        keyfile.see_to_year(self.keys_file, year=timezone.localdate().year)
        publishing.drop_old_keys(keys_file=self.keys_file, keyring=keyring)
        intake.erase_those_gone(keyring=keyring, keys_file=self.keys_file)

    def _wait(self, seconds):
        until = time.monotonic() + seconds
        while not self.should_stop() and time.monotonic() < until:
            time.sleep(0.2)


@contextmanager
def alone():
    """Whether no other vault is at work on this database. Two would take what one person sent in the wrong order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONLY_ONE])
        is_alone = cursor.fetchone()[0]
    try:
        yield is_alone
    finally:
        if is_alone and connection.connection and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ONLY_ONE])
