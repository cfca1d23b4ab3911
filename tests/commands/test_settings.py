"""Settings say in a sentence what is missing, and production is strict."""

import os
import subprocess
import sys

import pytest

from tests.architecture.house import HOUSE

GOOD = {
    "SECRET_KEY": "k8#" + "abcdefghij0123456789" * 3,
    "ALLOWED_HOSTS": "involve.example.org",
    "ORIGIN": "https://involve.example.org",
    "DATABASE_URL": "postgres://web:pw@db.example.org/fourpi",
    "REDIS_URL": "redis://broker.example.org:6379/0",
    "EMAIL_URL": "smtp://post:pw@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "FourPi <involve@example.org>",
    "STATIC_ROOT": "/srv/static",
}


def manage(*words, settings="fourpi.settings.production", **environment):
    environment |= {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": settings}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True)


def test_production_names_everything_that_is_missing():
    found = manage("check")
    assert found.returncode == 1
    assert len(found.stderr.strip().splitlines()) == 1
    assert all(name in found.stderr for name in GOOD)


def test_production_has_no_deployment_warnings():
    found = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD)
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "short", "50 characters"),
        ("ALLOWED_HOSTS", "*", "without wildcards"),
        ("ALLOWED_HOSTS", ".example.org", "without wildcards"),
        ("ORIGIN", "http://involve.example.org", "https://"),
        ("ORIGIN", "https://other.example.org", "ALLOWED_HOSTS"),
        ("EMAIL_URL", "folder:///tmp/outbox", "EMAIL_URL must look like"),
        ("STATIC_ROOT", str(HOUSE / "static"), "must not be the project's own"),
    ],
)
def test_production_refuses(name, value, sentence):
    found = manage("check", **GOOD | {name: value})
    assert found.returncode == 1
    assert sentence in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("alone", ["DATABASE_URL", "REDIS_URL"])
def test_one_server_without_the_other_is_refused(alone):
    found = manage("check", settings="fourpi.settings.development", **{alone: GOOD[alone]})
    assert found.returncode == 1
    assert found.stderr.startswith(f"{alone} is set but")
    assert len(found.stderr.strip().splitlines()) == 1


def test_production_cookies_cannot_be_set_from_elsewhere():
    script = (
        "import fourpi.settings.production as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.EMAIL_BACKEND, s.OUTBOX_DIR)"
    )
    environment = GOOD | {"PATH": os.environ["PATH"]}
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=HOUSE, env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "True",
        "django.core.mail.backends.smtp.EmailBackend",
        "None",
    ]


@pytest.mark.parametrize(
    ("alone", "value", "missing"),
    [
        ("VAULT_DATABASE_URL", "postgres://vault:pw@db.example.org/fourpi", "FOURPI_VAULT_KEYS"),
        ("FOURPI_VAULT_KEYS", "/srv/keys/keyring.json", "VAULT_DATABASE_URL"),
    ],
)
def test_the_vault_names_what_is_missing(alone, value, missing):
    found = manage("vault", "status", settings="fourpi.settings.vault", **{alone: value})
    assert found.returncode == 1
    assert found.stderr.startswith(f"The vault cannot start: {missing} is not set.")
    assert len(found.stderr.strip().splitlines()) == 1


def test_the_vault_knows_its_own_account_and_keys_only():
    script = (
        "import fourpi.settings.vault as s; "
        "print(s.DATABASES['default']['USER'], s.VAULT_KEYS, s.DATABASE_URL or 'none', len(s.SECRET_KEY) > 50)"
    )
    environment = GOOD | {
        "PATH": os.environ["PATH"],
        "VAULT_DATABASE_URL": "postgres://fourpi_vault:pw@db.example.org/fourpi",
        "FOURPI_VAULT_KEYS": "/srv/keys/keyring.json",
    }
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=HOUSE, env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["fourpi_vault", "/srv/keys/keyring.json", "none", "True"]


def test_production_settings_run_no_vault():
    found = manage("vault", "status", **GOOD)
    assert found.returncode == 1
    assert "The vault has settings of its own" in found.stderr
