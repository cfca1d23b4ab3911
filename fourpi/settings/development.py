"""What `manage.py up` runs: the whole product on this machine, with the embedded servers and a demonstration."""

import os

from fourpi.embedded import places
from fourpi.settings.base import *
from fourpi.settings.base import STORAGES

DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or places.secret_key()
EMAIL_BACKEND = "jobs.outbox.FolderBackend"

if DEBUG:
    STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
