"""Personal links: what they are made of, what machines can do with them, and how they end."""

import hashlib
import secrets
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.models import Status
from participants import links
from participants.models import Device, DeviceAccess, FunnelEvent, PersonalLink
from participants.tests.dump import dump_of_everything

SCANNERS = (
    "Mozilla/5.0 (compatible; SafeLinks)",
    "Barracuda Sentinel",
    "facebookexternalhit/1.1",
    "Slackbot-LinkExpanding",
)


@pytest.fixture
def person(cast):
    return cast.person(cast.activity(), has_joined=False)


def my_page(involvement):
    return reverse("participants:my-involvement", args=[involvement.pk])


# What a link is made of


def test_a_million_tokens_are_all_different_and_hold_192_random_bits():
    # The seal is arithmetic over the random part, so drawing the random part a million times says what is to be said.
    drawn = {secrets.token_urlsafe(links.TOKEN_BYTES) for _ in range(1_000_000)}
    assert len(drawn) == 1_000_000
    assert links.TOKEN_BYTES * 8 == 192


def test_the_database_holds_a_digest_and_no_token(cast, person):
    token = cast.token(person)
    held = dump_of_everything()
    assert token not in held
    assert token[: -links.SEAL_LENGTH] not in held
    assert hashlib.sha256(token.encode()).hexdigest() in held


# Machines


def test_looking_at_a_link_changes_nothing_however_often(cast, person):
    address = f"/l/{cast.token(person)}/"
    before = state()
    for number in range(50):
        headers = {"user-agent": SCANNERS[number % len(SCANNERS)]}
        # Each visit from a machine of its own, and one machine that keeps cookies.
        for client in (Client(headers=headers), kept := Client(headers=headers)):
            assert client.get(address).status_code == 200
            assert client.head(address).status_code == 200
            assert client.options(address).status_code == 200
        assert "fourpi-device" not in kept.cookies
    assert state() == before


def test_the_saboteur_who_opens_on_get_is_caught(cast, person, monkeypatch):
    from participants.views.links import OpenLink

    monkeypatch.setattr(OpenLink, "get", OpenLink.post)
    with pytest.raises(AssertionError):
        test_looking_at_a_link_changes_nothing_however_often(cast, person)


def state():
    models = (PersonalLink, Device, DeviceAccess, FunnelEvent)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_page_before_the_button_is_neutral(client, cast, person):
    page = client.get(f"/l/{cast.token(person)}/").content.decode()
    assert "Continue" in page
    assert "Northfield Trust" in page
    assert person.activity.title not in page
    assert person.activity.about not in page
    assert person.participant.name not in page


def test_the_button_needs_its_own_page(cast, person):
    assert Client(enforce_csrf_checks=True).post(f"/l/{cast.token(person)}/").status_code == 403
    assert not Device.objects.exists()


def test_the_button_lets_the_device_in_and_leads_to_what_the_link_opens(client, cast, person):
    response = client.post(f"/l/{cast.token(person, opens='/my/somewhere/')}/")
    assert response["Location"] == "/my/somewhere/"
    cookie = response.cookies["fourpi-device"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert client.get(my_page(person)).status_code == 200


# Life cycle


def test_a_link_opens_again_and_again_until_it_ends(client, cast, person):
    token = cast.token(person)
    for _ in range(3):
        assert client.post(f"/l/{token}/").status_code == 302
    assert client.get(my_page(person)).status_code == 200
    assert DeviceAccess.objects.count() == 1


def test_revoking_bites_at_the_next_request_of_an_open_page(client, cast, person):
    token = cast.token(person)
    client.post(f"/l/{token}/")
    assert client.get(my_page(person)).status_code == 200
    links.revoke_all(involvement=person, by=cast.coordinator)
    assert client.get(my_page(person)).status_code == 404
    assert client.post(reverse("participants:join", args=[person.pk]), {"answer": "yes"}).status_code == 404
    assert not FunnelEvent.objects.filter(step="joined").exists()
    assert client.get(f"/l/{token}/").status_code == 404
    assert client.post(f"/l/{token}/").status_code == 404


def test_a_new_link_works_after_the_old_ones_have_ended(client, cast, person):
    links.revoke_all(involvement=person, by=cast.coordinator)
    cast.open_door(client, person)
    assert client.get(my_page(person)).status_code == 200


def test_an_expired_link_is_closed_also_where_it_was_opened(client, cast, person):
    token = cast.token(person)
    client.post(f"/l/{token}/")
    PersonalLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(my_page(person)).status_code == 404
    assert client.get(f"/l/{token}/").status_code == 404


def test_a_device_is_forgotten_after_thirty_days_and_the_link_lets_it_in_again(client, cast, person):
    token = cast.token(person)
    client.post(f"/l/{token}/")
    Device.objects.update(first_seen_at=timezone.now() - links.DEVICE_LIVES_FOR - timedelta(seconds=1))
    assert client.get(my_page(person)).status_code == 404
    client.post(f"/l/{token}/")
    assert client.get(my_page(person)).status_code == 200


@pytest.mark.parametrize("status", [Status.OPEN, Status.CLOSED])
def test_a_link_outlives_the_activity_and_the_leaving(client, cast, status):
    activity = cast.activity(status=status)
    person = cast.person(activity, has_joined=False)
    cast.open_door(client, person)
    client.post(reverse("participants:leave", args=[person.pk]), {"reason": "time"})
    assert client.get(my_page(person)).status_code == 200


def test_every_dead_link_gets_the_same_kind_words(client, cast, person):
    expired, revoked = cast.token(person), cast.token(person)
    PersonalLink.objects.filter(digest=links.digest_of(expired)).update(expires_at=timezone.now())
    PersonalLink.objects.filter(digest=links.digest_of(revoked)).update(revoked_at=timezone.now())
    mistyped = revoked[:5] + ("A" if revoked[5] != "A" else "B") + revoked[6:]
    answers = {
        (response.status_code, response.content)
        for token in (expired, revoked, mistyped, revoked[:12], "x", "é" * 40, secrets.token_urlsafe(24))
        for response in (client.get(f"/l/{token}/"), client.post(f"/l/{token}/"))
    }
    assert len(answers) == 1
    status, page = answers.pop()
    assert status == 404
    assert b"You have done nothing wrong" in page


# Guessing


def test_guessing_never_reaches_the_database_and_hurts_nobody_behind_the_same_address(client, cast, person):
    valid = [cast.token(person) for _ in range(10)]
    queries = CaptureQueriesContext(connection)
    for number in range(500):
        with queries:
            assert client.get(f"/l/{secrets.token_urlsafe(24 + links.SEAL_BYTES)}/").status_code == 404
        if number % 50 == 0:
            assert Client().post(f"/l/{valid[number // 50]}/").status_code == 302
        assert not [query["sql"] for query in queries.captured_queries if "personallink" in query["sql"]]


def test_without_the_seal_guesses_would_reach_the_database(client, cast, person, monkeypatch):
    monkeypatch.setattr(links, "is_sealed_by_us", lambda token: True)
    with pytest.raises(AssertionError):
        test_guessing_never_reaches_the_database_and_hurts_nobody_behind_the_same_address(client, cast, person)


def test_a_link_survives_a_change_of_the_secret_key(client, cast, person, settings):
    token = cast.token(person)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key, long enough for a test"
    assert client.get(f"/l/{token}/").status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    assert client.get(f"/l/{token}/").status_code == 404
