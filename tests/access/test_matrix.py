"""Every address × everyone × every method. A refusal counts only where somebody else truly gets in."""

import re
import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.access.matrix import ROWS
from tests.access.row import ANONYMOUS, COORDINATOR, EVERYBODY, MANAGER, OTHER_PERSON, OUTSIDER, PERSON, STAFF
from tests.access.world import World

NEVER = ("PUT", "PATCH", "DELETE", "TRACE")
INSIDE = (200, 302, 409)


@pytest.fixture
def world(cast):
    return World(cast)


def clients(world):
    """Everybody at their browser, each with no more than their own sign-in or link."""
    cast = world.cast
    everybody = {who: Client() for who in EVERYBODY}
    for who in STAFF:
        everybody[who].force_login(getattr(cast, who))
    everybody[OUTSIDER].force_login(cast.outsider)
    cast.open_door(everybody[PERSON], world.person)
    cast.open_door(everybody[OTHER_PERSON], world.other_person)
    everybody[PERSON].post(reverse("evaluation:enter-code"), {"code": world.session_code})
    everybody[PERSON].cookies["fourpi-seat"] = world.seat_secret
    return everybody


def expected(row, who, method):
    """What this person's request must meet, as a set of status codes and a word for the message."""
    if method in NEVER:
        return {405}, "no such method here"
    answered = {*row.methods, *(["HEAD"] if "GET" in row.methods else [])}
    if who not in row.who:
        codes, words = refusal(row, who)
        # Which methods an address has is no secret, as long as it says nothing of what is there.
        return codes | {"OPTIONS": {200}}.get(method, set() if method in answered else {405}), words
    if method == "OPTIONS":
        return {200, 405}, "an answer that changes nothing"
    if method not in answered:
        return {405}, "the wrong method"
    return set(INSIDE), "in"


def refusal(row, who):
    if row.rule in ("personal", "demonstration") and not (row.rule == "demonstration" and who in outside_doors()):
        return {404}, "a closed door"
    if who in outside_doors():
        return {302}, "the sign-in page"
    if row.rule == "one's own" or (row.rule == "organisation" and who == OUTSIDER):
        return {404}, "nothing there"
    return {403}, "not allowed"


def outside_doors():
    """Those who have not signed in; a personal link is no sign-in."""
    return (ANONYMOUS, PERSON, OTHER_PERSON)


ROOMS = sorted({row.name.rpartition(":")[0] or "fourpi" for row in ROWS})


@pytest.mark.parametrize("room", ROOMS)
def test_who_gets_in(world, room):
    everybody = clients(world)
    problems = []
    for row in ROWS:
        if (row.name.rpartition(":")[0] or "fourpi") == room:
            with transaction.atomic():
                problems += ask_everybody(row, reverse(row.name, args=row.arguments(world)), everybody)
                transaction.set_rollback(True)
    assert not problems, "\n".join(problems)


def ask_everybody(row, address, everybody):
    """What went otherwise than the row says; those who may act come last, so that nobody is mistaken for them."""
    requests = [(method, who) for method in ("GET", "HEAD", "OPTIONS", "POST") for who in EVERYBODY]
    requests += [(method, who) for method in NEVER for who in (ANONYMOUS, COORDINATOR, PERSON)]
    acts = [(method, who) for method, who in requests if method == "POST" and who in row.who]
    problems = []
    for method, who in [*(pair for pair in requests if pair not in acts), *acts]:
        status = everybody[who].generic(method, address).status_code
        allowed, words = expected(row, who, method)
        if status not in allowed:
            problems.append(f"{row.name}: {method} as {who}: {status}, expected {words} {sorted(allowed)}")
    return problems


def test_every_address_stands_in_the_matrix():
    named = set(names(get_resolver()))
    assert named - ACCOUNTS == {row.name for row in ROWS}


def test_sign_in_addresses_are_the_ones_we_know():
    assert {name for name in names(get_resolver()) if name.startswith("account_")} == ACCOUNTS


ACCOUNTS = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_change_password",
}


def names(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"An address without a name: {pattern.pattern}"
            yield prefix + pattern.name
        else:
            yield from names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def test_another_organisations_thing_looks_like_no_thing_at_all(world):
    """The same words and status for what is theirs and for what never was."""
    client = clients(world)[OUTSIDER]
    for row in ROWS:
        arguments = row.arguments(world)
        if row.rule != "organisation" or not arguments:
            continue
        missing = [uuid.uuid4() if not isinstance(arguments[0], int) else 987654321, *arguments[1:]]
        theirs = client.get(reverse(row.name, args=arguments))
        nothing = client.get(reverse(row.name, args=missing))
        assert (theirs.status_code, words_of(theirs)) == (nothing.status_code, words_of(nothing)), row.name


def words_of(response):
    """The page without the token against forged requests, which is new each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)


def test_a_revoked_role_bites_at_the_next_request(world):
    client = clients(world)[MANAGER]
    address = reverse("activities:activity-detail", args=[world.activity.pk])
    assert client.get(address).status_code == 200
    world.membership.delete()
    assert client.get(address).status_code == 404
