"""Publishing a working copy: what stands in the way, what changes, and what can never change again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, transaction

from evaluation.models import Item, PlacedItem, QuestionnaireVersion, Scale
from evaluation.questionnaires import bank, changes, checking, publishing, working_copy
from evaluation.questionnaires.content import content_of, with_pages
from evaluation.questionnaires.working_copy import pages_of

pytestmark = pytest.mark.django_db


def read(questionnaire):
    copy = with_pages(type(questionnaire).objects.filter(pk=questionnaire.pk)).get()
    return copy, content_of(copy)


def blocks(questionnaire):
    return [(found.where, found.words) for found in checking.blocks(*read(questionnaire))]


def looks(questionnaire):
    return [(found.where, found.words) for found in checking.looks(*read(questionnaire))]


def test_the_first_version(small, cast):
    version = publishing.publish(questionnaire=small, by=cast.coordinator)
    assert (version.number, version.published_by, version.variants) == (1, cast.coordinator, [])
    assert version.content_hash == QuestionnaireVersion.hash_of(version.content)
    assert [list(page.codes) for page in version.pages] == [["X1"], list(version.pages[1].codes)]
    assert version.content["minutes"] == 2
    assert version in QuestionnaireVersion.objects.offered(organisation=cast.organisation)
    assert version not in QuestionnaireVersion.objects.offered(organisation=cast.other)


def test_the_next_says_whether_answers_mean_the_same(small, cast):
    publishing.publish(questionnaire=small, by=cast.coordinator)
    working_copy.word_page(page=pages_of(small)[0], title="Speaking up", intro="")
    second = publishing.publish(questionnaire=small, by=cast.coordinator, keeps_meaning=False, change_note="Shorter")
    assert (second.number, second.keeps_meaning, second.change_note) == (2, False, "Shorter")


def test_nothing_changed_is_nothing_to_publish(small, cast):
    publishing.publish(questionnaire=small, by=cast.coordinator)
    with pytest.raises(ValidationError, match="Nothing has changed since version 1"):
        publishing.publish(questionnaire=small, by=cast.coordinator)
    assert small.versions.count() == 1


def test_what_nobody_looked_at_is_not_published(small, cast):
    _, content = read(small)
    working_copy.word_page(page=pages_of(small)[0], title="Changed meanwhile", intro="")
    with pytest.raises(ValidationError, match="Somebody has changed"):
        publishing.publish(questionnaire=small, by=cast.coordinator, seen_hash=QuestionnaireVersion.hash_of(content))
    assert not small.versions.exists()


def test_what_stands_in_the_way(small, cast):
    first, second = pages_of(small)
    working_copy.add_page(questionnaire=small, title="Nothing here")
    PlacedItem.objects.create(page=first, item_id="X2", position=9)
    PlacedItem.objects.filter(item="I2", page=second).update(texts={"en": {"text": ""}})
    type(first).objects.filter(pk=second.pk).update(texts={})
    type(first).objects.filter(pk=first.pk).update(shown_if_item="X2", shown_if_options=["no"])
    few = Scale.objects.create(code="o1.few", organisation=cast.organisation, name="Few", options=[])
    item = bank.add_item(
        organisation=cast.organisation,
        code="FEW",
        text="Which?",
        kind="choice",
        scale=few,
        stage="impact",
        use="counted",
    )
    working_copy_add(second, item)
    found = blocks(small)
    assert ("Page 1, X2", "This question is asked twice. Remove it here or there.") in found
    assert ("Page 2", "This page has no title.") in found
    assert ("Page 2, I2", "The English text of this question is missing.") in found
    assert ("Page 2, FEW", "This question needs at least two answers to choose from.") in found
    assert ("Page 3", "This page has no questions. Add some, or remove the page.") in found
    assert any(where == "Page 1" and "earlier page" in words for where, words in found)
    with pytest.raises(ValidationError):
        publishing.publish(questionnaire=small, by=cast.coordinator)
    assert not small.versions.exists()


def working_copy_add(page, item):
    PlacedItem.objects.create(page=page, item=item, position=8)


def test_an_empty_questionnaire_cannot_be_published(cast):
    empty = working_copy.begin(organisation=cast.organisation, title="Empty", phase="after", capacities=["carer"])
    assert blocks(empty) == [
        ("The whole questionnaire", "There are no questions yet. Add a page, and questions to it.")
    ]


def test_what_is_worth_a_second_look(small, cast):
    scale = bank.add_scale(organisation=cast.organisation, name="Yes", labels=["Yes", "No"], has_opt_outs=False)
    item = bank.add_item(
        organisation=cast.organisation,
        code="HARD",
        text="Do you not feel that nobody in our organisation has listened to you and/or asked you? "
        "Here is a very long sentence that goes on and on so that it has many more than the twenty words it should.",
        kind="choice",
        scale=scale,
        stage="impact",
        use="counted",
        is_sensitive=True,
    )
    working_copy.add_items(page=pages_of(small)[0], items=[item])
    cast.organisation.support_contacts.all().delete()
    found = " ".join(words for _, words in looks(small))
    for words in (
        "A sentence has 23 words",
        "two words for “no”",
        "two things at once",
        "Long words: organisation",
        "There is no answer “This does not fit me” and no “I would rather not say”",
        "named nobody to turn to",
    ):
        assert words in found
    assert publishing.publish(questionnaire=small, by=cast.coordinator), "none of it stands in the way"


def test_long_and_full_of_own_words(own):
    found = " ".join(words for _, words in looks(own))
    assert "many people stop half-way" in found
    assert "ask for own words" in found


def test_what_changed_is_said_in_words(small, cast):
    _, old = read(small)
    working_copy.word_item(
        placed=PlacedItem.objects.get(item="X1", page__questionnaire=small), text="I can speak.", hint=""
    )
    working_copy.remove_item(placed=PlacedItem.objects.get(item="I2", page__questionnaire=small))
    second = pages_of(small)[1]
    working_copy.add_items(page=second, items=[Item.objects.get(pk="X3")])
    working_copy.show_only_if(page=second, item=Item.objects.get(pk="X1"), options=["no"])
    found = {one.label: (one.before, one.after) for one in changes.between(old, read(small)[1])}
    assert found["The wording of X1"] == ("I feel sure I can say what I think.", "I can speak.")
    assert found["A new question (X3)"][0] == ""
    assert "Yes, a lot" in found["A new question (X3)"][1]
    assert found["A question taken out (I2)"][1] == ""
    assert found["Who is shown which page"] == (
        "",
        "Being heard: Only people who answered “No” to “I can speak.”",
    )
    assert changes.between(old, old) == []


def test_every_difference_of_two_contents_is_found(small):
    """Whatever differs between two versions, at least one difference says so."""
    _, old = read(small)
    import copy

    for path, value in (
        (("title",), "Other"),
        (("note",), "Other"),
        (("pages", 0, "title"), "Other"),
        (("pages", 1, "intro"), "Other"),
        (("pages", 0, "items", 0, "text"), "Other"),
        (("pages", 0, "items", 0, "hint"), "Other"),
        (("pages", 0, "items", 0, "is_sensitive"), True),
        (("pages", 0, "items", 0, "options", 0, "label"), "Other"),
        (("pages", 0, "items", 0, "options", 0, "meaning"), "neutral"),
        (("pages", 0, "items", 0, "options", 0, "is_exclusive"), True),
        (("pages", 0, "items", 0, "variants"), {"cy": {"text": "Arall"}}),
        (("pages", 0, "items", 0, "options", 0, "variants"), {"cy": {"label": "Arall"}}),
        (("pages", 0, "variants"), {"cy": {"title": "Arall"}}),
        (("variants",), {"cy": {"title": "Arall"}}),
        (("pages", 1, "shown_if"), {"code": "X1", "options": ["no"]}),
    ):
        new = copy.deepcopy(old)
        node = new
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = value
        assert changes.between(old, new), path
    new = copy.deepcopy(old)
    new["pages"][1]["items"].reverse()
    assert changes.between(old, new)
    new["pages"][0]["items"].append(new["pages"][1]["items"].pop())
    assert changes.between(old, new)


def test_the_database_refuses_to_change_what_was_published(small, cast):
    version = publishing.publish(questionnaire=small, by=cast.coordinator)
    for change in ({"content": {}}, {"variants": ["cy"]}, {"keeps_meaning": False}, {"content_hash": "x"}):
        with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
            QuestionnaireVersion.objects.filter(pk=version.pk).update(**change)
