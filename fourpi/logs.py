"""Log lines that name no person: one line each, no query strings, no links' secrets, no e-mail addresses."""

import logging
import re
import traceback

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "fourpi.logs.PlainFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Named because Django, Celery and gunicorn would otherwise give these handlers and formats of their own.
    "loggers": {
        name: {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
        for name in ("django", "django.server", "celery", "gunicorn.error", "gunicorn.access")
    }
    # Advice for developers, and a line for every HEAD that a load balancer sends: neither is for an operator.
    | {name: {"level": "ERROR"} for name in ("py.warnings", "gunicorn.http.wsgi")},
}
EMAIL = re.compile(r"[^\s<>'\"(=]+@[^\s<>'\")]+")
LINK = re.compile(r"/l/\S+")
QUERY = re.compile(r"\?\S+")


class PlainFormatter(logging.Formatter):
    """Say when, how bad, where from and what kind; leave out what people typed."""

    def format(self, record):
        what = EMAIL.sub("(e-mail)", QUERY.sub("", LINK.sub("/l/…", self.say(record))))
        line = f"{self.formatTime(record)} {record.levelname.lower()} {record.name}: {' '.join(what.split())}"
        return line + self.where(record)

    def say(self, record):
        """A request is named by its route and a task by its name: the rest of such lines may hold what people typed."""
        request = getattr(record, "request", None)
        if hasattr(request, "method"):
            route = getattr(getattr(request, "resolver_match", None), "route", None)
            return f"{getattr(record, 'status_code', '')} {request.method} {route or '(no such page)'}".strip()
        data = getattr(record, "data", None)
        if record.name == "celery.app.trace" and isinstance(data, dict):
            return f"task {data.get('name')} {data.get('id')} {data.get('description', 'ended')}"
        return record.getMessage()

    def where(self, record):
        """An exception's message may quote a row, so only its kind and the lines it came through are kept."""
        if not record.exc_info or not record.exc_info[0]:
            return ""
        kind, _, trace = record.exc_info
        steps = [f"{'/'.join(step.filename.split('/')[-2:])}:{step.lineno}" for step in traceback.extract_tb(trace)]
        return f" [{kind.__name__} at {' < '.join(reversed(steps[-6:]))}]"
