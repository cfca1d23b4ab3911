"""Whoever asked not to be asked again is in every list as before, and gets nothing; no list tells of it."""

import re

import pytest
from django.urls import reverse

from activities.models import Status
from evaluation import wishes
from evaluation.models import Invitation
from evaluation.tests.respondent import words_of
from participants.models import PersonalLink

PAGES = ("round", "letters", "texts", "paper-print", "paper-type")


@pytest.fixture
def people(cast):
    """Two reached by post and one by text, so that a list is long, short, and of one alone."""
    activity = cast.activity(status=Status.OPEN)
    return [
        cast.person(activity, name="Pat Post", route="post", address="1 High Street"),
        cast.person(activity, name="Tess Text", route="text", phone="07700 900123"),
        cast.person(activity, name="Pia Postal", route="post", address="2 High Street"),
    ]


@pytest.fixture
def round_(cast, people):
    return cast.open_round(people[0].activity)


def look(staff, round_):
    """Every list of the round, without what differs from one look to the next."""
    pages = [staff.get(reverse(f"evaluation:{page}", args=[round_.pk])) for page in PAGES]
    assert {page.status_code for page in pages} == {200}
    return [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()) for page in pages]


def post(staff, round_, name, *people, **said):
    chosen = [str(Invitation.objects.get(involvement=person).pk) for person in people]
    return staff.post(reverse(f"evaluation:{name}", args=[round_.pk]), {"people": chosen} | said, follow=True)


@pytest.mark.parametrize("everywhere", [False, True])
def test_no_list_changes_when_somebody_wants_no_more_questions(staff, people, round_, everywhere):
    before = look(staff, round_)
    for person in people:
        wishes.stop_asking(involvement=person, everywhere=everywhere)
        assert look(staff, round_) == before
    for number, page in enumerate(before):
        names = {person.participant.name for person in people if person.participant.name in page}
        assert names == ({"Tess Text"} if PAGES[number] == "texts" else {"Pat Post", "Tess Text", "Pia Postal"})


@pytest.mark.parametrize("everywhere", [False, True])
def test_they_get_no_letter_no_text_and_no_copy(staff, people, round_, everywhere, printed):
    for person in people[:2]:
        wishes.stop_asking(involvement=person, everywhere=everywhere)

    post(staff, round_, "letters", *people)
    assert [page["name"] for page in printed.pop()["letters"]] == ["Pia Postal"]
    post(staff, round_, "paper-print", *people, copies="people", variant="en", size="standard")
    assert [page["name"] for page in printed.pop()["copies"]] == ["Pia Postal"]
    text = reverse("evaluation:text-prepare", args=[round_.pk, Invitation.objects.get(involvement=people[1]).pk])
    said = [
        staff.post(text, follow=True),
        post(staff, round_, "letters", people[0]),
        post(staff, round_, "paper-print", people[0], copies="people", variant="en", size="standard"),
    ]
    for response in said:
        assert "does not say why" in words_of(response)
    assert not printed
    assert not any("/l/" in response.content.decode() for response in said)


def test_whoever_was_chosen_is_marked_alike(staff, people, round_):
    wishes.stop_asking(involvement=people[0], everywhere=False)
    post(staff, round_, "letters", *people)
    assert look(staff, round_)[1].count("A link was made on") == 3
    assert not PersonalLink.objects.exclude(first_opened_at=None).exists()
