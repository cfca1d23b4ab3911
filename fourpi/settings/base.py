"""What is the same everywhere. Nothing here is secret, and nothing is read from a file beside the code."""

import os
from pathlib import Path

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from fourpi import logs
from fourpi.embedded import places

BASE_DIR = Path(__file__).resolve().parents[2]

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ORIGIN = os.environ.get("ORIGIN", "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "csp",
    "pgtrigger",
    "pages.apps.PagesConfig",
    "accounts.apps.AccountsConfig",
    "jobs.apps.JobsConfig",
    "activities.apps.ActivitiesConfig",
    "participants.apps.ParticipantsConfig",
    "vault.apps.VaultConfig",
    "evaluation.apps.EvaluationConfig",
    "fourpi.apps.FourPiConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "fourpi.middleware.PlainHeaders",
    "fourpi.middleware.WebVerbsOnly",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fourpi.middleware.SignedInOnly",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "fourpi.urls"
WSGI_APPLICATION = "fourpi.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context.page",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_FAIL_SILENTLY = False

# One server for the data and one for the messages: the embedded pair, or a pair named from outside, never a mixture.
DATABASE_URL = os.environ.get("DATABASE_URL", "")
REDIS_URL = os.environ.get("REDIS_URL", "")
if bool(DATABASE_URL) != bool(REDIS_URL):
    given, missing = ("DATABASE_URL", "REDIS_URL") if DATABASE_URL else ("REDIS_URL", "DATABASE_URL")
    raise ImproperlyConfigured(
        f"{given} is set but {missing} is not. "
        "Set both to use servers of your own, or neither to use the embedded ones."
    )

# Embedded, three names may knock: the website ("web"), migrations ("owner"), and tests, which make databases ("admin").
if DATABASE_URL:
    database = dj_database_url.parse(DATABASE_URL)
else:
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": str(places.sockets()),
        "NAME": places.DATABASE,
        "USER": places.ROLES[os.environ.get("FOURPI_DATABASE_ROLE", "web")],
    }
DATABASES = {"default": database | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sessions and rate limits stand in the database, so that signing in does not need Redis.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "fourpi.views.forged_or_old"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_FORMS = {
    "login": "pages.sign_in.SignInForm",
    "reset_password": "pages.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "pages.sign_in.ForgottenPasswordKeyForm",
    "change_password": "pages.sign_in.ChangePasswordForm",
}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ALLAUTH_TRUSTED_PROXY_COUNT = 0

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

# The largest file that any page takes, and its form. Text alone has Django's own limit, 2.5 MB.
UPLOAD_MAX_SIZE = 17 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "fourpi.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = places.private_folder() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "fourpi.static_files.RememberedAddresses"},
}

# A worker that has been silent this long has lost its job to another.
JOB_LEASE_SECONDS = int(os.environ.get("JOB_LEASE_SECONDS", "60"))
# How long the attack on a release may take before it is let out; what is not cleared by then is withheld.
VAULT_ATTACK_SECONDS = int(os.environ.get("VAULT_ATTACK_SECONDS", "900"))
# A folder that only the demonstration writes its letters to (jobs.outbox.FolderBackend).
OUTBOX_DIR = places.private_folder() / "outbox"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "FourPi <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where notes of mail that could not be delivered go, if not to the sender people see; and the Maildir they lie in.
BOUNCES_TO = os.environ.get("BOUNCES_TO", "")
BOUNCES_MAILDIR = os.environ.get("BOUNCES_MAILDIR", "")

CELERY_BROKER_URL = REDIS_URL or f"redis+socket://{places.valkey_socket()}"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TASK_DEFAULT_QUEUE = os.environ.get("FOURPI_QUEUE", "fourpi")
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# A request tries a dead broker once and gives up within 0.2 s (the sweeper sends later); workers are more patient.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 0.08,
    "socket_timeout": 0.08,
    "retry_on_timeout": False,
    "max_retries": 0,
}
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "jobs.tasks.sweep", "schedule": 10.0, "options": {"expires": 10}},
    "tick": {"task": "jobs.tasks.tick", "schedule": 30.0, "options": {"expires": 30}},
    "clear-expired-sessions": {"task": "accounts.tasks.clear_expired_sessions", "schedule": crontab(hour=3, minute=30)},
    "clear-old-drafts": {"task": "accounts.tasks.clear_old_drafts", "schedule": crontab(hour=3, minute=40)},
    "ask-for-the-quarter": {"task": "vault.tasks.ask_for_the_quarter", "schedule": crontab(hour=2, minute=15)},
    "close-rounds": {"task": "evaluation.tasks.close_rounds_due", "schedule": crontab(minute=5)},
    "plan-follow-ups": {"task": "evaluation.tasks.plan_follow_ups", "schedule": crontab(minute=10)},
    # By day, for it writes to people; what was missed in one hour is done in the next.
    "open-rounds": {"task": "evaluation.tasks.open_rounds_due", "schedule": crontab(hour="9-20", minute=15)},
    # At ten for everybody, so that the hour says nothing; later only where ten was missed.
    "remind": {"task": "evaluation.tasks.remind", "schedule": crontab(hour="10-18", minute=0)},
    # On Monday morning; later in the week only where all of Monday was missed.
    "weekly-letters": {"task": "evaluation.tasks.queue_weekly_letters", "schedule": crontab(hour="7-18", minute=40)},
    "clear-old-trials": {"task": "evaluation.tasks.clear_old_trials", "schedule": crontab(hour=4, minute=10)},
    # After the vault has been asked for the quarter; once a quarter, however often this runs.
    "report-each-quarter": {"task": "evaluation.tasks.report_each_quarter", "schedule": crontab(hour=2, minute=30)},
}

LOGGING = logs.LOGGING
