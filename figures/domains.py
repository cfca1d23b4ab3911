"""A part of 4PI taken together: the answers to its questions added up, and how many people mostly agreed.

What is added up is what each question of the part already shows of this capacity, nothing else, so that the sum tells
nothing new. A question that is hidden because too few answered it is left out, and named; one that is not shown exactly
for any other reason (nearly everybody said no, or nearly all did who were asked by name) leaves the part without a
figure, because without it the rest would look better than it was.

What is new is how many people agreed with at least three quarters of what they answered. The rule:

1. Somebody counts who answered at least 60 % of the questions that fit them. Fewer than eight are too few.
2. "None, or one, of 9 people" is said where at most one agreed so far, for "none" would tell of everybody.
3. Who answered less is left over when those who count are set against the counts of each question. If all of them said
   the same to a question, and nothing that is shown leaves another possible, the number of people is hidden. It leaves
   another possible where one of them could have changed answers with somebody who counts and all numbers stayed.
4. Where others answered without a name, the number of people is hidden unless it could be told so of those alone who
   were asked by name: whoever gave the other answers can take them away.

Units: answers, and people where it says so. There is no score over several parts.
Source: questionnaires 7.7.2.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import ceil, floor

from figures.intervals import wilson
from figures.plain import PERCENTAGES_FROM, join_words, say_out_of, say_part, say_people, start_large
from figures.protected import HIDDEN, NOT_SHOWN_EXACTLY, ProtectedTable
from figures.scales import Meaning, Option
from figures.sides import ProtectedSide

FEWEST_PEOPLE = 8
ENOUGH_PERCENT = 60  # of the questions that fit a person
MOSTLY_PERCENT = 75  # of what a person answered
SAID = {
    Meaning.FAVOURABLE: "Yes, a lot",
    Meaning.PARTLY: "Yes, a bit",
    Meaning.UNFAVOURABLE: "No",
    Meaning.UNSURE: "Not sure",
}
HEADER = ("Answers", *SAID.values(), "People who answered enough", "Agreed with three quarters or more", "May be")
TOO_FEW = f"too few people answered enough of these questions (fewer than {FEWEST_PEOPLE})"
NOT_EXACT = "no figure, because one of these questions is not shown exactly"
HIDDEN_PEOPLE = "How many people mostly agreed is hidden to protect people."

# What one person said to the questions that are added up, in their order; None where nothing was said.
Record = tuple[Meaning | None, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the part as it is shown of one capacity."""

    code: str
    words: str
    side: ProtectedSide


@dataclass(frozen=True, slots=True)
class DomainSide:
    """One capacity: the questions of the part, and how many people gave which answers to those that are added up.

    by_name: those alone who were asked by name, where others answered without one; empty where nobody knows. Else None.
    """

    capacity: str
    label: str
    asked: tuple[Asked, ...]
    people: Mapping[Record, int] = field(repr=False)
    by_name: Mapping[Record, int] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ProtectedDomainSide:
    """What may be said of one capacity. `parts`: answers under each of `SAID`; empty where there is no figure."""

    capacity: str
    label: str
    sentence: str
    codes: tuple[str, ...]
    parts: tuple[int, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProtectedDomain:
    """One part of 4PI as it may be shown, all capacities beside each other and never added up."""

    code: str
    name: str
    sides: tuple[ProtectedDomainSide, ...]

    @property
    def sentence(self) -> str:
        return " ".join(f"{side.label}: {side.sentence}" for side in self.sides)

    @property
    def table(self) -> ProtectedTable:
        rows = tuple((side.label, *side.cells) for side in self.sides)
        return ProtectedTable(self.name, ("Taking part as", *HEADER), rows)


def is_yes_or_no(options: Sequence[Option]) -> bool:
    """Whether answers say yes, no or not sure, so that they can be added up with those to other questions."""
    meanings = {option.meaning for option in options if option.meaning.counts_as_answer}
    return {Meaning.FAVOURABLE, Meaning.UNFAVOURABLE} <= meanings <= SAID.keys()


def added_up(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Give the questions whose answers are shown exactly; none where one is kept back though enough answered it."""
    if any(_is_kept_back(one) for one in asked):
        return ()
    return tuple(one for one in asked if one.side.is_exact)


def _is_kept_back(one: Asked) -> bool:
    """Whether a question is not shown exactly for another reason than that too few answered it."""
    return not (one.side.is_exact or one.side.is_few)


def protect_domain(*, code: str, name: str, sides: Sequence[DomainSide]) -> ProtectedDomain:
    """Say what each capacity answered to the questions of one part, taken together."""
    return ProtectedDomain(code, name, tuple(_protect(side) for side in sides))


def _protect(side: DomainSide) -> ProtectedDomainSide:
    shown = added_up(side.asked)
    counted = {record: count for record, count in side.people.items() if _is_enough(record)}
    people = sum(counted.values())
    if not shown or people < FEWEST_PEOPLE:
        instead = NOT_EXACT if any(map(_is_kept_back, side.asked)) else TOO_FEW
        return ProtectedDomainSide(side.capacity, side.label, f"{instead}.", (), (), (HIDDEN,) * len(HEADER))
    parts = tuple(_add(shown, meaning) for meaning in SAID)
    left_out = [f"“{one.words}”" for one in side.asked if one not in shown]
    sentence, cells = _say_people(side, counted)
    said = [_say_answers(parts, people), sentence]
    said += [f"Left out, because too few people answered: {join_words(left_out)}."] if left_out else []
    return ProtectedDomainSide(
        capacity=side.capacity,
        label=side.label,
        sentence=" ".join(said),
        codes=tuple(one.code for one in shown),
        parts=parts,
        cells=(f"{sum(parts):,}", *(f"{part:,}" for part in parts), *cells),
    )


def _add(shown: Sequence[Asked], meaning: Meaning) -> int:
    return sum(number.people for one in shown for number in one.side.bar.numbers if number.meaning == meaning)


def _say_answers(parts: tuple[int, ...], people: int) -> str:
    whole, (fully, a_bit, *_) = sum(parts), parts

    def say(part: int) -> str:
        """In percent only from so many people on: one person gives several answers, and they hang together."""
        return say_part(part, whole=whole) if people >= PERCENTAGES_FROM else f"{part:,} of {whole:,}"

    return f"{say(fully + a_bit)} answers said yes, a lot or a bit; {say(fully)} said yes, a lot."


def _say_people(side: DomainSide, counted: Mapping[Record, int]) -> tuple[str, tuple[str, str, str]]:
    people, agreed = sum(counted.values()), _agreed(counted)
    so_far = "agreed with at least three quarters of what they answered"
    if _is_pinned(side.people) or (side.by_name is not None and not _may_stand_alone(side.by_name)):
        return HIDDEN_PEOPLE, (HIDDEN,) * 3
    if agreed <= 1:
        said = f"none, or one, of {say_people(people)} {so_far}."
        return start_large(said), (str(people), NOT_SHOWN_EXACTLY, NOT_SHOWN_EXACTLY)
    may_be = say_range(agreed, of=people)
    sentence = f"{say_out_of(agreed, whole=people)} {so_far}; among more people like them it may be {may_be}."
    return sentence, (str(people), say_part(agreed, whole=people), may_be)


def _agreed(counted: Mapping[Record, int]) -> int:
    return sum(count for record, count in counted.items() if _mostly_agreed(record))


def _may_stand_alone(by_name: Mapping[Record, int]) -> bool:
    counted = {record: count for record, count in by_name.items() if _is_enough(record)}
    return sum(counted.values()) >= FEWEST_PEOPLE and _agreed(counted) > 1 and not _is_pinned(by_name)


def say_range(count: int, *, of: int) -> str:
    """Say Wilson's interval: "between 41% and 78%"; below twenty people in tenths, "between 3 and 9 in 10"."""
    interval = wilson(count, of=of)
    if of >= PERCENTAGES_FROM:
        return f"between {floor(100 * interval.low)}% and {ceil(100 * interval.high)}%"
    return f"between {floor(10 * interval.low)} and {ceil(10 * interval.high)} in 10"


def _answers(record: Record) -> list[Meaning]:
    return [said for said in record if said is not None and said.counts_as_answer]


def _is_enough(record: Record) -> bool:
    """Whether somebody answered enough of the questions that fit them to count."""
    fit = sum(said is not Meaning.DOES_NOT_FIT for said in record)
    answers = len(_answers(record))
    return answers > 0 and 100 * answers >= ENOUGH_PERCENT * fit


def _agrees(said: Meaning) -> bool:
    return said in (Meaning.FAVOURABLE, Meaning.PARTLY)


def _mostly_agreed(record: Record) -> bool:
    answers = _answers(record)
    return 100 * sum(map(_agrees, answers)) >= MOSTLY_PERCENT * len(answers)


def _is_pinned(people: Mapping[Record, int]) -> bool:
    """Whether the number of people would tell what those who do not count said to one of the questions."""
    there = [record for record, count in people.items() if count]
    places = range(max(map(len, there), default=0))
    return any(_is_pinned_at(there, place) for place in places)


def _is_pinned_at(records: Sequence[Record], place: int) -> bool:
    said = [record for record in records if _agrees_at(record, place) is not None]
    left_over = [record for record in said if not _is_enough(record)]
    if len({_agrees_at(record, place) for record in left_over}) != 1:
        return False
    if len({_agrees_at(record, place) for record in said}) == 1:
        return False  # everybody agreed, or nobody: that the question tells by itself
    counting = [record for record in said if _is_enough(record)]
    return not any(_changes_nothing(one, other, place) for one, other in product(left_over, counting))


def _agrees_at(record: Record, place: int) -> bool | None:
    said = record[place]
    return _agrees(said) if said is not None and said.counts_as_answer else None


def _changes_nothing(one: Record, other: Record, place: int) -> bool:
    """Whether these two could change answers, unlike ones, and the one who counts would be counted as before."""
    if _agrees_at(one, place) == _agrees_at(other, place):
        return False
    changed = (*other[:place], one[place], *other[place + 1 :])
    return _mostly_agreed(changed) == _mostly_agreed(other)
