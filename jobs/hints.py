"""Telling the worker that a row waits. A lost hint costs seconds, never work: the sweeper finds the row."""

import logging

from celery import current_app
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def hint(row):
    """Try the broker once, with the row's id only. Returns whether it answered."""
    try:
        current_app.send_task(row.task_name, args=[str(row.pk)], retry=False)
    except (OperationalError, OSError):
        logger.warning("The broker did not answer; the sweeper will send %s later.", row.task_name)
        return False
    type(row).objects.filter(pk=row.pk).update(hinted_at=Now())
    return True


def hint_on_commit(*rows):
    """Hint at each row once all are stored; the first refusal ends it, so that a dead broker costs one try in all."""
    transaction.on_commit(lambda: all(hint(row) for row in rows), robust=True)
