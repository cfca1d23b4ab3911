"""The Celery application. Apps name their tasks with @shared_task and never import this module."""

import ctypes
import logging.config
import os
import signal
import sys
import warnings

from celery import Celery, signals
from celery.platforms import SecurityWarning

PR_SET_PDEATHSIG = 1

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourpi.settings.production")

# Celery warns root because pickled messages run as code. Only JSON is accepted here, and run.py must work as root.
warnings.filterwarnings("ignore", category=SecurityWarning)

app = Celery("fourpi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.celeryd_init.connect
@signals.beat_init.connect
def be_patient_with_the_broker(**kwargs):
    """Workers and beat may wait for the broker; only requests must not."""
    patient = dict(app.conf.broker_transport_options)
    patient.update(socket_connect_timeout=5, socket_timeout=None, max_retries=3)
    app.conf.broker_transport_options = patient


@signals.worker_process_init.connect
def end_with_the_worker(**kwargs):
    """A process of the pool must not go on with half a job when the worker it belongs to is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


@signals.worker_ready.connect
def show_life(**kwargs):
    """A worker that has just begun need not wait for the clock to be seen."""
    app.send_task("jobs.tasks.tick")


@signals.setup_logging.connect
def log_like_the_website(**kwargs):
    """The worker writes the same plain lines as the website, without what Celery would add."""
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
