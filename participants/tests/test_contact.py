"""Correcting one's own details: a new e-mail counts once it is confirmed, the old one is told, nobody reads along."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from activities.models import Status
from participants import contact, letters, links
from participants.models import ContactChange, ContactMessage, DeviceAccess, LinkMessage, Participant
from participants.tasks import send_about_change
from participants.tests.pages import at, text


@pytest.fixture
def person(cast):
    return cast.person(cast.activity(status=Status.OPEN), name="Amina", email="old@example.org")


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def save(device, person, **fields):
    data = {"name": "Amina", "route": "email", "email": "old@example.org"} | fields
    return device.post(at("my-details", person), data, follow=True)


def post():
    """The worker's part: send what waits. Returns the letters by address."""
    mail.outbox.clear()
    for message in ContactMessage.objects.filter(state="queued"):
        send_about_change(message.pk)
    return {letter.to[0]: letter for letter in mail.outbox}


def way_to_confirm(letter):
    return re.search(r"(/l/email/[\w-]+/)", letter.body)[1]


def kept():
    person = Participant.objects.get()
    return person.name, person.route, person.email, person.phone, person.address


def test_the_page_is_filled_in_with_what_is_kept(device, person):
    page = text(device.get(at("my-details", person)))
    assert 'value="Amina"' in page
    assert 'value="old@example.org"' in page


def test_a_name_counts_at_once_and_writes_to_nobody(device, person):
    assert "Your details are saved." in text(save(device, person, name="Amina B"))
    assert kept() == ("Amina B", "email", "old@example.org", "", "")
    assert not ContactMessage.objects.exists()


def test_a_new_email_counts_once_its_link_was_used_and_the_old_one_is_told(device, person):
    page = text(save(device, person, email="new@example.org"))
    assert "Please look into your new e-mail now." in page
    assert "new@example.org" in page
    assert kept()[2] == "old@example.org"
    sent = post()
    assert set(sent) == {"old@example.org", "new@example.org"}
    assert "/l/" not in sent["old@example.org"].body
    assert "a new e-mail address was given for you" in sent["old@example.org"].body
    address = way_to_confirm(sent["new@example.org"])
    anywhere = Client()
    for _ in range(3):
        assert "Amina" not in text(anywhere.get(address))
    assert kept()[2] == "old@example.org"
    assert "Your new e-mail address counts now" in text(anywhere.post(address))
    assert kept()[2] == "new@example.org"
    # Pressed twice, or opened again, it says what is so and does nothing.
    Participant.objects.update(email="later@example.org")
    for again in (anywhere.post, anywhere.get):
        assert "This address was confirmed on" in text(again(address))
    assert kept()[2] == "later@example.org"
    # It confirms an address and lets nobody in.
    assert anywhere.get(at("my-involvement", person)).status_code == 404


def test_addresses_are_forgotten_once_they_have_done_their_work(device, person):
    save(device, person, email="new@example.org")
    Client().post(way_to_confirm(post()["new@example.org"]))
    change = ContactChange.objects.get()
    assert (change.old_email, change.new_email) == ("", "")
    assert change.done_at


@pytest.mark.parametrize(
    ("route", "field", "value"),
    [
        ("text", "number_for_texts", "07700 900001"),
        ("phone", "number_for_calls", "01632 960001"),
        ("post", "address", "1 High Street"),
    ],
)
def test_another_way_counts_at_once_and_the_email_is_told_and_forgotten(device, person, route, field, value):
    save(device, person, route=route, **{field: value})
    assert kept()[1:3] == (route, "")
    assert value in kept()
    sent = post()
    assert set(sent) == {"old@example.org"}
    assert "the way to reach you was changed" in sent["old@example.org"].body
    assert not ContactChange.objects.exclude(old_email="").exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": ""}, "Enter your name"),
        ({"email": ""}, "Enter your e-mail address, or select another way to reach you"),
        ({"email": "amina"}, "Enter an e-mail address in the correct format"),
        ({"route": "text"}, "Enter your mobile number, or select another way to reach you"),
    ],
)
def test_what_is_missing_is_said(device, person, given, sentence):
    page = text(save(device, person, **given))
    assert "There is a problem" in page
    assert sentence in page
    assert kept() == ("Amina", "email", "old@example.org", "", "")


def test_a_new_address_can_be_forgotten_before_it_counts(device, person):
    save(device, person, email="wrong@example.org")
    address = way_to_confirm(post()["wrong@example.org"])
    assert "We forgot the new address" in text(device.post(at("my-details-keep", person), follow=True))
    assert Client().post(address).status_code == 404
    assert kept()[2] == "old@example.org"


def test_a_letter_that_came_back_is_said(device, person):
    save(device, person, email="wrong@example.org")
    assert "We have written to it." in text(device.get(at("my-details", person)))
    ContactMessage.objects.filter(kind="confirm").update(state="bounced")
    assert "Our letter did not get there." in text(device.get(at("my-details", person)))


def test_a_second_new_address_ends_the_first(device, person):
    save(device, person, email="first@example.org")
    first = way_to_confirm(post()["first@example.org"])
    save(device, person, email="second@example.org")
    second = way_to_confirm(post()["second@example.org"])
    assert Client().post(first).status_code == 404
    assert Client().post(second).status_code == 200
    assert kept()[2] == "second@example.org"


def test_what_staff_enter_meanwhile_stands(device, person, staff):
    save(device, person, email="new@example.org")
    address = way_to_confirm(post()["new@example.org"])
    staff.post(at("person-update", person), {"name": "Amina", "route": "email", "email": "staff@example.org"})
    assert Client().post(address).status_code == 404
    assert kept()[2] == "staff@example.org"


def test_a_link_that_has_run_out_confirms_nothing(device, person):
    save(device, person, email="new@example.org")
    address = way_to_confirm(post()["new@example.org"])
    ContactChange.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().post(address).status_code == 404
    assert kept()[2] == "old@example.org"


def test_guesses_and_cut_off_links_meet_kind_words(db):
    for token in ("x", "x" * 40, links.draw_token()):
        response = Client().get(f"/l/email/{token}/")
        assert response.status_code == 404
        assert "You have done nothing wrong" in response.content.decode()


def test_nobody_is_flooded_with_letters(device, person):
    for number in range(3):
        save(device, person, email=f"new{number}@example.org")
    assert "several times within an hour" in text(save(device, person, email="new3@example.org"))
    assert ContactChange.objects.count() == 3
    assert contact.waiting(person.participant).new_email == "new2@example.org"


def test_somebody_reached_another_way_comes_to_email_only_by_confirming(cast):
    person = cast.person(cast.activity(), name="Amina", route="phone", phone="01632 960001")
    device = cast.open_door(Client(), person)
    save(device, person, email="new@example.org")
    assert kept()[1:4] == ("phone", "", "01632 960001")
    sent = post()
    assert set(sent) == {"new@example.org"}
    Client().post(way_to_confirm(sent["new@example.org"]))
    assert kept()[1:4] == ("email", "new@example.org", "")


def test_who_came_by_a_link_that_staff_drew_reads_along_by_no_new_address(cast):
    person = cast.person(cast.activity(status=Status.OPEN), name="Amina", route="phone", phone="01632 960001")
    spy = Client()
    spy.post(f"/l/{links.draw(involvement=person, opens='/', by=cast.coordinator)}/")
    save(spy, person, email="spy@example.org")
    Client().post(way_to_confirm(post()["spy@example.org"]))
    assert Participant.objects.get().address_changed_by == cast.coordinator
    # The person comes by another link and says something; then the spy asks for a fresh one.
    cast.open_door(Client(), person)
    message = LinkMessage.objects.create(key="fresh", involvement=person, kind="fresh_link")
    person.participant.refresh_from_db()
    letter = letters.compose(message=message, involvement=person, template="fresh_link", opens="/")
    again = Client()
    again.post(re.search(r"(/l/[\w-]+/)", letter.body)[1])
    assert not DeviceAccess.objects.order_by("pk").last().may_read_back


def test_who_came_by_their_own_link_may_read_by_the_new_address(cast, device, person):
    Participant.objects.update(address_changed_by=cast.coordinator)
    save(device, person, email="new@example.org")
    Client().post(way_to_confirm(post()["new@example.org"]))
    assert Participant.objects.get().address_changed_by is None
