"""How many got how far, and where they are now."""

from dataclasses import dataclass, fields

from activities.framework import Capacity
from activities.models import Activity
from participants.funnel.ways import of_activities
from participants.models import Step


@dataclass(frozen=True)
class Funnel:
    """Counts of involvements.

    `named` to `finished` count who ever got so far: who joined was invited somehow, who finished took part. The others
    count where people are now: who said no stands apart from who left later, and both from those we ended it with.
    """

    named: int = 0
    invited: int = 0
    interested: int = 0
    joined: int = 0
    took_part: int = 0
    finished: int = 0
    said_no: int = 0
    left: int = 0
    ended_early: int = 0
    paused: int = 0

    @property
    def words(self):
        """The counts as a sentence, such as "12 invited, 8 joined, 1 left"."""
        always = [f"{self.invited} invited", f"{self.joined} joined"]
        if_any = [
            (self.took_part, "took part"),
            (self.finished, "finished"),
            (self.said_no, "said no thank you"),
            (self.left, "left"),
            (self.ended_early, "ended early by us"),
            (self.paused, "on a break now"),
        ]
        return ", ".join(always + [f"{number} {words}" for number, words in if_any if number])

    def plus(self, other):
        return Funnel(*(ours + theirs for ours, theirs in zip(self.as_row(), other.as_row(), strict=True)))

    def as_row(self):
        return [getattr(self, each.name) for each in fields(self)]


def by_capacity(activity):
    """The funnel of each capacity that has somebody in it: {capacity: Funnel}."""
    funnels = {}
    for way in of_activities(Activity.objects.filter(pk=activity.pk)):
        funnels[way.capacity] = funnels.get(way.capacity, Funnel()).plus(_of_one(way))
    return {capacity: funnels[capacity] for capacity in Capacity if capacity in funnels}


def of_ways(ways):
    """The funnel of everyone on these ways."""
    total = Funnel()
    for way in ways:
        total = total.plus(_of_one(way))
    return total


def together(funnels):
    """The funnel of everyone, from the funnels of each capacity."""
    total = Funnel()
    for funnel in funnels.values():
        total = total.plus(funnel)
    return total


def _of_one(way):
    return Funnel(
        named=1,
        invited=int(way.last != Step.IDENTIFIED),
        interested=int(way.has_joined or way.reached(Step.INTERESTED)),
        joined=int(way.has_joined),
        took_part=int(way.has_taken_part),
        finished=int(way.last == Step.FINISHED),
        said_no=int(way.last == Step.LEFT and not way.has_joined),
        left=int(way.last == Step.LEFT and way.has_joined),
        ended_early=int(way.last == Step.ENDED_EARLY),
        paused=int(way.last == Step.PAUSED),
    )
