"""Reading an instrument row by row. Everything that is wrong is said by row and column; nothing is guessed."""

from dataclasses import dataclass, field

from activities.framework import Stage
from evaluation.instruments import cells
from evaluation.instruments.columns import (
    ALONE,
    ANSWER,
    ANSWER_CODE,
    BEGINS_A_QUESTION,
    CODE,
    HINT,
    KIND,
    MEANS,
    PAGE,
    QUESTION,
    SAME_AS,
    SENSITIVE,
    WAYS_OUT,
)
from evaluation.models.wording import Kind


@dataclass(frozen=True)
class Problem:
    """One thing to put right in the file."""

    row: int
    column: str
    words: str


@dataclass
class Question:
    """One question as it was read. `options` are as in a scale; `same_as` names the question whose answers it takes."""

    row: int
    code: str = ""
    kind: str = ""
    text: str = ""
    hint: str = ""
    stage: str = Stage.IMPACT.value
    is_sensitive: bool = False
    same_as: str = ""
    options: list = field(default_factory=list)

    @property
    def has_options(self):
        return self.kind in Kind.WITH_OPTIONS


@dataclass
class Instrument:
    """What a file holds: pages as (title, questions), and what has to be put right first."""

    pages: list = field(default_factory=list)
    problems: list = field(default_factory=list)

    @property
    def questions(self):
        return [question for _, questions in self.pages for question in questions]

    def wrong(self, row, column, words):
        self.problems.append(Problem(row, column, words))


def read_instrument(rows):
    """The instrument in these rows (as `read_rows` gives them), with every problem in the order of the rows."""
    instrument = Instrument()
    for number, words in rows:
        _read_row(instrument, number, cells.Cells(words, lambda *said, row=number: instrument.wrong(row, *said)))
    for question in instrument.questions:
        _finish(instrument, question)
    instrument.problems.sort(key=lambda problem: problem.row)
    return instrument


def _read_row(instrument, number, row):
    row.refuse_dates()
    title = row.text(PAGE)
    is_question = row.has(*BEGINS_A_QUESTION)
    if title and (not instrument.pages or instrument.pages[-1][0] != title):
        instrument.pages.append((title, []))
    if is_question:
        if not instrument.pages:
            row.wrong(PAGE, "The first question has no page. Give its page a title")
            instrument.pages.append(("", []))
        instrument.pages[-1][1].append(_question(number, row))
    elif row.has(ANSWER_CODE, ANSWER) and not instrument.questions:
        row.wrong(ANSWER, "This answer stands above the first question. Put it under its question")
        return
    if row.has(ANSWER_CODE, ANSWER) or row.has(MEANS, ALONE):
        instrument.questions[-1].options += filter(None, [_option(row, instrument.questions[-1])])


def _question(number, row):
    return Question(
        row=number,
        code=row.code(CODE).upper(),
        kind=row.kind(),
        text=row.needed(QUESTION, "This question has no words. Write what people are asked"),
        hint=row.text(HINT),
        stage=row.stage() or Stage.IMPACT.value,
        is_sensitive=row.yes(SENSITIVE),
        same_as=row.text(SAME_AS).upper(),
    )


def _option(row, question):
    code = row.code(ANSWER_CODE, "This answer has no code. Give each answer a code of its own, such as 0, 1, 2")
    label = row.needed(ANSWER, "This answer has no words. Write what people choose")
    meaning = row.meaning()
    if code and code in {option["code"] for option in question.options}:
        row.wrong(ANSWER_CODE, f"“{code}” is the code of another answer to this question. Give each a code of its own")
    option = {"code": code, "label": label, "meaning": meaning}
    if row.yes(ALONE):
        if question.kind not in (Kind.MANY, ""):
            row.wrong(ALONE, "Only answers to “Choose any number” can rule out the others. Leave this empty")
        option["is_exclusive"] = True
    row.refuse_way_out_with_another_meaning(option)
    return option if code else None


def _finish(instrument, question):
    """What can only be said once every row has been read."""
    earlier = {}
    for other in instrument.questions:
        if other is question:
            break
        earlier.setdefault(other.code, other)
    if question.code and question.code in earlier:
        row = earlier[question.code].row
        instrument.wrong(question.row, CODE, f"“{question.code}” is the code of the question on row {row} already")
    if question.same_as:
        _take_answers(instrument, question, earlier.get(question.same_as))
    elif question.kind and not question.has_options and question.options:
        instrument.wrong(question.row, KIND, "People answer this kind in their own words, so it can have no answers")
    elif question.has_options:
        cells.refuse_number_of_answers(instrument, question)
    if question.has_options and not question.same_as:
        there = {option["meaning"] for option in question.options}
        question.options += [dict(option) for option in WAYS_OUT if option["meaning"] not in there]


def _take_answers(instrument, question, other):
    if question.options:
        instrument.wrong(question.row, SAME_AS, "This question has answers of its own too. Keep one or the other")
    elif not question.has_options:
        instrument.wrong(question.row, SAME_AS, "Only a question with answers to choose from can take those of another")
    elif other is None or not other.options:
        instrument.wrong(
            question.row, SAME_AS, f"There is no question “{question.same_as}” with answers above this row"
        )
    else:
        question.options = other.options
