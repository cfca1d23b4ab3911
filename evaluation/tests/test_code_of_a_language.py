"""The code of a language stays as soon as something is written in it: texts know their language by its code alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.framework import Capacity
from evaluation import languages
from evaluation.models import Item, Language, Phase, PlacedItem, QuestionnaireVersion, Scale
from evaluation.questionnaires import translating, working_copy
from evaluation.tests.respondent import words_of


@pytest.fixture
def welsh(cast):
    return Language.objects.create(organisation=cast.organisation, code="cy", name="Cymraeg")


@pytest.fixture
def page(cast):
    """A page of a working copy that asks X1, which came with FourPi."""
    made = working_copy.begin(
        organisation=cast.organisation, title="In short", phase=Phase.AFTER, capacities=[Capacity.CARER]
    )
    page = working_copy.add_page(questionnaire=made, title="Saying what you think")
    working_copy.add_items(page=page, items=[Item.objects.get(pk="X1")])
    return page


def url(name, language):
    return reverse(f"evaluation:{name}", args=[language.organisation_id, language.pk])


def may_change(staff, welsh):
    """Whether staff are offered another code, said alike by the page of the language, its form, and what it takes."""
    offered = "Change its name, code or direction" in words_of(staff.get(url("language", welsh)))
    form = 'name="code"' in staff.get(url("language-update", welsh)).content.decode()
    staff.post(url("language-update", welsh), {"name": "Cymraeg", "code": "xx"})
    taken = Language.objects.get(pk=welsh.pk).code == "xx"
    assert offered == form == taken
    return taken


def test_as_long_as_nothing_is_written_it_can_be_corrected(staff, welsh, page):
    assert may_change(staff, welsh)


@pytest.mark.parametrize("variant", ["cy", "cy-easy"])
def test_it_stays_once_a_question_of_fourpi_is_put_into_it_in_a_working_copy(staff, welsh, page, variant):
    (placed,) = page.placed.all()
    words = {f"{placed.pk}-text": "Sut oedd hi?"}

    translating.keep(questionnaire=page.questionnaire, variant=variant, key=f"page-{page.pk}", words=words)

    assert list(PlacedItem.objects.get(pk=placed.pk).texts) == [variant]
    assert not may_change(staff, welsh)


def labelled(organisation, variant):
    """A scale whose second answer has a label in this variant."""
    yes, no = {"code": "yes", "label": "Yes", "meaning": "favourable"}, {"code": "no", "label": "No", "meaning": "not"}
    options = [yes, no | {"variants": {variant: {"label": "Na"}}}]
    return Scale.objects.create(organisation=organisation, code="own", name="Yes or no", options=options)


@pytest.mark.parametrize("variant", ["cy", "cy-easy"])
def test_it_stays_once_the_answers_of_a_scale_are_in_it(cast, staff, welsh, variant):
    labelled(cast.organisation, variant)
    assert not may_change(staff, welsh)


def test_what_others_wrote_or_what_is_in_another_language_holds_nothing_up(cast, staff, welsh, page):
    labelled(cast.other, "cy")
    (placed,) = page.placed.all()
    words = {f"{placed.pk}-text": "Jak było?"}
    translating.keep(questionnaire=page.questionnaire, variant="pl", key=f"page-{page.pk}", words=words)

    assert may_change(staff, welsh)


def test_published_versions_are_looked_through_once_for_the_page(staff, welsh):
    with CaptureQueriesContext(connection) as asked:
        staff.get(url("language", welsh))

    versions = QuestionnaireVersion._meta.db_table
    assert sum(f'FROM "{versions}"' in query["sql"] for query in asked.captured_queries) == 1
    assert not languages.has_texts(welsh)
