"""The door that gunicorn knocks at."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourpi.settings.production")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as refusal:
    raise SystemExit(str(refusal)) from None
