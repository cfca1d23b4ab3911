"""What those alone said who were asked by name, where others of their capacity answered without one.

Anybody can take a seat at a session, and staff can fill in a paper: whoever did so can take those answers away from
what is shown. So what is shown of all together must be such that it could be shown of those asked by name alone.
"""

from functools import cached_property

from evaluation import said
from evaluation.indicators.tallies import tally
from figures.sides import Counting, is_enough_to_show


class Counts:
    """What was said in a round, asked for once: by everybody, or by those alone who were asked by name."""

    def __init__(self, round_, asked, *, by_name=False):
        self.round, self.asked, self.by_name = round_, asked, by_name

    def of(self, asked, code, capacity):
        """What a `Side` holds of one question of one capacity."""
        where = code, capacity
        tallied = tally(asked, chosen=self.chosen.get(where, {}), months=self.months.get(where, {}))
        return {"not_asked": self.not_asked.get(where, 0), **tallied}

    @cached_property
    def chosen(self):
        return said.chosen(self.round, by_name=self.by_name)

    @cached_property
    def months(self):
        dates = [code for code, asked in self.asked.items() if asked.counting is Counting.MONTHS]
        return said.months(self.round, codes=dates, by_name=self.by_name)

    @cached_property
    def not_asked(self):
        is_needed = any(asked.conditions for asked in self.asked.values())
        return said.not_asked(self.round, by_name=self.by_name) if is_needed else {}


def tells_apart(returned, everybody, alone, *, protect):
    """Whether one question may not be shown, because of those asked by name.

    `everybody` and `alone` are the Side of all and of those asked by name; None where answers are cut off, for then all
    that is known is how many others there were, who may all have answered this. `protect` makes what may be shown.
    """
    together = protect(sides=[everybody])
    [shown] = together.sides
    if returned.are_few_by_name or shown.is_hidden:
        return True
    if alone is None:
        return not is_enough_to_show(shown.whole - (returned.answered - returned.by_name))
    by_itself = protect(sides=[alone])
    return not (by_itself.sides[0].is_exact and set(together.options) <= set(by_itself.options))
