"""What the tests run on: servers of their own (conftest.py starts them), quick passwords, static files as they are."""

import secrets
from pathlib import Path

from fourpi.embedded import places
from fourpi.settings.base import *
from fourpi.settings.base import STORAGES

SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
OUTBOX_DIR = Path(places.private_folder(), "outbox")
