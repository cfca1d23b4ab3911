"""One row of the spreadsheet: what stands in a cell, or what is wrong with it, as a sentence."""

import re

from evaluation.instruments.columns import (
    ANSWER_CODE,
    KIND,
    KIND_NAMES,
    KINDS,
    LONGEST,
    MEANINGS,
    MEANS,
    MOST_ANSWERS,
    NO,
    STAGE,
    STAGE_NAMES,
    STAGES,
    WAYS_OUT_BY_CODE,
    YES,
)
from figures.scales import Meaning

# A workbook turns "3-4" into the fourth of March before anybody sees it.
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_A_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
FEWEST_ANSWERS = 2


class Cells:
    """The cells of one row by heading; `wrong(column, words)` hears what has to be put right."""

    def __init__(self, words, wrong):
        self.words = words
        self.wrong = wrong

    def has(self, *headings):
        return any(self.words.get(heading) for heading in headings)

    def text(self, heading):
        words = self.words.get(heading, "")
        most = LONGEST.get(heading)
        if most and len(words) > most:
            self.wrong(heading, f"There is room for {most} characters here, and this has {len(words)}")
        return words

    def needed(self, heading, otherwise):
        if not self.has(heading):
            self.wrong(heading, otherwise)
        return self.text(heading)

    def code(self, heading, otherwise="This question has no code. Give it one, such as Q1: results are kept under it"):
        code = self.needed(heading, otherwise)
        if code and not _A_CODE.fullmatch(code):
            self.wrong(heading, f"“{_short(code)}” cannot be a code. Use letters without accents, numbers, - and _")
            return ""
        return code

    def kind(self):
        kind = self._one_of(KIND, KINDS, KIND_NAMES, "a kind of question")
        if not kind and not self.has(KIND):
            self.wrong(KIND, f"This question has no kind. Write one of: {', '.join(KIND_NAMES)}")
        return kind

    def stage(self):
        return self._one_of(STAGE, STAGES, STAGE_NAMES, "a part of 4PI")

    def meaning(self):
        found = self._one_of(MEANS, MEANINGS, list(MEANINGS), "something an answer can mean")
        return str(found or Meaning.NEUTRAL)

    def yes(self, heading):
        return self._one_of(heading, {YES: YES, NO: ""}, [YES, NO], "an answer here") == YES

    def refuse_dates(self):
        for heading, words in self.words.items():
            if _A_DAY.fullmatch(words):
                self.wrong(
                    heading,
                    f"The spreadsheet program has made the day {words[:10]} of what was typed. Set the column to "
                    "“Text” and type it again",
                )

    def refuse_way_out_with_another_meaning(self, option):
        """The ways out have codes of their own, which stand for them in every questionnaire."""
        way_out = WAYS_OUT_BY_CODE.get(option["code"])
        if way_out and way_out["meaning"] != option["meaning"]:
            self.wrong(ANSWER_CODE, f"The code “{option['code']}” is kept for “{way_out['label']}”. Use another")

    def _one_of(self, heading, known, names, what):
        words = self.words.get(heading, "")
        found = known.get(words.casefold())
        if words and found is None:
            self.wrong(heading, f"“{_short(words)}” is not {what}. Write one of: {', '.join(names)}")
        return found or ""


def refuse_number_of_answers(instrument, question):
    number = len(question.options)
    if number < FEWEST_ANSWERS:
        instrument.wrong(question.row, KIND, "This kind needs at least two answers to choose from. Add them under it")
    elif number > MOST_ANSWERS:
        instrument.wrong(
            question.row, KIND, f"This question has {number} answers, and {MOST_ANSWERS} is the most people can take in"
        )


def _short(words):
    return words if len(words) <= 40 else words[:39] + "…"
