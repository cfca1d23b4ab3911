"""Production: everything from the environment, and one clear sentence when something is missing."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

NEEDED = {
    "SECRET_KEY": "a long random text, the same on every machine",
    "ALLOWED_HOSTS": "the names of this site, separated by commas",
    "ORIGIN": "the address people type, such as https://involve.example.org",
    "DATABASE_URL": "postgres://name:password@host/database",
    "REDIS_URL": "redis://host:6379/0",
    "EMAIL_URL": "smtp://name:password@host:587, or smtps:// for TLS from the first byte",
    "DEFAULT_FROM_EMAIL": "the sender people see",
    "STATIC_ROOT": "the folder that collectstatic fills",
}
missing = [f"{name} ({meaning})" for name, meaning in NEEDED.items() if not os.environ.get(name, "").strip()]
if missing:
    raise ImproperlyConfigured(f"FourPi cannot start. Set in the environment: {'; '.join(missing)}.")

from fourpi.settings.base import *
from fourpi.settings.base import BASE_DIR, ORIGIN

SECRET_KEY = os.environ["SECRET_KEY"]
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured("FourPi cannot start: SECRET_KEY must be 50 characters or longer, and random.")
SECRET_KEY_FALLBACKS = [old for old in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if old]

ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",") if host.strip()]
if any("*" in host or host.startswith(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("FourPi cannot start: ALLOWED_HOSTS must name each site in full, without wildcards.")
if not ORIGIN.startswith("https://") or urlsplit(ORIGIN).hostname not in ALLOWED_HOSTS:
    raise ImproperlyConfigured("FourPi cannot start: ORIGIN must begin with https:// and name a host in ALLOWED_HOSTS.")

STATIC_ROOT = Path(os.environ["STATIC_ROOT"])
if BASE_DIR / "static" == STATIC_ROOT:
    raise ImproperlyConfigured("FourPi cannot start: STATIC_ROOT must not be the project's own static folder.")
CRISPY_FAIL_SILENTLY = True

mail = urlsplit(os.environ["EMAIL_URL"])
if mail.scheme not in {"smtp", "smtps"} or not mail.hostname:
    raise ImproperlyConfigured("FourPi cannot start: EMAIL_URL must look like smtp://name:password@host:587.")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = mail.hostname
EMAIL_PORT = mail.port or (465 if mail.scheme == "smtps" else 587)
EMAIL_HOST_USER = unquote(mail.username or "")
EMAIL_HOST_PASSWORD = unquote(mail.password or "")
EMAIL_USE_SSL = mail.scheme == "smtps"
EMAIL_USE_TLS = mail.scheme == "smtp"
EMAIL_TIMEOUT = 20
OUTBOX_DIR = None

SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)/?$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

# Believed only when said aloud: a header that a proxy does not overwrite could be sent by anybody.
if os.environ.get("PROXY_SSL_HEADER"):
    SECURE_PROXY_SSL_HEADER = (f"HTTP_{os.environ['PROXY_SSL_HEADER'].upper().replace('-', '_')}", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PROXY_COUNT", "0"))
