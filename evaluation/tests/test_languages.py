"""Staff write the words around the questions, part by part, and gaps that are filled in stay whole."""

import pytest
from django.urls import reverse

from evaluation import languages
from evaluation.forms.languages import LanguageForm
from evaluation.models import Language, Questionnaire
from evaluation.phrases import CATALOGUE, fault_in
from evaluation.tests.respondent import words_of
from evaluation.tests.wordings import strange_phrases, version_of_every_kind


@pytest.fixture
def welsh(cast):
    return Language.objects.create(organisation=cast.organisation, code="cy", name="Cymraeg")


def url(cast, name, *args):
    return reverse(f"evaluation:{name}", args=[cast.organisation.pk, *args])


def test_a_language_is_added_and_shows_how_many_of_how_many_are_there(cast, staff):
    added = staff.post(url(cast, "language-create"), {"name": "Cymraeg", "code": "CY"}, follow=True)

    assert f"0 of {len(CATALOGUE)} phrases are there" in words_of(added)
    assert Language.objects.get().code == "cy"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("en", "English is there already"), ("cy", "has this language already"), ("welsh!", "two or three letters")],
)
def test_a_code_that_cannot_be_is_refused_in_a_sentence(cast, staff, welsh, code, sentence):
    page = staff.post(url(cast, "language-create"), {"name": "Cymraeg", "code": code})

    assert sentence in words_of(page)
    assert Language.objects.count() == 1


def test_a_language_is_corrected_and_its_words_stay(cast, staff, welsh):
    languages.keep_phrases(language=welsh, words={"start.button": "Dechrau"})

    staff.post(url(cast, "language-update", welsh.pk), {"name": "Cymraeg clir", "code": "cy-gb"})

    welsh.refresh_from_db()
    assert (welsh.name, welsh.code, welsh.phrases) == ("Cymraeg clir", "cy-gb", {"start.button": "Dechrau"})


def test_correcting_undoes_no_phrases_that_a_colleague_keeps_at_the_same_moment(cast, staff, welsh, monkeypatch):
    check = LanguageForm.clean_code

    def check_while_a_colleague_saves(form):
        languages.keep_phrases(language=welsh, words=strange_phrases())
        return check(form)

    monkeypatch.setattr(LanguageForm, "clean_code", check_while_a_colleague_saves)
    changed = {"name": "Cymraeg clir", "code": "cy-gb", "is_right_to_left": "on"}
    answer = staff.post(url(cast, "language-update", welsh.pk), changed, follow=True)

    assert "The language is changed" in words_of(answer)
    welsh.refresh_from_db()
    assert (welsh.name, welsh.code, welsh.is_right_to_left) == ("Cymraeg clir", "cy-gb", True)
    assert welsh.is_offered and welsh.phrases == strange_phrases()


def test_a_language_is_removed_after_asking(cast, staff, welsh):
    languages.keep_phrases(language=welsh, words={"start.button": "Dechrau"})
    page = url(cast, "language-remove", welsh.pk)

    assert "The 1 phrase written for it goes with it" in words_of(staff.get(page))
    staff.post(page)

    assert not Language.objects.exists()


def test_what_published_questionnaires_are_read_in_keeps_its_code_and_stays(cast, staff, welsh):
    version = version_of_every_kind(variants=["cy-easy"])
    Questionnaire.objects.filter(versions=version).update(organisation=cast.organisation)

    staff.post(url(cast, "language-update", welsh.pk), {"name": "Welsh", "code": "xx"})
    answer = staff.post(url(cast, "language-remove", welsh.pk), follow=True)

    assert "A published questionnaire is read in this language" in words_of(answer)
    assert [(one.name, one.code) for one in Language.objects.all()] == [("Welsh", "cy")]
    assert url(cast, "language-remove", welsh.pk) not in answer.content.decode()


def test_words_are_kept_part_by_part_and_an_emptied_one_is_gone(cast, staff, welsh):
    part = url(cast, "language-part", welsh.pk, "finish")

    staff.post(part, {"finish__button": "Gorffen yma", "finish__lead": "Ydy"})
    staff.post(part, {"finish__button": "Gorffen yma", "finish__lead": ""})

    welsh.refresh_from_db()
    assert welsh.phrases == {"finish.button": "Gorffen yma"}
    assert "1 of" in words_of(staff.get(url(cast, "language", welsh.pk)))
    assert "Gorffen yma" in staff.get(part).content.decode()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Mae tua munud.", "Put {minutes} where it belongs"),
        ("Mae {minutes} {pages}.", "Take out {pages}"),
        ("Mae {minutes munud.", "Write { and } only around the names"),
        ("Mae {minutes.__class__} munud.", "Write { and } only around the names"),
    ],
)
def test_a_gap_that_is_lost_or_made_up_is_said_and_what_was_typed_stays(cast, staff, welsh, words, sentence):
    page = staff.post(url(cast, "language-part", welsh.pk, "start"), {"start__minutes": words})

    assert sentence in words_of(page)
    assert words in page.content.decode()
    welsh.refresh_from_db()
    assert welsh.phrases == {}


def test_two_people_at_different_parts_do_not_undo_each_other(welsh):
    stale = Language.objects.get(pk=welsh.pk)
    languages.keep_phrases(language=welsh, words={"start.button": "Dechrau"})
    languages.keep_phrases(language=stale, words={"finish.button": "Gorffen"})

    welsh.refresh_from_db()
    assert welsh.phrases == {"start.button": "Dechrau", "finish.button": "Gorffen"}


def test_a_whole_language_is_whole_and_its_gaps_are_right(welsh):
    languages.keep_phrases(language=welsh, words=strange_phrases())

    welsh.refresh_from_db()
    assert languages.how_many_there(welsh) == (len(CATALOGUE), len(CATALOGUE))
    assert all(part.there == part.of for part in languages.parts(welsh))
    assert [code for code, words in welsh.phrases.items() if fault_in(code, words)] == []


def test_the_list_says_how_far_each_has_come(cast, staff, welsh, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        words = words_of(staff.get(url(cast, "language-list")))

    assert "Cymraeg" in words and f"0 of {len(CATALOGUE)}" in words
