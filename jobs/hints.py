"""Telling the worker that a row waits. A lost hint costs seconds, never work: the sweeper finds the row."""

import logging

from celery import current_app
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def hint(row):
    """Try the broker once, with the row's id only."""
    try:
        current_app.send_task(row.task_name, args=[str(row.pk)], retry=False)
    except (OperationalError, OSError):
        logger.warning("The broker did not answer; the sweeper will send %s later.", row.task_name)
    else:
        type(row).objects.filter(pk=row.pk).update(hinted_at=Now())


def hint_on_commit(row):
    transaction.on_commit(lambda: hint(row), robust=True)
