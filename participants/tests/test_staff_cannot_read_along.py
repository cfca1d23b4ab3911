"""Staff draw links and change addresses; neither is a way to read what a person says."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Status
from participants import letters, links, recruitment
from participants.models import DeviceAccess, LinkMessage, Participant, PersonalLink
from participants.tasks import send_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(cast):
    activity = cast.activity(status=Status.OPEN)
    return cast.person(activity, has_joined=False, route="phone", phone="01632 960 001")


def test_who_opened_a_link_drawn_by_staff_stops_reading_when_the_person_comes(cast, person):
    token = links.draw(involvement=person, opens=f"/my/{person.pk}/", by=cast.coordinator)
    spy, owner = Client(), Client()
    spy.post(f"/l/{token}/")
    owner.post(f"/l/{token}/")
    assert not DeviceAccess.objects.filter(may_read_back=True).exists()
    second = links.draw(involvement=person, opens=f"/my/{person.pk}/", by=cast.coordinator)
    owner.post(f"/l/{second}/")
    assert not DeviceAccess.objects.filter(may_read_back=True).exists()


def test_a_letter_to_an_address_that_staff_changed_does_not_read_back(cast):
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity, has_joined=False, email="owner@example.org")
    message = recruitment.invite(involvement=person, by=cast.coordinator)
    cast.open_door(Client(), person)
    staff = Client()
    staff.force_login(cast.coordinator)
    page = reverse("participants:person-update", args=[person.pk])
    details = {"name": person.participant.name, "capacity": person.capacity, "route": "email"}
    staff.post(page, details | {"email": "spy@example.org"})
    assert Participant.objects.get().address_changed_by == cast.coordinator
    person.participant.refresh_from_db()
    email = letters.compose(message=message, involvement=person, template="join", opens="/")
    assert email.to == ["spy@example.org"]
    link = PersonalLink.objects.order_by("pk").last()
    links.open_link(link=link, device_secret=None)
    assert not DeviceAccess.objects.get(link=link).may_read_back


def test_no_link_is_handed_over_for_somebody_who_gets_e_mail(cast):
    person = cast.person(cast.activity(status=Status.OPEN))
    staff = Client()
    staff.force_login(cast.coordinator)
    response = staff.post(reverse("participants:link-hand-over", args=[person.pk]), follow=True)
    assert "This person gets links by e-mail" in response.content.decode()
    assert not PersonalLink.objects.exists()


def test_a_letter_that_waited_while_all_links_were_ended_opens_no_new_door(cast):
    person = cast.person(cast.activity(status=Status.OPEN), has_joined=False)
    message = recruitment.invite(involvement=person, by=cast.coordinator)
    links.draw(involvement=person, opens="/")
    links.revoke_all(involvement=person, by=cast.coordinator)
    send_link(message.pk)
    message.refresh_from_db()
    assert message.state == LinkMessage.State.FAILED
    assert not PersonalLink.objects.live().exists()
