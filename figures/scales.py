"""What an answer option means when answers are counted, whatever the option is called."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What choosing an option says. Stored with each option, so that new scales need no new code."""

    FAVOURABLE = "favourable"
    PARTLY = "partly"
    # "The same", "OK", and every option of a question that has no better side ("Which of these did it feel like?").
    NEUTRAL = "neutral"
    UNFAVOURABLE = "unfavourable"
    UNSURE = "unsure"
    DOES_NOT_FIT = "does_not_fit"
    RATHER_NOT_SAY = "rather_not_say"

    @property
    def counts_as_answer(self) -> bool:
        """Whether people who chose this belong to the N in "7 of N people".

        A question that does not fit somebody, or that somebody would rather not answer, says nothing about the rest:
        missing is never zero. Both are counted apart. "Not sure" is an answer, and not the same as "no".
        """
        return self not in (Meaning.DOES_NOT_FIT, Meaning.RATHER_NOT_SAY)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a person can choose, as one version of a questionnaire words it."""

    code: str
    label: str
    meaning: Meaning


def check_options(options: Iterable[Option]) -> None:
    """Refuse a scale that cannot be counted: no options, or two with the same code."""
    codes = [option.code for option in options]
    if not codes:
        raise ValueError("A question needs at least one answer option.")
    if len(set(codes)) != len(codes):
        raise ValueError(f"Two answer options share a code: {', '.join(codes)}.")


def has_better_side(options: Iterable[Option]) -> bool:
    """Whether a question has good and bad answers, or only different ones."""
    return any(option.meaning in (Meaning.FAVOURABLE, Meaning.PARTLY, Meaning.UNFAVOURABLE) for option in options)


def in_order(options: Iterable[Option]) -> tuple[str, ...]:
    """Give the codes of the answers that can be set above one another, from the worst to the best.

    The meaning decides; between two answers that mean alike, the scale: it runs one way from end to end.
    """
    order = (Meaning.UNFAVOURABLE, Meaning.NEUTRAL, Meaning.PARTLY, Meaning.FAVOURABLE)
    answers = [option for option in options if option.meaning in order]
    places = [order.index(option.meaning) for option in answers]
    if places and places[0] > places[-1]:  # most scales begin with the best answer
        answers.reverse()
    return tuple(option.code for option in sorted(answers, key=lambda option: order.index(option.meaning)))
