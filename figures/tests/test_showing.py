"""When values are shown: attacked by any two looks, by sides against totals, by somebody who knows one answer."""

import operator
from dataclasses import replace

import numpy as np
import pytest

from figures.protected import FEWEST_SHOWN
from figures.showing import TOGETHER, Voice, due, due_together

SIDES = ("service_user", "carer", "staff")
TRIALS = 40


def voice(key, side="carer", group="", has_news=True):
    return Voice(key, side, group, has_news)


def test_a_side_is_shown_from_five_people_on():
    people = [voice(key) for key in range(4)]
    assert due(people) == {}
    shown = due([*people, voice(4)])
    assert [one.key for one in shown["carer"]] == [0, 1, 2, 3, 4]


def test_a_side_is_shown_anew_when_five_have_something_new():
    shown = [voice(key, group="carer", has_news=key < 2) for key in range(5)]
    assert due([*shown, voice(5), voice(6)]) == {}
    again = due([*shown, voice(5), voice(6), voice(7)])
    assert len(again["carer"]) == 8


def test_who_was_put_together_stays_together_when_their_side_grows():
    together = [
        voice(key, side, group=TOGETHER, has_news=False) for key, side in enumerate(("carer",) * 4 + ("staff",))
    ]
    more = [voice(10 + key) for key in range(4)]
    assert due([*together, *more]) == {}
    assert {one.key for one in due([*together, *more, voice(20)])["carer"]} == {10, 11, 12, 13, 20}


def test_those_who_wait_are_put_together_from_five_on():
    waiting = [voice(key, side) for key, side in enumerate(("carer", "carer", "staff", "staff"))]
    assert due_together(waiting) == ()
    assert len(due_together([*waiting, voice(9, "public")])) == 5


# The attack


class Siege:
    """People who speak and think again, everything that was ever shown of one value, and what follows from it.

    The attacker knows who spoke or changed something when, in which group each is counted, and the rule. Unknown is
    what each said each time: one bit. `insiders` are people whose bits they know. Now and then everybody who is shown
    says again what was counted of them.
    """

    def __init__(self, rule, *, seed, is_news=operator.ne):
        self.chance, self.whims = np.random.default_rng(seed), np.random.default_rng([seed, 1])
        self.rule, self.is_news = rule, is_news
        self.voices, self.bits, self.now, self.counted = {}, [], {}, {}
        self.shown = []

    def play(self):
        people = [(number, str(self.chance.choice(SIDES))) for number in range(11)]
        for number, side in people:
            self._say_anew(number, side)
        for number in self.chance.choice(11, size=5, replace=False).tolist():
            self._say_anew(number, people[number][1])
        return self

    def _say_anew(self, number, side):
        if self.whims.random() < 0.2:
            self._say_the_same()
        self.bits.append(int(self.chance.integers(2)))
        self._say(number, side, len(self.bits) - 1)
        if self.chance.random() < 0.1:
            self._show({TOGETHER: due_together(list(self.voices.values()))})

    def _say_the_same(self):
        for number, place in list(self.counted.items()):
            if self.now[number] == place:
                self._say(number, self.voices[number].side, place)

    def _say(self, number, side, place):
        self.now[number] = place
        known = self.voices.get(number) or voice(number, side)
        self.voices[number] = replace(known, has_news=self.is_news(place, self.counted.get(number)))
        self._show(self.rule(list(self.voices.values())))

    def _show(self, groups):
        for group, members in groups.items():
            if not members:
                continue
            places = [self.now[one.key] for one in members]
            self.shown.append((places, sum(self.bits[place] for place in places)))
            if group != "all":
                counted = {one.key: replace(one, group=group, has_news=False) for one in members}
                self.voices.update(counted)
                self.counted.update({number: self.now[number] for number in counted})

    def exposed(self, *, insiders=()):
        """What is certain although not everybody it was counted with said the same; nothing, where the rule holds."""
        every = np.arange(2 ** len(self.bits), dtype=np.int64)
        fits = np.ones(len(every), dtype=bool)
        for places, people in self.shown:
            fits &= sum(((every >> place) & 1) for place in places) == people
        for place in insiders:
            fits &= ((every >> place) & 1) == self.bits[place]
        left = every[fits]
        certain = [place for place in range(len(self.bits)) if len(np.unique((left >> place) & 1)) == 1]
        return [place for place in certain if place not in insiders and not self._said_alike(place, insiders)]

    def _said_alike(self, place, insiders):
        """Whether this follows from what five or more said alike: a group's word, which its people gave for that."""
        looks = [set(places) for places, _ in self.shown]
        groups = looks + [one - other for one in looks for other in looks]
        return any(
            place in group
            and len(group) >= FEWEST_SHOWN
            and len({self.bits[each] for each in group if each not in insiders}) == 1
            for group in groups
        )


def one_at_a_time(voices):
    """Saboteur: from five people on everybody is shown at once."""
    groups = {side: [v for v in voices if v.side == side and v.group != TOGETHER] for side in SIDES}
    return {side: people for side, people in groups.items() if len(people) >= FEWEST_SHOWN}


def with_a_total(voices):
    """Saboteur: beside the sides, everybody in the order in which they spoke, five at a time."""
    whole = len(voices) // FEWEST_SHOWN * FEWEST_SHOWN
    return {**due(voices), "all": voices[:whole]}


def out_of_the_pool(voices):
    """Saboteur: who was put together moves to their own side once that is large enough."""
    freed = [replace(v, group="", has_news=True) if v.group == TOGETHER else v for v in voices]
    return due(freed)


def every_saving(place, counted):
    """Saboteur: whoever saves has something new, be it what was counted of them last."""
    return True


def test_nobody_is_told_from_everything_that_was_ever_shown():
    looks = 0
    for seed in range(TRIALS):
        siege = Siege(due, seed=seed).play()
        assert siege.exposed() == [], seed
        looks += len(siege.shown)
    assert looks > TRIALS, "Too little was shown for an attack."


def test_somebody_who_knows_their_own_answer_learns_nobody_elses():
    for seed in range(TRIALS):
        siege = Siege(due, seed=seed).play()
        insider = int(siege.chance.integers(11))
        assert siege.exposed(insiders=(insider,)) == [], seed


@pytest.mark.parametrize("saboteur", [one_at_a_time, with_a_total, out_of_the_pool])
def test_the_attack_succeeds_against_every_looser_rule(saboteur):
    assert any(Siege(saboteur, seed=seed).play().exposed() for seed in range(TRIALS))


def test_the_attack_succeeds_if_saying_the_same_again_is_news():
    assert any(Siege(due, seed=seed, is_news=every_saving).play().exposed() for seed in range(TRIALS))
