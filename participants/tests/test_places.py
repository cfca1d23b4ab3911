"""Where people with lived experience are present or missing, by level and phase."""

import pytest
from django.db import IntegrityError, transaction

from participants import grid
from participants.models import Place
from participants.tests.pages import at, text


@pytest.fixture
def activity(cast):
    return cast.activity()


def said(**phases):
    answers = {}
    for phase in ("planning", "delivery", "evaluation"):
        state, words, people = phases.get(phase, ("nobody", "", ""))
        answers |= {
            f"{phase}_state": state,
            f"{phase}_roles": words,
            f"{phase}_people": people,
            f"{phase}_not_needed_reason": words,
        }
    return answers


def test_a_level_is_kept_phase_by_phase_and_gaps_are_said_in_words(staff, activity):
    """By hand: of twelve places one is taken and one is not needed, so ten gaps; the service lacks its evaluation."""
    page = at("level-update", activity, "service")
    answers = said(planning=("there", "Two of seven", "2"), delivery=("not_needed", "It runs by itself.", ""))
    text(staff.post(page, answers, follow=True))
    assert [(place.state, place.people) for place in Place.objects.order_by("pk")] == [
        ("there", 2),
        ("not_needed", None),
        ("nobody", None),
    ]
    page = text(staff.get(at("presence", activity)))
    assert "1 of 11" in page
    assert "The service: evaluation</li>" in page
    assert "Community: planning, delivery and evaluation</li>" in page
    assert "Two of seven" in page
    assert Place.objects.count() == 3
    assert staff.get(at("level-update", activity, "moon")).status_code == 404


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (("", "", ""), "Select whether anybody is there: delivery"),
        (("there", "", "2"), "Say in which role or forum they are there"),
        (("there", "Two of seven", ""), "Enter how many people with lived experience are there"),
        (("there", "Two of seven", "0"), "must be 1 or more"),
        (("not_needed", "", ""), "Say why nobody is needed there"),
    ],
)
def test_half_a_place_is_refused_in_a_sentence(staff, activity, answer, sentence):
    page = text(staff.post(at("level-update", activity, "service"), said(delivery=answer)))
    assert sentence in page
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "there", "roles": "Chair"},
        {"state": "there", "people": 2},
        {"state": "there", "roles": "Chair", "people": 0},
        {"state": "nobody", "people": 2},
        {"state": "not_needed"},
    ],
)
def test_the_database_refuses_half_a_place(activity, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(activity=activity, level="service", phase="planning", **wrong)


def test_a_place_is_one_for_each_level_and_phase(activity):
    for _ in range(2):
        grid.keep(
            activity=activity,
            level="service",
            answers={"planning": {"state": "nobody", "roles": "", "people": None, "not_needed_reason": ""}},
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(activity=activity, level="service", phase="planning", state="nobody")
