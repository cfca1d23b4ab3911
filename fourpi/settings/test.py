"""What the tests run on: servers of their own (conftest.py starts them), quick passwords, static files as they are."""

import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

# Never the checkout's own data: the first process to come here names a temporary home, its children inherit the name.
os.environ["FOURPI_HOME"] = os.environ.setdefault(
    "FOURPI_TEST_HOME", f"{tempfile.gettempdir()}/fourpi-test-{os.geteuid()}-{os.getpid()}"
)

from fourpi.embedded import places
from fourpi.settings.base import *
from fourpi.settings.base import CELERY_BROKER_URL, DATABASE_URL, DATABASES, REDIS_URL, STORAGES

SECRET_KEY = os.environ.setdefault("FOURPI_TEST_SECRET_KEY", secrets.token_urlsafe(50))
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Tests make and drop databases, so on the embedded server they are its administrator. A worker that a test starts is
# told the database of that test, and then writes its letters to the folder, because it shares no memory with the test.
if not DATABASE_URL:
    DATABASES["default"]["USER"] = places.ROLES["admin"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if "FOURPI_TEST_DATABASE" in os.environ:
    DATABASES["default"]["NAME"] = os.environ["FOURPI_TEST_DATABASE"]
    EMAIL_BACKEND = "jobs.outbox.FolderBackend"

# A vault that a test starts is told where that test keeps its keys.
VAULT_KEYS = Path(os.environ.get("FOURPI_VAULT_KEYS") or places.vault_keys())

# Each of several test processes has a broker database of its own, so that one may empty it without harm to the rest.
broker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
if REDIS_URL:
    CELERY_BROKER_URL = urlsplit(REDIS_URL)._replace(path=f"/{broker}").geturl()
else:
    CELERY_BROKER_URL = f"{CELERY_BROKER_URL}?virtual_host={broker}"
