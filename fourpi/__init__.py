"""The front hall: settings, wiring and the site map."""

from fourpi.celery import app as celery_app

__all__ = ["celery_app"]
