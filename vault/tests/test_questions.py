"""The shipped questions fit the shipped schemes, and every one may be declined or left out."""

from participants import categories
from vault import questions
from vault.questions import DECLINED

# Counted from two questions together, so no mapping of one scheme to another.
TOGETHER = "disability_2"
HARMONISED_ORDER = [
    *("age", "sex", "gender_identity", "ethnic_group", "ethnic_detail"),
    *("ltc", "limits", "religion", "orientation", "unpaid_care"),
]


def test_questions_come_in_their_harmonised_order():
    assert list(questions.everything()) == HARMONISED_ORDER


def test_every_answer_stands_in_its_scheme_and_can_be_counted():
    for question in questions.everything().values():
        codes = [choice.code for choice in question.options]
        assert sorted(codes) == sorted(category.code for category in categories.scheme(question.scheme).categories)
        assert len(set(codes)) == len(codes)
        assert DECLINED not in codes
        if question.counted_in and question.counted_in != TOGETHER:
            assert set(categories.map_codes(question.scheme, question.counted_in)) == set(codes)


def test_the_second_step_of_the_ethnic_group_is_its_own_detail():
    parents = categories.map_codes("ethnic_2021", "ethnic_5")
    detail = questions.everything()["ethnic_detail"]
    assert {choice.code: choice.after for choice in detail.options} == dict(parents)


def test_the_shipped_sets_hold_known_characteristics():
    known = set(questions.characteristics())
    assert set(questions.shipped_set("minimal")) < set(questions.shipped_set("standard")) <= known
    assert {question.characteristic for question in questions.everything().values()} == known
    assert "gender_identity" not in questions.shipped_set("minimal")
