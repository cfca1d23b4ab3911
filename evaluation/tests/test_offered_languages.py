"""A language is offered from the day it is whole; a release that brings new phrases takes it from nobody."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from evaluation import languages, reading
from evaluation.models import Language
from evaluation.phrases import CATALOGUE
from evaluation.tests.respondent import words_of
from evaluation.tests.wordings import strange_phrases

NEW = "decline.title"


@pytest.fixture
def welsh(cast):
    return Language.objects.create(organisation=cast.organisation, code="cy", name="Cymraeg")


def keep(welsh, words):
    languages.keep_phrases(language=welsh, words=words)
    return is_offered(welsh)


def is_offered(welsh):
    ways = reading.ways_to_read(variants=["cy"], organisation=welsh.organisation)
    return [way.variant for way in ways] == ["en", "cy"]


def as_before_a_release(welsh):
    """The language as it was whole before the catalogue had one more phrase."""
    keep(welsh, strange_phrases())
    welsh.refresh_from_db()
    del welsh.phrases[NEW]
    welsh.save()
    return welsh


def test_it_is_offered_with_the_last_phrase_and_not_before(welsh):
    words = strange_phrases()
    last = words.popitem()

    assert not keep(welsh, words)
    assert keep(welsh, dict([last]))


def test_a_phrase_of_a_later_release_is_read_in_english_and_the_language_stays(welsh):
    as_before_a_release(welsh)

    assert is_offered(welsh)
    way = reading.way_of_person(_reader(), organisation=welsh.organisation)
    assert way.phrases.say(NEW) == "Not now" and way.phrases.say("page.back") == "жжжж"
    assert keep(welsh, {"page.back": "Yn ôl", NEW: ""})
    assert keep(welsh, {NEW: "Dim nawr"})


def test_words_that_are_taken_away_withdraw_it_until_they_are_there_again(welsh):
    as_before_a_release(welsh)

    assert not keep(welsh, {"page.back": ""})
    assert not keep(welsh, {"page.back": "Yn ôl"})
    assert keep(welsh, {NEW: "Dim nawr"})


def test_staff_are_told_what_is_missing_and_what_became_of_it(cast, welsh):
    as_before_a_release(welsh)
    staff = Client()
    staff.force_login(cast.coordinator)
    page = reverse("evaluation:language", args=[cast.organisation.pk, welsh.pk])
    part = reverse("evaluation:language-part", args=[cast.organisation.pk, welsh.pk, "hint"])

    before = words_of(staff.get(page))
    after = words_of(staff.post(part, {}, follow=True))

    assert f"{len(CATALOGUE) - 1} of {len(CATALOGUE)} phrases are there" in before
    assert "People read the new phrases in English until you write them here" in before
    assert "Please do not empty a box that has words" not in words_of(staff.get(part))
    assert "so the language is not offered until all of them are there again" in after
    assert "The language is offered when all of them are" in after


@pytest.mark.parametrize(("missing", "stays"), [(NEW, True), ("page.back", False)])
def test_the_step_of_the_database_offers_what_was_whole_before_it(welsh, missing, stays):
    step = import_module("evaluation.migrations.0010_offered_languages")
    phrases = strange_phrases()
    del phrases[missing]
    Language.objects.filter(pk=welsh.pk).update(phrases=phrases)

    step.offer_what_was_whole(apps, None)

    assert is_offered(welsh) is stays


def _reader():
    from participants.models import Participant

    return Participant(reads_in="cy")
