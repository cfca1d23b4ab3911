"""The door that gunicorn knocks at."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from fourpi.celery import app

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourpi.settings.production")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as refusal:
    raise SystemExit(str(refusal)) from None

# Import now what sending a message needs: the first person to ask for a report should not wait for it.
list(app.amqp.queues)
app.connection_for_write().create_transport()
