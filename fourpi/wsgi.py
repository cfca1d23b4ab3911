"""The door that gunicorn knocks at."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import reverse

from fourpi.celery import app

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourpi.settings.production")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as refusal:
    raise SystemExit(str(refusal)) from None

# Read in now what pages and messages need, once, before the workers part: nobody should wait for it.
list(app.amqp.queues)
app.connection_for_write().create_transport()
reverse("home")
for folder in settings.TEMPLATES[0]["DIRS"]:
    for template in folder.rglob("*.html"):
        get_template(template.relative_to(folder).as_posix())
