"""Changing the pages and questions of a working copy, and what would leave a page waiting for a later answer."""

import pytest
from django.core.exceptions import ValidationError

from evaluation.models import Item, PlacedItem
from evaluation.questionnaires import working_copy
from evaluation.questionnaires.content import content_of, with_pages
from evaluation.questionnaires.routing import in_words
from evaluation.questionnaires.working_copy import DOWN, UP, pages_of

pytestmark = pytest.mark.django_db


def shape(questionnaire):
    """{title of the page: codes on it} in order."""
    return {str(page): [placed.item_id for placed in page.placed.all()] for page in pages_of(questionnaire)}


def on(questionnaire, code):
    return PlacedItem.objects.get(page__questionnaire=questionnaire, item=code)


def test_begun_empty_and_filled(small):
    assert shape(small) == {"Saying what you think": ["X1"], "Being heard": ["X2", "I2"]}
    assert small.code.startswith(f"o{small.organisation_id}-")


def test_two_questionnaires_have_two_codes(small, cast):
    other = working_copy.begin(organisation=cast.organisation, title="In short", phase="after", capacities=["carer"])
    assert other.code != small.code


def test_pages_move_and_stay_at_the_ends(small):
    second = pages_of(small)[1]
    working_copy.move_page(page=second, direction=UP)
    assert list(shape(small)) == ["Being heard", "Saying what you think"]
    working_copy.move_page(page=second, direction=UP)
    assert list(shape(small)) == ["Being heard", "Saying what you think"]
    working_copy.move_page(page=second, direction=DOWN)
    working_copy.move_page(page=second, direction=DOWN)
    assert list(shape(small)) == ["Saying what you think", "Being heard"]


def test_questions_move_within_a_page_and_on_to_the_next(small):
    working_copy.move_item(placed=on(small, "X2"), direction=DOWN)
    assert shape(small)["Being heard"] == ["I2", "X2"]
    working_copy.move_item(placed=on(small, "I2"), direction=UP)
    assert shape(small) == {"Saying what you think": ["X1", "I2"], "Being heard": ["X2"]}
    working_copy.move_item(placed=on(small, "I2"), direction=DOWN)
    assert shape(small) == {"Saying what you think": ["X1"], "Being heard": ["I2", "X2"]}
    for _ in range(3):
        working_copy.move_item(placed=on(small, "X1"), direction=UP)
    assert shape(small)["Saying what you think"] == ["X1"]


def test_an_item_stands_once(small):
    page = pages_of(small)[0]
    assert working_copy.add_items(page=page, items=list(Item.objects.filter(pk__in=["X2", "X3"]))) == 1
    assert shape(small)["Saying what you think"] == ["X1", "X3"]


def test_a_page_may_wait_for_an_earlier_answer_only(small):
    first, second = pages_of(small)
    working_copy.show_only_if(page=second, item=Item.objects.get(pk="X1"), options=["no", "not_sure"])
    assert content_of(with_pages(type(small).objects.filter(pk=small.pk)).get())["pages"][1]["shown_if"] == {
        "code": "X1",
        "options": ["no", "not_sure"],
    }
    pages = pages_of(small)
    assert in_words(pages[1], pages) == (
        "Only people who answered “No” or “Not sure” to “I feel sure I can say what I think.”"
    )
    with pytest.raises(ValidationError, match="earlier page"):
        working_copy.show_only_if(page=first, item=Item.objects.get(pk="X2"), options=["no"])
    with pytest.raises(ValidationError, match="no longer there"):
        working_copy.show_only_if(page=second, item=Item.objects.get(pk="X1"), options=["much_worse"])
    working_copy.show_only_if(page=second, item=None, options=[])
    assert in_words(pages_of(small)[1], pages_of(small)) == ""


def moves_that_break(small):
    first, second = pages_of(small)
    yield lambda: working_copy.move_page(page=second, direction=UP)
    yield lambda: working_copy.move_page(page=first, direction=DOWN)
    yield lambda: working_copy.remove_page(page=first)
    yield lambda: working_copy.remove_item(placed=on(small, "X1"))
    yield lambda: working_copy.move_item(placed=on(small, "X1"), direction=DOWN)


def test_what_would_break_a_condition_is_refused_whole(small):
    working_copy.show_only_if(page=pages_of(small)[1], item=Item.objects.get(pk="X1"), options=["no"])
    before = shape(small)
    for move in moves_that_break(small):
        with pytest.raises(ValidationError, match="Change who sees “Being heard” first"):
            move()
        assert shape(small) == before


def test_a_wording_of_its_own_is_kept_only_where_it_differs(small):
    placed = on(small, "X1")
    bank = placed.item.texts["en"]["text"]
    working_copy.word_item(placed=placed, text=bank, hint="")
    assert on(small, "X1").texts == {}
    working_copy.word_item(placed=placed, text=bank, hint="Think of the meetings.")
    assert on(small, "X1").texts == {"en": {"hint": "Think of the meetings."}}
    assert Item.objects.get(pk="X1").texts["en"]["text"] == bank


def test_a_hint_of_the_bank_can_be_left_out_here(small):
    placed = on(small, "I2")
    assert placed.item.texts["en"]["hint"]
    working_copy.word_item(placed=placed, text="What changed?", hint="")
    content = content_of(with_pages(type(small).objects.filter(pk=small.pk)).get())
    assert content["pages"][1]["items"][1]["hint"] == ""


def test_put_away_and_brought_back(small):
    working_copy.archive(questionnaire=small)
    small.refresh_from_db()
    assert small.archived_at
    working_copy.bring_back(questionnaire=small)
    small.refresh_from_db()
    assert small.archived_at is None
