"""How many people are at which step: named, invited, joined, and gone again. Counts only, no names."""

from dataclasses import dataclass

from activities.framework import Capacity
from participants.models import FunnelEvent, Step


@dataclass(frozen=True)
class Funnel:
    """Counts of involvements. Who joined was invited somehow; who said no stands apart from who left afterwards."""

    named: int = 0
    invited: int = 0
    joined: int = 0
    said_no: int = 0
    left: int = 0

    @property
    def words(self):
        """The counts as a sentence, such as "12 invited, 8 joined, 1 left"."""
        always = [f"{self.invited} invited", f"{self.joined} joined"]
        said_no = [f"{self.said_no} said no thank you"] if self.said_no else []
        left = [f"{self.left} left"] if self.left else []
        return ", ".join(always + said_no + left)

    def plus(self, other):
        return Funnel(*(ours + theirs for ours, theirs in zip(self.as_row(), other.as_row(), strict=True)))

    def as_row(self):
        return [self.named, self.invited, self.joined, self.said_no, self.left]


def by_capacity(activity):
    """The funnel of each capacity that has somebody in it: {capacity: Funnel}."""
    steps, capacities = {}, {}
    events = FunnelEvent.objects.filter(involvement__activity=activity).order_by("pk")
    for involvement, capacity, step in events.values_list("involvement_id", "involvement__capacity", "step"):
        steps.setdefault(involvement, []).append(step)
        capacities[involvement] = Capacity(capacity)
    funnels = {}
    for involvement, taken in steps.items():
        capacity = capacities[involvement]
        funnels[capacity] = funnels.get(capacity, Funnel()).plus(_of_one(taken))
    return {capacity: funnels[capacity] for capacity in Capacity if capacity in funnels}


def together(funnels):
    """The funnel of everyone."""
    total = Funnel()
    for funnel in funnels.values():
        total = total.plus(funnel)
    return total


def _of_one(steps):
    has_joined = Step.JOINED in steps
    return Funnel(
        named=1,
        invited=int(steps[-1] != Step.IDENTIFIED),
        joined=int(has_joined),
        said_no=int(steps[-1] == Step.LEFT and not has_joined),
        left=int(steps[-1] in (Step.LEFT, Step.ENDED_EARLY) and has_joined),
    )
