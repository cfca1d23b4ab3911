"""The Celery application. Apps name their tasks with @shared_task and never import this module."""

import logging.config
import os

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourpi.settings.production")

app = Celery("fourpi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.celeryd_init.connect
@signals.beat_init.connect
def be_patient_with_the_broker(**kwargs):
    """Workers and beat may wait for the broker; only requests must not."""
    patient = dict(app.conf.broker_transport_options)
    patient.update(socket_connect_timeout=5, socket_timeout=None)
    app.conf.broker_transport_options = patient


@signals.setup_logging.connect
def log_like_the_website(**kwargs):
    """The worker writes the same plain lines as the website, without what Celery would add."""
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
