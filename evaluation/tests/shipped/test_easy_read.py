"""What we ship in Easy Read: every question and answer of it worded, short, and with a picture that is there."""

import re

import pytest
from django.contrib.staticfiles import finders

from evaluation.models import Given, Item, QuestionnaireVersion, Scale

IN_EASY_READ = {"service-user-follow-up", "carer-follow-up", "service-user-short", "carer-short", "pulse"}
pytestmark = pytest.mark.django_db


def versions():
    return QuestionnaireVersion.objects.filter(variants__contains=["en-easy"]).select_related("questionnaire")


def questions():
    return [question for version in versions() for question in version.read_in("en-easy").questions.values()]


def test_these_can_be_read_in_easy_read():
    assert {version.questionnaire.code for version in versions()} == IN_EASY_READ


def test_a_variant_is_offered_only_where_every_text_of_it_is_there():
    for version in versions():
        nodes = [version.content, *version.content["pages"]]
        nodes += [item for page in version.content["pages"] for item in page["items"]]
        nodes += [option for item in nodes if "options" in item for option in item["options"]]
        assert [node for node in nodes if "en-easy" not in node.get("variants", {})] == [], version


def test_every_question_and_answer_has_a_picture_that_is_there():
    pictures = {medium.picture for question in questions() for medium in (question, *question.options)}
    assert "" not in pictures
    assert {picture for picture in pictures if finders.find(picture) is None} == set()


def test_no_two_answers_to_a_question_have_one_picture():
    for question in questions():
        pictures = [option.picture for option in question.options]
        assert len(pictures) == len(set(pictures)), question.code


def test_sentences_are_short_and_ask_one_thing():
    for question in questions():
        assert len(question.text.split()) <= 12, question.text
        assert len(re.findall(r"[.?]", question.text)) == 1, question.text


def test_pictures_stand_on_their_own_ground_so_that_no_colour_scheme_swallows_them():
    for picture in {medium.picture for question in questions() for medium in (question, *question.options)}:
        with open(finders.find(picture), encoding="utf-8") as file:
            drawing = file.read()
        assert 'fill="#fff" stroke="#123f47"' in drawing, picture
        assert not re.search(r"<script|<style|href|\son\w+=", drawing), picture


def test_one_question_at_a_time_and_only_where_an_answer_leads():
    wording = versions().get(questionnaire__code="service-user-short").read_in("en-easy")
    everybody = [page for page in wording.route({}) if page.shown_if is None]
    assert [len(page.questions) for page in everybody] == [1] * 9
    assert wording.page("1-2").questions[0].code == "P1"

    hurt = wording.route({"H1": Given(("yes",))})
    assert {code for page in hurt for code in page.codes} - {code for page in everybody for code in page.codes} == {
        "H1t"
    }


def test_the_bank_holds_the_same_words():
    assert Item.objects.get(pk="M1").texts["en-easy"]["picture"] == "img/easy-read/read.svg"
    agree = Scale.objects.get(pk="AGREE").options[0]
    assert agree["variants"]["en-easy"] == {"label": "Yes, a lot", "picture": "img/easy-read/thumbs-up.svg"}


def test_what_is_not_in_easy_read_is_published_without_it():
    version = QuestionnaireVersion.objects.get(questionnaire__code="service-user-after")
    assert version.variants == []
    assert "variants" not in str(version.content)
