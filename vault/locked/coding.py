"""From what a person answered to the categories that are counted."""

from functools import cache

from figures.menu import BLANK, DECLINED, Characteristic
from participants.categories import map_codes, scheme
from vault import questions

STAYED_CODES = ("stayed", "left")
# Two questions make one answer: a condition, and whether it makes things harder.
CONDITION, LIMITS = "ltc", "limits"
DISABILITY_IN_FOUR = {"lot": "limited_lot", "little": "limited_little", "not_at_all": "not_limited"}


def characteristics_of(chosen):
    """What is counted for an organisation that asks about these characteristics, in the order of the question set."""
    return [
        Characteristic(code, tuple(category.code for category in scheme(_counted_in(code)).categories))
        for code in questions.characteristics()
        if code in chosen
    ]


def code_answers(answer_set, *, characteristics):
    """{characteristic: category, DECLINED or BLANK} of one set of answers."""
    return {each.code: _code_one(answer_set, each.code) for each in characteristics}


def _code_one(answer_set, characteristic):
    if characteristic == "disability":
        return _code_disability(answer_set)
    said = answer_set.answers.get(characteristic)
    if said is None:
        return _not_said(answer_set, characteristic)
    return _mapping(characteristic)[said]


def _code_disability(answer_set):
    condition = answer_set.answers.get(CONDITION)
    if condition is None:
        return _not_said(answer_set, CONDITION)
    if condition == "no":
        return _in_two("no_condition")
    limits = answer_set.answers.get(LIMITS)
    return _not_said(answer_set, LIMITS) if limits is None else _in_two(DISABILITY_IN_FOUR[limits])


def _not_said(answer_set, question):
    return DECLINED if question in answer_set.declined else BLANK


def _in_two(code):
    return map_codes("disability_4", "disability_2")[code]


@cache
def _mapping(question):
    asked = questions.everything()[question]
    return map_codes(asked.scheme, asked.counted_in)


@cache
def _counted_in(characteristic):
    return next(
        question.counted_in
        for question in questions.everything().values()
        if question.characteristic == characteristic and question.counted_in
    )
