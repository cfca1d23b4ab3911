"""From "so many people gave exactly these options" to what is counted of each kind of question."""

from collections import Counter

from figures.ranked import TOP
from figures.sides import Counting


def tally(asked, *, chosen, months):
    """What a `Side` holds of one question: counts, and people or first three places where the kind needs them.

    chosen: {(option, …): people}; months: {"2026-03": people}. Units: people.
    """
    said = _apart(asked, chosen)
    if asked.counting is Counting.MONTHS:
        return {"counts": {**months, **_each(said)}}
    if asked.counting is Counting.ONE:
        return {"counts": _each(said)}
    answers = {option.code for option in asked.options if option.meaning.counts_as_answer}
    people = sum(number for options, number in said if options[0] in answers)
    if asked.counting is Counting.MANY:
        return {"counts": _each(said), "people": people}
    return {"counts": _each(said, first=1), "people": people, "among_three": _each(said, first=TOP)}


def _apart(asked, chosen):
    """An answer and an opting out together are the answer; two ways of opting out are the first of them."""
    answers = {option.code for option in asked.options if option.meaning.counts_as_answer}
    said = []
    for options, people in chosen.items():
        counting = tuple(option for option in options if option in answers)
        said.append((counting or options[:1], people))
    return said


def _each(said, *, first=None):
    """People for each option, whatever else they chose; of an order, those among the first so many."""
    counts = Counter()
    for options, people in said:
        counts.update(dict.fromkeys(options[:first], people))
    return dict(counts)
