"""Two small pages for machines: is the process alive, and can it do its work?"""

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods
from kombu.exceptions import OperationalError

from jobs.models import Heartbeat

only_looking = require_http_methods(["GET", "HEAD", "OPTIONS"])


@only_looking
@login_not_required
def healthz(request):
    """This process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@only_looking
@login_not_required
def readyz(request):
    """Whether the pages can be served (the database), and whether what is behind them runs (broker, worker, vault)."""
    found = {"database": database_answers(), "broker": broker_answers()}
    found["worker"] = found["database"] and Heartbeat.is_fresh()
    found["vault"] = found["database"] and Heartbeat.is_fresh("vault")
    # Without broker, worker or vault people can still plan and answer: only a missing database takes a machine out.
    return JsonResponse(found, status=200 if found["database"] else 503)


def database_answers():
    """One question to the database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def broker_answers():
    """One short try to reach the broker."""
    with current_app.connection_for_write() as link:
        try:
            return link.default_channel.client.ping()
        except (OperationalError, OSError, *link.connection_errors):
            return False
