"""Who was invited, joined, took part, said no thank you and left, counted by capacity as Presence counts them."""

from dataclasses import dataclass

from activities.capacities import IN_ORDER, label_of
from figures.protected import ProtectedTable
from participants import funnel as recruited

HEADER = (
    "Taking part as",
    "On the list",
    "Invited",
    "Joined",
    "Took part",
    "Stayed to the end",
    "Said no thank you",
    "Left",
    "Ended early by us",
)


@dataclass(frozen=True)
class WhoTookPart:
    """How many people reached each step: one row for each capacity, and everyone in a sentence."""

    table: ProtectedTable
    sentence: str


def funnel(activity) -> WhoTookPart | None:
    """The counts of participants.funnel for a report; None when nobody is on the list yet.

    Unit: involvements, so somebody in two capacities is in two rows. These are records of our own asking, not
    answers, so they are exact.
    """
    funnels = recruited.by_capacity(activity)
    if not funnels:
        return None
    rows = tuple(
        (label_of(capacity, activity.organisation), *(str(number) for number in _columns(funnels[capacity])))
        for capacity in IN_ORDER
        if capacity in funnels
    )
    total = recruited.together(funnels)
    return WhoTookPart(
        table=ProtectedTable("People by capacity and step", HEADER, rows),
        sentence=f"{total.named} on the list: {total.words}.",
    )


def _columns(counts):
    return (
        counts.named,
        counts.invited,
        counts.joined,
        counts.took_part,
        counts.finished,
        counts.said_no,
        counts.left,
        counts.ended_early,
    )
