"""What "About you" asks: the harmonised questions, as versioned data in their order (questions.json)."""

import json
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

DECLINED = "declined"  # "Prefer not to say"; left blank is the empty text
SECONDS_A_QUESTION = 15
UNDER_16 = "under_16"


@dataclass(frozen=True)
class Choice:
    """One answer. `after`: it belongs under this answer to the question before."""

    code: str
    label: str
    after: str = ""


@dataclass(frozen=True)
class Question:
    """One question, the scheme its answers belong to, and the scheme they are counted in (empty: not counted)."""

    code: str
    characteristic: str
    text: str
    hint: str
    scheme: str
    counted_in: str
    options: tuple[Choice, ...]
    only_after: str = ""
    from_age_16: bool = False

    def choices(self, said):
        """The answers that fit what was said before, {question: code}."""
        before = said.get(self.only_after, "") if self.only_after else ""
        return [choice for choice in self.options if choice.after == before]

    def is_asked(self, said):
        """Whether this question is for somebody who said this before: the second step only after the first."""
        if self.from_age_16 and said.get("age") == UNDER_16:
            return False
        return bool(self.choices(said))


@cache
def read():
    """The whole file as it is shipped."""
    return json.loads(Path(__file__).with_name("questions.json").read_text(encoding="utf-8"))


@cache
def everything():
    """Every question there is, in order: {code: Question}."""
    return {
        entry["code"]: Question(**entry | {"options": tuple(Choice(**option) for option in entry["options"])})
        for entry in read()["questions"]
    }


def characteristics():
    """What an organisation may choose from: {code: label}, in order."""
    return {entry["code"]: entry["label"] for entry in read()["characteristics"]}


def shipped_set(name="standard"):
    """The characteristics of a shipped set, "minimal" or "standard"."""
    return read()["sets"][name]


def asked_by(organisation):
    """The questions this organisation asks, in order; the shipped standard set where it has not chosen."""
    monitoring = getattr(organisation, "monitoring", None)
    chosen = (monitoring and monitoring.questions) or shipped_set()
    return [question for question in everything().values() if question.characteristic in chosen]


def minutes(asked):
    """How long these questions take. Unit: minutes."""
    return ceil(len(asked) * SECONDS_A_QUESTION / 60)
