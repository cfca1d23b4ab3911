"""Figures in words: what a table and its cells are called, and the six sentences that protect people."""

from functools import cache

from figures.menu import BLANK, DECLINED, STAYED
from participants.categories import scheme
from vault import questions

COVERAGE = "coverage"
NOT_SAID = {DECLINED: "Prefer not to say", BLANK: "Left blank, or not asked at the time"}
STAYED_LABELS = {"stayed": "Stayed", "left": "Left"}
COVERAGE_LABELS = {"given": "Sent “About you”, whatever is in it", "not_given": "Have not sent it"}
SAME_GENDER = {"yes": "Same as sex registered at birth", "no": "Different from sex registered at birth"}


def name_table(characteristic):
    """What a table is about, such as "Age" or "Sex and age"."""
    first, *others = (_name_one(code) for code in characteristic.split("+"))
    return " and ".join([first, *(other[:1].lower() + other[1:] for other in others)])


@cache
def labels_of(characteristic):
    """The words for the cells of one characteristic in their order: {code: label}."""
    if characteristic == COVERAGE:
        return COVERAGE_LABELS
    if characteristic == STAYED:
        return STAYED_LABELS
    if characteristic == "gender_identity":
        return SAME_GENDER | NOT_SAID
    counted_in = next(
        question.counted_in
        for question in questions.everything().values()
        if question.characteristic == characteristic and question.counted_in
    )
    return {category.code: category.label for category in scheme(counted_in).categories} | NOT_SAID


def six_sentences(rule):
    """The rule with its own numbers: pairs of a name to remember and what it means."""
    few, base = rule.base - 1, rule.base
    return (
        (
            "A fixed menu",
            "Each characteristic is counted by itself: for the organisation and each team over a year, and for each "
            f"closed activity. Two together only for the whole organisation, from {rule.pair_from} answers on.",
        ),
        (
            "Enough people",
            f"Fewer than {rule.fewest} answers are not shown. Of two groups that differ by fewer than "
            f"{rule.difference} people the smaller waits, and so does a group in which one member of staff "
            f"helped with more than {rule.helped_percent}% of the answers, or as many came by a link that "
            "everybody at an event used.",
        ),
        ("Small is small", f"0 to {few} all read “fewer than {base} (may be none)”."),
        ("Rounded", f"Everything else is shown to the nearest {base}; shares and charts are made from that."),
        (
            "Frozen",
            f"Figures are as at a day. A group’s figures are renewed when at least {rule.difference} people have come, "
            "gone or changed their answers; until then the old ones stand.",
        ),
        (
            "Attacked first",
            "Before anything is shown, a programme tries to work people out from all of it and the last four releases. "
            "What it can break is not shown.",
        ),
    )


def _name_one(code):
    named = {STAYED: "Staying", COVERAGE: "Who has answered"} | questions.characteristics()
    return named[code]
