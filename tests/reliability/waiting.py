"""Waiting for what another process does."""

import time
from contextlib import contextmanager

from django.db import connection, connections, transaction


def wait_until(condition, *, seconds=90, what):
    """Wait until the condition holds; say what was waited for when it does not."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"waited {seconds} seconds for {what}"
        time.sleep(0.1)


@contextmanager
def table_held(model):
    """Hold a table, so that whoever writes to it stands still in the middle of its work."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            other.set_autocommit(False)
            cursor.execute(f"LOCK TABLE {model._meta.db_table} IN ACCESS EXCLUSIVE MODE")
            yield
        other.rollback()
    finally:
        other.close()


def is_somebody_waiting_for(model):
    """Whether another connection stands still before the table."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass", [model._meta.db_table]
        )
        return cursor.fetchone()[0] > 0
