"""A link's token stands in the e-mail and in the first address, and nowhere else on the whole journey."""

import base64
import io
import json
import logging
import re

import pytest
from celery import current_app
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from participants import tasks
from participants.models import LinkMessage
from participants.tests.dump import dump_of_everything

LOUD = ("", "django", "django.request", "django.security", "django.server", "celery", "jobs", "participants")


@pytest.fixture
def log_lines():
    """All that the product's own log format writes, of everything that is said at all."""
    formatter = import_string(settings.LOGGING["formatters"]["plain"]["()"])()
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter)
    loggers = [logging.getLogger(name) for name in LOUD]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield written
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def waiting_in_the_queue():
    """The messages on the broker as text; what they carry travels in base64."""
    with current_app.connection_for_read() as connection:
        client = connection.default_channel.client
        lines = client.lrange(settings.CELERY_TASK_DEFAULT_QUEUE, 0, -1)
    return "\n".join(line.decode() + base64.b64decode(json.loads(line)["body"]).decode() for line in lines)


def token_in(letter):
    return re.search(r"/l/([\w-]+)/", letter.body)[1]


def everything_said(response):
    return str(response.headers) + response.cookies.output() + response.content.decode()


def test_the_token_is_nowhere_else(cast, log_lines, django_capture_on_commit_callbacks):
    current_app.control.purge()
    person = cast.person(cast.activity(), has_joined=False)
    staff = Client()
    staff.force_login(cast.coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(reverse("participants:person-invite", args=[person.pk]))
    queued = waiting_in_the_queue()
    message = LinkMessage.objects.get()
    assert f'"{message.pk}"' in queued
    tasks.send_link(str(message.pk))
    [letter] = mail.outbox
    token = token_in(letter)
    address = f"/l/{token}/"

    device = Client()
    said = [device.get(address), device.post(address)]
    for name, data in (("join", {"answer": "yes"}), ("my-values", {"own_words": "Time"}), ("leave", {})):
        page = reverse(f"participants:{name}", args=[person.pk])
        said += [device.get(page), device.post(page, data), device.get(page)]
    said += [device.get(reverse("participants:my-involvement", args=[person.pk]))]
    said += [staff.get(reverse("participants:person", args=[person.pk]))]
    said += [staff.post(reverse("participants:links-revoke", args=[person.pk]))]
    said += [device.get(address), device.post(address), device.get(address + "more/")]
    said += [Client(enforce_csrf_checks=True).post(address)]

    for response in said:
        assert token not in everything_said(response), response
        assert "/l/" not in response.headers.get("Location", "")
    for response in said[:-2]:
        assert 'name="referrer" content="same-origin"' not in response.content.decode()
    assert said[0].headers["Referrer-Policy"] == "strict-origin"
    assert {response.status_code for response in said[-4:]} == {403, 404}
    assert "/l/" in log_lines.getvalue() or "l/<str:token>/" in log_lines.getvalue()
    assert token not in log_lines.getvalue()
    assert token not in dump_of_everything()
    assert token not in queued + waiting_in_the_queue()
    assert token not in letter.subject + str(letter.extra_headers)
    assert token in letter.body


def test_the_saboteur_who_logs_the_path_is_caught(cast, log_lines, django_capture_on_commit_callbacks, monkeypatch):
    from participants.views.links import OpenLink

    show = OpenLink.get

    def chatty(view, request, token):
        logging.getLogger("participants").warning("opened with %s", token)
        return show(view, request, token)

    monkeypatch.setattr(OpenLink, "get", chatty)
    with pytest.raises(AssertionError):
        test_the_token_is_nowhere_else(cast, log_lines, django_capture_on_commit_callbacks)


@pytest.mark.browser
def test_a_browser_carries_the_token_to_nobody(chromium, live_server, cast):
    """Real requests of a real page: the token stands in the first two addresses and in no Referer."""
    token = cast.token(cast.person(cast.activity(), has_joined=False))
    browser = chromium.new_context()
    page = browser.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request))
    page.goto(f"{live_server.url}/l/{token}/")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Say if you want to take part").click()
    page.wait_for_load_state("networkidle")
    assert len(requests) > 5
    assert [request.method for request in requests if token in request.url] == ["GET", "POST"]
    assert not [request.url for request in requests if token in request.headers.get("referer", "")]
    assert token not in page.url + page.content()
    browser.close()
