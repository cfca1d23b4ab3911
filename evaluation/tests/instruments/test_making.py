"""A file that was confirmed becomes a working copy with items and scales: all of it, or nothing."""

import pytest
from django.core.exceptions import ValidationError

from evaluation.instruments import making
from evaluation.models import InstrumentFile, Item, Questionnaire, Scale
from evaluation.tests.instruments.test_reading import A, B, Q, rows_of

WHOLE = rows_of(
    Q | A,
    B,
    {"Code": "H2", "Kind": "Choose one", "Question": "I know what to do.", "Same answers as": "H1"},
    {"Page": "Words", "Code": "H3", "Kind": "Own words", "Question": "Why?", "Hint": "No names.", "May upset": "yes"},
)
ABOUT = {"title": "Hope", "phase": "after", "capacities": ["carer"], "source": "Hope scale, 2019", "because": "Free"}


def upload(cast, rows=WHOLE, organisation=None):
    return InstrumentFile.objects.create(
        organisation=organisation or cast.organisation, file_name="hope.csv", rows=rows, uploaded_by=cast.coordinator
    )


def counts():
    return [model.objects.count() for model in (Questionnaire, Item, Scale)]


def test_pages_items_and_one_scale_are_made(cast):
    file = upload(cast)

    made = making.make_questionnaire(file=file, **ABOUT)

    prefix = f"o{cast.organisation.pk}."
    assert [[placed.item.short_code for placed in page.placed.all()] for page in made.pages.all()] == [
        ["H1", "H2"],
        ["H3"],
    ]
    items = Item.objects.filter(organisation=cast.organisation)
    assert {item.code: item.scale_id for item in items} == {
        f"{prefix}H1": f"{prefix}H1",
        f"{prefix}H2": f"{prefix}H1",
        f"{prefix}H3": None,
    }
    assert items.get(code=f"{prefix}H3").texts == {"en": {"text": "Why?", "hint": "No names."}}
    assert items.get(code=f"{prefix}H3").is_sensitive
    assert (made.source, made.licence, made.is_usual) == ("Hope scale, 2019", "Free", False)
    assert not made.versions.exists()
    file.refresh_from_db()
    assert (file.questionnaire, file.rows) == (made, [])


def test_a_file_is_made_once(cast):
    file = upload(cast)
    making.make_questionnaire(file=file, **ABOUT)

    with pytest.raises(ValidationError, match="already"):
        making.make_questionnaire(file=file, **ABOUT)


def test_a_file_with_a_problem_makes_nothing(cast):
    before = counts()

    with pytest.raises(ValidationError, match="put right first"):
        making.make_questionnaire(file=upload(cast, rows_of(Q | A)), **ABOUT)

    assert counts() == before


def test_a_failure_half_way_leaves_nothing(cast, monkeypatch):
    before = counts()

    def fail(*_):
        raise RuntimeError("the power went")

    monkeypatch.setattr(making, "_place", fail)
    with pytest.raises(RuntimeError):
        making.make_questionnaire(file=upload(cast), **ABOUT)
    assert counts() == before


def test_the_same_question_again_is_the_same_item(cast):
    making.make_questionnaire(file=upload(cast), **ABOUT)
    items, scales = counts()[1:]

    again = making.make_questionnaire(file=upload(cast), **ABOUT)

    assert counts()[1:] == [items, scales]
    assert again.pages.first().placed.first().item.short_code == "H1"


@pytest.mark.parametrize(
    ("changed", "column", "says"),
    [
        ({"Kind": "Choose any number"}, "Kind", "“H1” is a question of another kind already (Choose one)"),
        ({"Question": "I have hope."}, "Question", "“H1” is used already for “I feel hopeful.”"),
        ({"Answer": "Never"}, "Code", "“H1” is used already with other answers"),
    ],
)
def test_a_code_that_means_something_else_already_is_refused(cast, changed, column, says):
    making.make_questionnaire(file=upload(cast), **ABOUT)

    found = making.read_for(cast.organisation, rows_of(Q | A | changed, B)).problems

    assert [(one.row, one.column) for one in found] == [(2, column)]
    assert says in found[0].words


def test_two_organisations_may_use_one_code(cast):
    making.make_questionnaire(file=upload(cast), **ABOUT)

    other = making.make_questionnaire(file=upload(cast, organisation=cast.other), **ABOUT)

    assert other.pages.first().placed.first().item.organisation == cast.other
