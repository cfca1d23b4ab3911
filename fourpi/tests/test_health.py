"""What machines ask: does it live, and can it work?"""

import pytest
from django.test import override_settings
from kombu import Connection

from fourpi.celery import app
from jobs.models import Heartbeat


def test_a_living_process_says_so_without_asking_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_ready_says_what_runs_and_what_does_not(client, db):
    assert client.get("/readyz").json() == {"database": True, "broker": True, "worker": False, "vault": False}
    Heartbeat.beat()
    assert client.get("/readyz").json()["worker"] is True
    Heartbeat.beat("vault")
    assert client.get("/readyz").json()["vault"] is True


def test_without_a_broker_people_can_go_on(client, db, monkeypatch):
    nobody = Connection("redis://127.0.0.1:1/0", transport_options=app.conf.broker_transport_options)
    monkeypatch.setattr(app, "connection_for_write", lambda: nobody)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["broker"] is False


@pytest.mark.django_db
def test_only_looking_is_allowed(client):
    assert client.post("/readyz").status_code == 405
    with override_settings(DEBUG=False):
        assert client.head("/healthz").status_code == 200
