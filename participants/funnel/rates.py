"""How many of those at one step went on to the next. Who is still on the way, and whom we ended it with, is left out.

An open invitation has no number of people invited, so the first rate speaks only of those invited by name.
"""

from dataclasses import dataclass

from figures.plain import say_out_of, say_people
from participants.models import STILL_IN, Step

NOT_MEASURABLE = "Not measurable: nobody was invited by name"
NOTHING_YET = "Nothing to say yet"


@dataclass(frozen=True)
class Rate:
    """One rate in words: what it says, how many out of how many, and who is left out."""

    name: str
    words: str
    note: str = ""


def rates(ways):
    """Interest, recruitment, taking part and staying to the end, in the order of the funnel."""
    return (_interest(ways), _recruitment(ways), _activation(ways), _completion(ways))


def _interest(ways):
    invited = [way for way in ways if way.reached(Step.INVITED)]
    waiting = [way for way in invited if way.last == Step.INVITED and not way.is_over]
    came = [way for way in ways if not way.reached(Step.INVITED) and way.has_joined]
    notes = [
        (waiting, "not answered yet"),
        (came, "joined without an invitation by name"),
    ]
    interested = [way for way in invited if way.has_joined or way.reached(Step.INTERESTED)]
    return _rate("Said yes or maybe when invited", interested, invited, waiting, notes, none=NOT_MEASURABLE)


def _recruitment(ways):
    interested = [way for way in ways if way.has_joined or way.reached(Step.INTERESTED)]
    waiting = [way for way in interested if way.last == Step.INTERESTED and not way.is_over]
    joined = [way for way in interested if way.has_joined]
    return _rate("Joined after showing interest", joined, interested, waiting, [(waiting, "still thinking about it")])


def _activation(ways):
    joined = [way for way in ways if way.has_joined]
    not_begun = [way for way in joined if not way.has_taken_part]
    waiting = [way for way in not_begun if way.last in STILL_IN and not way.is_over]
    unknown = [way for way in not_begun if way.last in STILL_IN and way.is_over]
    ended = [way for way in not_begun if way.last == Step.ENDED_EARLY]
    notes = [(waiting, "not begun yet"), (unknown, "not noted whether they took part"), (ended, "ended early by us")]
    took_part = [way for way in joined if way.has_taken_part]
    return _rate("Took part after joining", took_part, joined, waiting + unknown + ended, notes)


def _completion(ways):
    took_part = [way for way in ways if way.has_taken_part]
    ongoing = [way for way in took_part if way.last in STILL_IN and not way.is_over]
    unknown = [way for way in took_part if way.last in STILL_IN and way.is_over]
    ended = [way for way in took_part if way.last == Step.ENDED_EARLY]
    notes = [(ongoing, "still taking part"), (unknown, "not noted how it ended"), (ended, "ended early by us")]
    finished = [way for way in took_part if way.last == Step.FINISHED]
    return _rate("Stayed to the end after taking part", finished, took_part, ongoing + unknown + ended, notes)


def _rate(name, went_on, base, left_out, notes, *, none=NOTHING_YET):
    whole = len(base) - len(left_out)
    words = say_out_of(len(went_on), whole=whole) if whole else none if not base else NOTHING_YET
    note = "; ".join(f"{say_people(len(people))} {said}" for people, said in notes if people)
    return Rate(name=name, words=words, note=note)
