"""Asking for a page of participants, and reading it as words on one line."""

from django.urls import reverse


def at(name, thing, *more):
    return reverse(f"participants:{name}", args=[thing.pk, *more])


def text(response):
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())
