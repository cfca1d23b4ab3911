"""No log line holds what a person typed, where their link leads, or who they are."""

import logging
import sys

import pytest

from fourpi.logs import PlainFormatter


def spoken(message, *args, name="fourpi", **extra):
    record = logging.LogRecord(name, logging.WARNING, "file.py", 1, message, args, extra.pop("exc_info", None))
    record.__dict__.update(extra)
    return PlainFormatter().format(record)


@pytest.mark.parametrize(
    ("message", "secret"),
    [
        ("Not Found: /l/q83kfhs73nfh2/", "q83kfhs73nfh2"),
        ("asked /activities/?search=Aisha+Khan", "Aisha"),
        ("could not write to sam.jones@example.org today", "sam.jones"),
        ("Key (email)=(sam.jones@example.org) already exists", "sam.jones"),
    ],
)
def test_secrets_are_left_out(message, secret):
    assert secret not in spoken(message)


def test_one_line_however_long_the_message():
    assert "\n" not in spoken("first\nsecond\nthird")


def test_an_exceptions_words_are_left_out_but_its_place_stays():
    try:
        raise ValueError("my own words about my care")
    except ValueError:
        line = spoken("A job failed.", exc_info=sys.exc_info())
    assert "my own words" not in line
    assert "ValueError at tests/test_logs.py:" in line


def test_a_request_is_named_by_its_route(rf):
    request = rf.get("/l/q83kfhs73nfh2/?page=2")
    line = spoken("Not Found: %s", request.path, name="django.request", request=request, status_code=404)
    assert line.endswith("django.request: 404 GET (no such page)")


def test_a_task_is_named_without_its_arguments():
    data = {"name": "jobs.tasks.tick", "id": "1", "description": "raised unexpected", "args": "['Sam']", "exc": "Sam"}
    line = spoken("Task %(name)s %(exc)s", data, name="celery.app.trace", data=data)
    assert line.endswith("task jobs.tasks.tick 1 raised unexpected")


def test_a_page_that_fails_is_logged_without_its_query(client, db, caplog, monkeypatch):
    """Through Django itself, with the formatter the settings name."""
    from fourpi import health

    monkeypatch.setattr(health, "database_answers", lambda: 1 / 0)
    client.raise_request_exception = False
    assert client.get("/readyz?name=Aisha").status_code == 500
    lines = [PlainFormatter().format(record) for record in caplog.records if record.name == "django.request"]
    assert any("500 GET readyz" in line and "ZeroDivisionError" in line for line in lines)
    assert not any("Aisha" in line for line in lines)
