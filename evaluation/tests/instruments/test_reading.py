"""What is wrong in an instrument is said by row and column, everything at once."""

import pytest

from evaluation.instruments.reading import read_instrument

Q = {"Page": "Hope", "Code": "H1", "Kind": "Choose one", "Question": "I feel hopeful."}
A, B = {"Answer code": "0", "Answer": "No"}, {"Answer code": "1", "Answer": "Yes", "Means": "good"}


def rows_of(*words):
    return [[number, dict(each)] for number, each in enumerate(words, start=2)]


def problems(*words):
    return [(one.row, one.column, one.words) for one in read_instrument(rows_of(*words)).problems]


def test_a_whole_question_is_read():
    instrument = read_instrument(rows_of(Q | A, B))
    assert instrument.problems == []
    question = instrument.questions[0]
    assert (question.code, question.kind, question.text, question.stage) == (
        "H1",
        "choice",
        "I feel hopeful.",
        "impact",
    )
    assert [(option["code"], option["meaning"]) for option in question.options] == [
        ("0", "neutral"),
        ("1", "favourable"),
        ("does_not_fit", "does_not_fit"),
        ("rather_not_say", "rather_not_say"),
    ]


def test_ways_out_that_the_instrument_has_are_not_added_twice():
    instrument = read_instrument(rows_of(Q | A, B, {"Answer code": "9", "Answer": "N/A", "Means": "does not fit"}))
    meanings = [option["meaning"] for option in instrument.questions[0].options]
    assert (meanings.count("does_not_fit"), meanings.count("rather_not_say")) == (1, 1)


@pytest.mark.parametrize(
    ("words", "row", "column", "says"),
    [
        ([Q | A | {"Kind": "Slider"}, B], 2, "Kind", "“Slider” is not a kind of question. Write one of: Choose one,"),
        ([{k: v for k, v in (Q | A).items() if k != "Kind"}, B], 2, "Kind", "has no kind"),
        ([Q | {"Answer": "No"}, B, A], 2, "Answer code", "This answer has no code"),
        ([Q | {"Answer code": "0"}, B], 2, "Answer", "This answer has no words"),
        ([Q | A, A, B], 3, "Answer code", "“0” is the code of another answer"),
        ([Q | A, B, Q | A, B], 4, "Code", "“H1” is the code of the question on row 2 already"),
        ([Q | A, B, Q | A | {"Code": "h1"}, B], 4, "Code", "“H1” is the code of the question on row 2 already"),
        ([Q | A | {"Question": ""}, B], 2, "Question", "This question has no words"),
        ([Q | A | {"Code": ""}, B], 2, "Code", "This question has no code"),
        ([Q | A | {"Code": "Frage 1"}, B], 2, "Code", "“Frage 1” cannot be a code"),
        ([Q | A | {"Question": "x" * 301}, B], 2, "Question", "room for 300 characters here, and this has 301"),
        ([Q | A], 2, "Kind", "needs at least two answers"),
        ([Q | A, *({"Answer code": f"a{n}", "Answer": "x"} for n in range(20))], 2, "Kind", "has 21 answers"),
        ([Q | A | {"Kind": "Own words"}], 2, "Kind", "in their own words, so it can have no answers"),
        ([Q | A, B | {"Means": "great"}], 3, "Means", "“great” is not something an answer can mean"),
        (
            [Q | A, B | {"Rules out the others": "yes"}],
            3,
            "Rules out the others",
            "Only answers to “Choose any number”",
        ),
        ([A, Q | A, B], 2, "Answer", "stands above the first question"),
        ([{k: v for k, v in (Q | A).items() if k != "Page"}, B], 2, "Page", "has no page"),
        ([Q | A | {"Answer": "2026-03-04 00:00:00"}, B], 2, "Answer", "has made the day 2026-03-04 of what was typed"),
        ([Q | A | {"Part of 4PI": "Money"}, B], 2, "Part of 4PI", "“Money” is not a part of 4PI"),
        ([Q | {"Answer code": "does_not_fit", "Answer": "Never"}, B], 2, "Answer code", "is kept for"),
        ([Q | {"Same answers as": "H9"}], 2, "Same answers as", "no question “H9” with answers above"),
        ([Q | A, B, Q | A | {"Code": "H2", "Same answers as": "H1"}], 4, "Same answers as", "answers of its own too"),
    ],
)
def test_each_problem_is_said_where_it_is(words, row, column, says):
    found = problems(*words)
    assert [(one[0], one[1]) for one in found] == [(row, column)], found
    assert says in found[0][2]


def test_everything_wrong_is_said_at_once_in_the_order_of_rows():
    found = problems(Q | A | {"Kind": "Slider"}, {"Answer": "Yes"}, {"Page": "x" * 101, "Code": "H2"})
    assert [(row, column) for row, column, _ in found] == [
        (2, "Kind"),
        (3, "Answer code"),
        (4, "Page"),
        (4, "Kind"),
        (4, "Question"),
    ]
