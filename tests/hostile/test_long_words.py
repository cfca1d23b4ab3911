"""A page answers at once whatever was typed into it: how long a text may be is said after it has been read."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Status

SPACES = "a" + " " * 200_000 + "b"
# Seconds of the processor, most of them to load the first page. A pattern that goes back and forth takes minutes.
AT_ONCE = 5


def answer_at_once(client, address, **sent):
    began = time.process_time()
    response = client.post(address, sent) if sent else client.get(address, {"q": SPACES})
    assert time.process_time() - began < AT_ONCE
    assert response.status_code in (200, 302)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "box"),
    [("account_login", "login"), ("account_reset_password", "email"), ("evaluation:enter-code", "code")],
)
def test_before_anybody_has_signed_in(name, box):
    answer_at_once(Client(), reverse(name), **{box: SPACES})


def test_the_list_of_activities(client, cast):
    client.force_login(cast.coordinator)
    answer_at_once(client, reverse("activities:activity-list"))


def test_a_persons_own_details(client, cast):
    person = cast.person(cast.activity(status=Status.OPEN))
    device = cast.open_door(client, person)
    address = reverse("participants:my-details", args=[person.pk])
    answer_at_once(device, address, name=SPACES, route="email", email=SPACES, phone=SPACES)
