"""The values mirror on its pages: who sees what, and when."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities import value_cards
from activities.framework import Capacity
from activities.models import Status, ValueCard
from evaluation.indicators import principles
from participants import recruitment, values


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def cards(activity):
    return list(activity.value_cards.all())


def speak(cast, activity, number, *cards, capacity=Capacity.SERVICE_USER, words=""):
    people = [cast.person(activity, capacity, name="CANARY") for _ in range(number)]
    for person in people:
        values.keep(involvement=person, cards=list(cards), own_words=words, replaces=True)
    return people


def at(name, thing, *more):
    return reverse(f"evaluation:{name}", args=[thing.pk, *more])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.fixture
def spoken(cast, activity, cards):
    """Five service users, five carers, four staff; what is shared, what carers alone say, what staff say unseen."""
    people = speak(cast, activity, 5, cards[0], words="Do not rush me")
    speak(cast, activity, 5, cards[0], cards[4], capacity=Capacity.CARER)
    speak(cast, activity, 4, cards[7], capacity=Capacity.STAFF)
    return people


def test_the_mirror_says_what_is_shared_and_what_one_side_says(client, cast, activity, spoken):
    client.force_login(cast.manager)
    page = text(client.get(at("mirror", activity)))
    assert "Most people on every side named “Respect”." in page
    assert "Only carers named “Safety”." in page
    assert "What would “Safety” look like here?" in page
    assert "5 of 5" in page and "Do not rush me" in page
    assert "CANARY" not in page


def test_a_side_that_is_too_small_keeps_its_place_and_tells_nothing(client, cast, activity, spoken, cards):
    client.force_login(cast.manager)
    page = text(client.get(at("mirror", activity)))
    assert "Not shown yet: Staff" in page
    mirror = principles.mirror(activity)
    assert mirror.hidden == ("Staff",)
    flexible = next(value for value in mirror.values if value.words == cards[7].text)
    assert flexible.people == 0 and {part.side for part in flexible.parts} == {"Service users", "Carers"}


def test_whoever_has_spoken_finds_it_on_their_own_page_once_it_is_shown(cast, activity, spoken):
    words = "See what we share, and where we differ"

    def home(person):
        return text(cast.open_door(Client(), person).get(reverse("participants:my-involvement", args=[person.pk])))

    assert words in home(spoken[0])
    assert words not in home(cast.person(activity))
    [alone] = speak(cast, cast.activity("Another"), 1, words="Time")
    assert words not in home(alone)


def test_whoever_plans_speaks_first(client, cast, activity, spoken, cards):
    client.force_login(cast.coordinator)
    assert "Say first what matters to you" in text(client.get(at("mirror", activity)))
    assert client.get(at("mirror-sheet", activity, "usual")).status_code == 302
    mine = recruitment.involve_staff(activity=activity, user=cast.coordinator)
    values.keep(involvement=mine, cards=[cards[7]], own_words="", replaces=True)
    page = text(client.get(at("mirror", activity)))
    assert "Only staff named “Flexibility”." in page


def test_a_person_sees_it_on_their_own_page_after_their_own_word(cast, activity, spoken):
    device = cast.open_door(Client(), spoken[0])
    page = text(device.get(at("my-mirror", spoken[0])))
    assert "Only carers named “Safety”." in page and "CANARY" not in page.split("</header>", 1)[1]
    newcomer = cast.person(activity)
    page = text(cast.open_door(Client(), newcomer).get(at("my-mirror", newcomer)))
    assert "Say first what matters to you" in page and "Safety" not in page


def test_before_five_of_a_side_there_is_no_mirror(client, cast, activity, cards):
    speak(cast, activity, 4, cards[0])
    client.force_login(cast.manager)
    assert "Nothing to show yet" in text(client.get(at("mirror", activity)))
    assert client.get(at("mirror-sheet", activity, "usual")).status_code == 302


def test_a_card_that_came_late_is_named(client, cast, activity, spoken):
    value_cards.add(card=ValueCard(activity=activity, text="Quiet"), by=cast.coordinator)
    client.force_login(cast.manager)
    page = text(client.get(at("mirror", activity)))
    assert "Added after people had begun to answer" in page and "“Quiet”" in page


@pytest.mark.parametrize("size", ["usual", "large"])
def test_the_sheet_is_a_tagged_pdf_with_nobodys_name(client, cast, activity, spoken, size):
    client.force_login(cast.manager)
    response = client.get(at("mirror-sheet", activity, size))
    assert response["Content-Type"] == "application/pdf" and "sheet.pdf" in response["Content-Disposition"]
    assert response.content.startswith(b"%PDF") and b"pdfuaid" in response.content
    assert client.get(at("mirror-sheet", activity, "enormous")).status_code == 404


def test_the_mirror_asks_as_often_for_many_people_as_for_few(client, cast, activity, spoken, cards):
    client.force_login(cast.manager)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(at("mirror", activity))
        counts.append(len(seen))
        speak(cast, activity, 5, cards[1], cards[2], words="More")
    assert counts[0] == counts[1]
