"""Staff's pages about people: who sees names, and what can be noted, sent and ended."""

import pytest
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from participants import consents, recruitment
from participants.models import FunnelEvent, Involvement, LinkMessage, Participant, PersonalLink, Step


@pytest.fixture
def activity(cast):
    return cast.activity()


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.coordinator)
    return client


def at(name, thing, *more):
    return reverse(f"participants:{name}", args=[thing.pk, *more])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


# Adding


def add(staff, activity, **data):
    given = {"name": "Amina", "capacity": "carer", "route": "email", "email": "amina@example.org"} | data
    return staff.post(at("person-add", activity), given, follow=True)


def test_adding_somebody_new(staff, activity):
    page = text(add(staff, activity))
    person = Involvement.objects.get()
    assert (person.participant.name, person.capacity) == ("Amina", Capacity.CARER)
    assert (person.participant.email, person.participant.organisation) == ("amina@example.org", activity.organisation)
    assert recruitment.current_step(person) == Step.IDENTIFIED
    assert "This person is on the list." in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": ""}, "Enter the person’s name"),
        ({"capacity": ""}, "Select the capacity in which they take part"),
        ({"route": ""}, "Select the best way to reach them"),
        ({"email": ""}, "Enter their e-mail address, or select another way to reach them"),
        ({"email": "amina"}, "Enter an e-mail address in the correct format"),
        ({"route": "text"}, "Enter their mobile number, or select another way to reach them"),
        ({"route": "phone"}, "Enter their phone number, or select another way to reach them"),
        ({"route": "post"}, "Enter their address, or select another way to reach them"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(staff, activity, given, sentence):
    page = text(add(staff, activity, **given))
    assert page.count(sentence) == 2  # above the heading and at the field
    assert "There is a problem" in page
    assert page.split("error-summary__list")[1].split("</ul>")[0].count("<li>") == 1
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"route": "text", "number_for_texts": "07700 900001"}, ("", "07700 900001", "")),
        ({"route": "phone", "number_for_calls": "01632 960001"}, ("", "01632 960001", "")),
        ({"route": "post", "address": "1 High Street"}, ("", "", "1 High Street")),
        ({"route": "in_person"}, ("", "", "")),
    ],
)
def test_only_the_way_that_was_chosen_is_kept(staff, activity, given, kept):
    add(staff, activity, **given)
    person = Participant.objects.get()
    assert (person.email, person.phone, person.address) == kept


def test_adding_somebody_who_took_part_before(staff, cast, activity):
    known = cast.person(cast.activity("Earlier")).participant
    stranger = cast.person(cast.activity("Elsewhere", by=cast.outsider), name="CANARY of Southfield").participant
    address = at("person-add", activity) + "?known=1"
    page = text(staff.get(address))
    assert f"{known.name} (has not said yes to other work)" in page
    consents.decide(participant=known, given=["other_work"])
    assert f"{known.name} (may be asked about other work)" in text(staff.get(address))
    assert "CANARY" not in page
    assert "Choose a person" in text(staff.post(address, {"capacity": "carer"}))
    staff.post(address, {"participant": stranger.pk, "capacity": "carer"})
    assert not activity.involvements.exists()
    staff.post(address, {"participant": known.pk, "capacity": "carer"})
    assert activity.involvements.get().participant == known


def test_changing_how_to_reach_somebody(staff, cast, activity):
    person = cast.person(activity, route="text", phone="07700 900001")
    assert 'value="07700 900001"' in text(staff.get(at("person-update", person)))
    staff.post(at("person-update", person), {"name": "Amina B", "route": "email", "email": "a@example.org"})
    person.participant.refresh_from_db()
    assert (person.participant.name, person.participant.email, person.participant.phone) == (
        "Amina B",
        "a@example.org",
        "",
    )


# Inviting


def test_inviting_one_person_by_email(staff, cast, activity, django_capture_on_commit_callbacks):
    person = cast.person(activity, has_joined=False)
    assert "Invite by e-mail" in text(staff.get(at("person", person)))
    page = text(staff.post(at("person-invite", person), follow=True))
    assert "on its way by e-mail" in page
    assert "Invite by e-mail" not in page
    assert "Waiting to be sent" in page
    assert LinkMessage.objects.get().involvement == person


def test_noting_an_invitation_by_word_of_mouth(staff, cast, activity):
    person = cast.person(activity, has_joined=False, route="in_person")
    page = text(staff.post(at("person-invite", person), follow=True))
    assert "It is noted that this person is invited." in page
    assert recruitment.current_step(person) == Step.INVITED
    assert not LinkMessage.objects.exists()


def test_inviting_everyone_says_who_gets_an_email_and_who_needs_another_way(staff, cast, activity):
    by_email = cast.person(activity, name="Emil by mail", has_joined=False)
    by_hand = cast.person(activity, name="Hana by hand", has_joined=False, route="in_person")
    joined = cast.person(activity, name="Jo already in")
    page = text(staff.get(at("invite-everyone", activity)))
    mail, other = page.split("These people need another way")
    assert "Emil by mail" in mail and "Hana by hand" not in mail
    assert "Hana by hand" in other
    assert "Jo already in" not in page
    assert not LinkMessage.objects.exists()

    page = text(staff.post(at("invite-everyone", activity), follow=True))
    assert "1 e-mail is on the way." in page
    assert [recruitment.current_step(person) for person in (by_email, by_hand, joined)] == [
        Step.INVITED,
        Step.IDENTIFIED,
        Step.JOINED,
    ]
    text(staff.post(at("invite-everyone", activity), follow=True))
    assert LinkMessage.objects.count() == 1


def test_nobody_is_invited_to_what_is_over(staff, cast):
    activity = cast.activity(status=Status.CLOSED)
    person = cast.person(activity, has_joined=False)
    assert "over" in text(staff.post(at("person-invite", person), follow=True))
    assert "over" in text(staff.post(at("invite-everyone", activity), follow=True))
    assert "nobody can join" in text(staff.post(at("person-joined", person), follow=True))
    assert recruitment.current_step(person) == Step.IDENTIFIED


def test_the_role_that_may_not_plan_cannot_even_ask(client, cast, activity):
    person = cast.person(activity, has_joined=False)
    client.force_login(cast.manager)
    for name in ("person", "person-update", "link-hand-over", "links-revoke", "person-step"):
        assert client.get(at(name, person)).status_code == 403
    assert client.post(at("person-invite", person)).status_code == 403
    client.force_login(cast.outsider)
    for name in ("person", "person-update", "link-hand-over", "links-revoke", "person-step"):
        assert client.get(at(name, person)).status_code == 404
    assert FunnelEvent.objects.count() == 1


def test_what_somebody_said_about_the_purpose_is_on_their_page(staff, cast):
    person = cast.person(cast.activity(status=Status.OPEN))
    asked_about = person.activity.purpose_versions.get().proposal
    person.acknowledgements.create(proposal=asked_about, answer="comment", comment="And at weekends?")
    assert "And at weekends?" in text(staff.get(at("person", person)))


def test_a_name_with_a_line_break_is_kept_on_one_line(staff, cast, activity):
    person = cast.person(activity, route="in_person")
    data = {"name": "New\r\nBcc: spy@example.org", "route": "in_person"}
    staff.post(at("person-update", person), data)
    person.participant.refresh_from_db()
    assert person.participant.name == "New Bcc: spy@example.org"


# Links and letters


def test_who_gets_e_mail_is_said_before_a_link_is_asked_for(staff, cast, activity):
    person = cast.person(activity)
    assert at("link-hand-over", person) not in text(staff.get(at("person", person)))
    for ask in (staff.get, staff.post):
        response = ask(at("link-hand-over", person), follow=True)
        assert "This person gets links by e-mail, which nobody else sees. Send one" in text(response)
        assert "Make a link to hand to" not in text(response)
    assert not PersonalLink.objects.exists()


def test_a_link_to_hand_over_is_shown_once_and_it_is_known_who_made_it(staff, cast, activity, client):
    person = cast.person(activity, route="in_person")
    assert "/l/" not in text(staff.get(at("link-hand-over", person)))
    assert not PersonalLink.objects.exists()
    page = text(staff.post(at("link-hand-over", person)))
    token = page.split("/l/")[1].split("/")[0]
    assert page.count(token) == 1
    assert PersonalLink.objects.get().drawn_by == cast.coordinator
    later = text(staff.get(at("person", person)))
    assert token not in later
    assert "Made by Cora Coordinator to hand over" in later
    assert client.get(f"/l/{token}/").status_code == 200


def test_ending_all_links(staff, cast, activity):
    person = cast.person(activity)
    cast.token(person)
    assert "End all links" in text(staff.get(at("person", person)))
    assert PersonalLink.objects.live().exists()
    staff.get(at("links-revoke", person))
    assert PersonalLink.objects.live().exists()
    page = text(staff.post(at("links-revoke", person), follow=True))
    assert "No link to their own page works at the moment." in page
    assert PersonalLink.objects.get().revoked_by == cast.coordinator


def test_a_letter_is_sent_again_only_for_this_person(staff, cast, activity):
    person, neighbour = cast.person(activity, has_joined=False), cast.person(activity, has_joined=False)
    message = recruitment.invite(involvement=person, by=cast.coordinator)
    LinkMessage.objects.update(state=LinkMessage.State.UNSURE)
    assert "May not have been sent" in text(staff.get(at("person", person)))
    assert staff.post(at("message-again", neighbour, message.pk)).status_code == 404
    assert LinkMessage.objects.get().state == LinkMessage.State.UNSURE
    text(staff.post(at("message-again", person, message.pk), follow=True))
    assert LinkMessage.objects.get().state == LinkMessage.State.QUEUED
