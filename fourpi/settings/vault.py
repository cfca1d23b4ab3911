"""What the vault's process runs on: a database account of its own and the place of its keys, nothing of the website's.

Real: VAULT_DATABASE_URL and FOURPI_VAULT_KEYS. With neither: the embedded server, where both lie in the vault's folder.
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from fourpi.embedded import places

given = {name: os.environ.get(name, "") for name in ("VAULT_DATABASE_URL", "FOURPI_VAULT_KEYS")}
if any(given.values()) and not all(given.values()):
    missing = next(name for name, value in given.items() if not value)
    raise ImproperlyConfigured(f"The vault cannot start: {missing} is not set. Set both {' and '.join(given)}.")
for name in ("DATABASE_URL", "REDIS_URL"):
    os.environ.pop(name, None)  # the website's, and no business of ours

from fourpi.settings.base import *

SECRET_KEY = secrets.token_urlsafe(50)  # nothing is signed here
VAULT_KEYS = Path(given["FOURPI_VAULT_KEYS"] or places.vault_keys())
if given["VAULT_DATABASE_URL"]:
    DATABASES = {"default": dj_database_url.parse(given["VAULT_DATABASE_URL"])}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(places.sockets()),
            "NAME": places.DATABASE,
            "USER": places.ROLES["vault"],
            "PASSWORD": places.vault_password(),
        }
    }
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}
