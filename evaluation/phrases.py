"""The words around the questions (buttons, errors, what happens next), by code, in every language that is offered.

The catalogue is evaluation/phrases.json: {code: {"en": words, "easy"?: plainer words for Easy Read}}. A {name} in a
phrase is filled in. An organisation's own languages hold theirs in Language.phrases.
"""

import json
import re
from pathlib import Path

from activities.framework import Capacity

CATALOGUE = json.loads((Path(__file__).parent / "phrases.json").read_text(encoding="utf-8"))
# What people of each capacity are promised before they answer, on a screen and on paper, whatever they say.
PROMISES = {
    Capacity.SERVICE_USER: "start.service_user",
    Capacity.CARER: "start.carer",
    Capacity.PUBLIC: "start.service_user",
    Capacity.STAFF: "start.colleague",
    Capacity.PARTNER: "start.colleague",
}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Phrases:
    """The words around the questions in one language; a phrase that is missing there is said in English."""

    def __init__(self, words=None, *, is_easy=False):
        self.words = words or {}
        self.is_easy = is_easy

    def say(self, code, /, **values):
        """The phrase of this code, with its gaps filled in."""
        english = CATALOGUE[code]
        plain = english.get("easy") if self.is_easy else None
        text = self.words.get(code) or plain or english["en"]
        return PLACEHOLDER.sub(lambda gap: str(values[gap[1]]), text) if "{" in text else text

    def only(self, *groups):
        """The same with the words of these groups alone."""
        words = {code: words for code, words in self.words.items() if code.startswith(tuple(f"{g}." for g in groups))}
        return Phrases(words, is_easy=self.is_easy)

    def day(self, day):
        """A day near by, such as Tuesday 3 March."""
        weekday, month = self.say(f"date.weekday_{day.isoweekday()}"), self.say(f"date.month_{day.month}")
        return self.say("date.long", weekday=weekday, day=day.day, month=month)

    def date(self, day):
        """A date with its year, such as 3 March 2026."""
        return self.say("date.full", day=day.day, month=self.say(f"date.month_{day.month}"), year=day.year)

    def place(self, number):
        """A place in an order: 1st, 2nd and so on."""
        code = f"order.place_{number}"
        return self.say(code) if code in CATALOGUE else self.say("order.place_later", place=number)


ENGLISH = Phrases()
EASY_ENGLISH = Phrases(is_easy=True)


def in_english(code):
    return CATALOGUE[code]["en"]


def groups():
    """The codes of the catalogue by what they belong to, in order: {"page": ["page.skip", …], …}."""
    found = {}
    for code in CATALOGUE:
        found.setdefault(code.partition(".")[0], []).append(code)
    return found


def missing_from(words):
    """The codes that a language has no words for yet, in order."""
    return [code for code in CATALOGUE if not words.get(code)]


def gaps_of(text):
    """The names of the gaps in a phrase, such as {"day"}."""
    return frozenset(PLACEHOLDER.findall(text))


def fault_in(code, text):
    """What is wrong with the gaps of a translation, as a sentence; empty if nothing is."""
    expected, given = gaps_of(in_english(code)), gaps_of(text)
    stray = PLACEHOLDER.sub("", text)
    if "{" in stray or "}" in stray:
        return "Write { and } only around the names that the English has, such as " + _named(expected or {"day"})
    if lost := expected - given:
        return f"Put {_named(lost)} where it belongs. It is filled in for each person"
    if extra := given - expected:
        return f"Take out {_named(extra)}: the English has no such gap"
    return ""


def _named(names):
    return " and ".join("{" + name + "}" for name in sorted(names))
