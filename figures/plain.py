"""How this product says numbers in words: one place, so that every page, chart and report says them alike."""

import re
from collections.abc import Sequence
from datetime import date

PERCENTAGES_FROM = 20
# Not strftime: the month must not depend on the language of the machine.
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip


def say_people(count: int) -> str:
    """Say how many people: "1 person", "7 people"."""
    return say_count(count, one="person", many="people")


def say_count(count: int, *, one: str, many: str) -> str:
    """Say how many of something, with the word in the right number."""
    return f"{count:,} {one if count == 1 else many}"


def say_out_of(part: int, *, whole: int) -> str:
    """Say a part of a group: "7 of 9 people"; from 20 people on also in percent: "14 of 20 people (70%)"."""
    return f"{part:,} of {say_people(whole)}{_say_percent(part, whole=whole)}"


def say_part(part: int, *, whole: int) -> str:
    """Say the same where the column already says "people": "7 of 9", "14 of 20 (70%)"."""
    return f"{part:,} of {whole:,}{_say_percent(part, whole=whole)}"


def say_share(part: int, *, whole: int) -> str:
    """Say a part where the sentence has already named the group: "7", "14 (70%)"."""
    return f"{part:,}{_say_percent(part, whole=whole)}"


def _say_percent(part: int, *, whole: int) -> str:
    """Give " (70%)" from 20 people on, and nothing below.

    Unit: whole percent, halves rounded up, 0 to 100. Raises ValueError unless 0 <= part <= whole.
    Source: the report rules (questionnaires, 7.7.1): a percentage of fewer than 20 people claims more than it knows.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"A part must lie between 0 and the whole, not {part} of {whole}.")
    if whole < PERCENTAGES_FROM:
        return ""
    return f" ({(200 * part + whole) // (2 * whole)}%)"


def join_words(words: Sequence[str], *, last: str = "and") -> str:
    """Join words as a person would: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def quote_labels(labels: Sequence[str]) -> str:
    """Put the labels of answers into a sentence: "yes, a lot or a bit", "much better or a bit better"."""
    if not labels:
        return ""
    opening = labels[0].partition(", ")[0]
    rest = [label.removeprefix(f"{opening}, ") for label in labels[1:]]
    return join_words([start_small(label) for label in (labels[0], *rest)], last="or")


def start_small(label: str) -> str:
    """Begin with a small letter, unless the label begins with "I" or with an abbreviation."""
    is_name = re.match(r"I\b|\w[A-Z]", label)
    return label if is_name else label[:1].lower() + label[1:]


def say_date(day: date) -> str:
    """Say a day as people here write it: "3 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def start_large(sentence: str) -> str:
    """Begin a sentence with a capital letter and leave the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
