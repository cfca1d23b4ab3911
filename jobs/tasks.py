from celery import shared_task

from jobs import sweeper
from jobs.models import Heartbeat


@shared_task
def sweep():
    sweeper.sweep()


@shared_task
def tick():
    Heartbeat.beat()
