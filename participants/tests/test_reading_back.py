"""What was said is shown on the person's first device or by a fresh link, and to nobody else who holds a link."""

import pytest
from django.test import Client
from django.urls import reverse

from participants import links

CANARY = "CANARY-quiet-room"


@pytest.fixture
def person(cast):
    return cast.person(cast.activity(), name="Amina Canary")


def values_page(involvement):
    return reverse("participants:my-values", args=[involvement.pk])


def open_by(token):
    client = Client()
    assert client.post(f"/l/{token}/").status_code == 302
    return client


def say(client, person, words=CANARY):
    assert client.post(values_page(person), {"own_words": words}).status_code == 302


def shows_canary(client, person):
    pages = [values_page(person), reverse("participants:my-involvement", args=[person.pk])]
    return any(CANARY in client.get(page).content.decode() for page in pages)


def test_the_first_device_reads_back_and_the_second_does_not(cast, person):
    token = cast.token(person)
    first = open_by(token)
    say(first, person)
    second = open_by(token)
    assert shows_canary(first, person)
    assert not shows_canary(second, person)
    assert "Amina" not in second.get(reverse("participants:my-involvement", args=[person.pk])).content.decode()


def test_without_the_rule_the_second_device_would_read_back(cast, person, monkeypatch):
    find_access = links.access

    def generous(**given):
        found = find_access(**given)
        found.may_read_back = True
        return found

    monkeypatch.setattr(links, "access", generous)
    with pytest.raises(AssertionError):
        test_the_first_device_reads_back_and_the_second_does_not(cast, person)


def test_the_second_device_may_go_on_and_add_but_not_take_away(cast, person):
    token = cast.token(person)
    first = open_by(token)
    say(first, person)
    say(open_by(token), person, words="More light")
    said = set(person.value_entries.values_list("own_words", flat=True))
    assert said == {CANARY, "More light"}


def test_a_fresh_link_sent_to_the_owner_reads_back(cast, person):
    say(open_by(cast.token(person)), person)
    assert shows_canary(open_by(cast.token(person)), person)


def test_a_link_that_staff_drew_afterwards_does_not_read_back(cast, person):
    say(open_by(cast.token(person)), person)
    drawn = links.draw(involvement=person, opens="/", by=cast.coordinator)
    assert not shows_canary(open_by(drawn), person)


def test_a_link_that_staff_opened_first_stops_reading_back_once_the_person_opens_theirs(cast, person):
    staff_device = open_by(links.draw(involvement=person, opens="/", by=cast.coordinator))
    say(open_by(cast.token(person)), person)
    assert not shows_canary(staff_device, person)


def test_somebody_without_email_reads_back_by_the_one_link_they_were_handed(cast, person):
    handed = open_by(links.draw(involvement=person, opens="/", by=cast.coordinator))
    say(handed, person)
    assert shows_canary(handed, person)


def test_finishing_here_closes_this_device_and_leaves_nothing_in_the_browser(cast, person):
    token = cast.token(person)
    device = open_by(token)
    say(device, person)
    response = device.post(reverse("participants:finish-here", args=[person.pk]))
    assert response["Location"] == reverse("participants:finished")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not response.cookies["fourpi-device"].value
    assert device.get(values_page(person)).status_code == 404
    assert not shows_canary(open_by(token), person)


def test_a_stolen_cookie_is_worth_nothing_after_finishing(cast, person):
    device = open_by(cast.token(person))
    secret = device.cookies["fourpi-device"].value
    device.post(reverse("participants:finish-here", args=[person.pk]))
    thief = Client()
    thief.cookies["fourpi-device"] = secret
    assert thief.get(values_page(person)).status_code == 404


def test_another_persons_page_is_the_same_closed_door_as_no_page(cast, person):
    neighbour = cast.person(person.activity)
    elsewhere = cast.person(cast.activity("Elsewhere", by=cast.outsider))
    device = open_by(cast.token(person))
    read, sent = set(), set()
    for involvement_id in (neighbour.pk, elsewhere.pk, "00000000-0000-4000-8000-000000000000"):
        for name in ("my-involvement", "join", "my-values", "my-purpose", "leave", "fresh-link", "finish-here"):
            address = reverse(f"participants:{name}", args=[involvement_id])
            for response, answers in ((device.get(address), read), (device.post(address), sent)):
                answers.add((response.status_code, response.content))
    assert len(read) == len(sent) == 1
    assert read.pop()[0] == sent.pop()[0] == 404
