"""Questions and answers of an organisation's own: what may change, and what published answers depend on."""

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, transaction

from evaluation.models import Item, Scale
from evaluation.questionnaires import bank, publishing, working_copy
from evaluation.questionnaires.working_copy import pages_of
from figures.scales import Meaning

pytestmark = pytest.mark.django_db


@pytest.fixture
def scale(cast):
    return bank.add_scale(organisation=cast.organisation, name="How often", labels=["Often", "Never", "Not sure"])


@pytest.fixture
def item(cast, scale):
    return bank.add_item(
        organisation=cast.organisation,
        code="often",
        text="How often did you come?",
        kind="choice",
        scale=scale,
        stage="process",
        use="counted",
    )


def publish_with(small, item, cast):
    working_copy.add_items(page=pages_of(small)[0], items=[item])
    return publishing.publish(questionnaire=small, by=cast.coordinator)


def test_common_answers_know_what_they_mean(scale):
    assert [(option["code"], option["meaning"]) for option in scale.options] == [
        ("often", "neutral"),
        ("never", "neutral"),
        ("not_sure", "unsure"),
        ("this_does_not_fit_me", "does_not_fit"),
        ("i_would_rather_not_say", "rather_not_say"),
    ]
    assert all(Meaning(option["meaning"]) for option in scale.options)


def test_two_answers_never_share_a_code():
    options = bank.with_labels([], ["Yes!", "Yes?", "…"])
    assert [option["code"] for option in options] == ["yes", "yes_2", "answer"]


def test_two_organisations_may_use_one_code(item, cast):
    assert (item.code, item.short_code) == (f"o{cast.organisation.pk}.OFTEN", "OFTEN")
    theirs = bank.add_item(
        organisation=cast.other, code="OFTEN", text="Often?", kind="text", stage="impact", use="text"
    )
    assert theirs.short_code == "OFTEN"
    assert theirs not in Item.objects.of(cast.organisation)
    with pytest.raises(ValidationError, match="a question with the code OFTEN already"):
        bank.add_item(
            organisation=cast.organisation, code="Often", text="Again?", kind="text", stage="impact", use="text"
        )


def test_the_database_keeps_codes_and_kinds(item):
    for change in ({"code": "o1.OTHER"}, {"kind": "many"}):
        with pytest.raises(InternalError), transaction.atomic():
            Item.objects.filter(pk=item.pk).update(**change)


def test_before_it_is_published_how_it_is_counted_may_change(item):
    bank.change_item(item=item, text="How often?", hint="", is_sensitive=True, stage="impact", use="scored")
    item.refresh_from_db()
    assert (item.texts["en"]["text"], item.stage, item.use, item.is_sensitive) == (
        "How often?",
        "impact",
        "scored",
        True,
    )


def test_once_published_only_its_wording_may_change(item, small, cast):
    publish_with(small, item, cast)
    bank.change_item(item=item, text="How often?", hint="", is_sensitive=True, stage="impact", use="scored")
    item.refresh_from_db()
    assert (item.texts["en"]["text"], item.stage, item.use, item.is_sensitive) == (
        "How often?",
        "process",
        "counted",
        True,
    )


def test_words_in_another_language_show_as_behind_after_the_english_changed(item):
    Item.objects.filter(pk=item.pk).update(texts=item.texts | {"cy": {"text": "Pa mor aml?"}})
    bank.change_item(item=item, text="How many times?", hint="", is_sensitive=False)
    item.refresh_from_db()
    assert item.texts["cy"] == {"text": "Pa mor aml?", "of": {"text": "How often did you come?"}}


def test_published_answers_keep_their_codes_meanings_and_order(item, scale, small, cast):
    publish_with(small, item, cast)
    good, *rest = scale.options
    for options in (
        rest,
        [good, *rest, {"code": "new", "label": "New", "meaning": "neutral"}],
        [good | {"meaning": "favourable"}, *rest],
        [good | {"is_exclusive": True}, *rest],
        [*rest, good],
    ):
        with pytest.raises(ValidationError, match="make a new scale and a new question"):
            bank.change_scale(scale=scale, name="Other", options=options)
    bank.change_scale(scale=scale, name="Often or not", options=[good | {"label": "Very often"}, *rest])
    scale.refresh_from_db()
    assert (scale.name, scale.options[0]["label"]) == ("Often or not", "Very often")


def test_unpublished_answers_may_change(item, scale):
    options = [scale.options[0] | {"meaning": "favourable"}, scale.options[1]]
    bank.change_scale(scale=scale, name="How often", options=options)
    assert Scale.objects.get(pk=scale.pk).options == options
