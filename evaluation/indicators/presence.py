"""Who was invited, joined, stayed and left, counted by capacity."""

from dataclasses import dataclass

from django.db.models import Count, Q

from evaluation.indicators.capacities import IN_ORDER, label_of
from figures.protected import ProtectedTable
from participants.models import FunnelEvent, Step


@dataclass(frozen=True)
class Funnel:
    """How many people reached each step at some time: one row for each capacity."""

    table: ProtectedTable
    sentence: str


def funnel(activity) -> Funnel | None:
    """People who were ever identified, invited, joined or left; None when nobody is on the list yet.

    Unit: people. These are records of our own asking, not answers, so they are exact.
    """
    rows = (
        FunnelEvent.objects.filter(involvement__activity=activity)
        .values_list("involvement__capacity")
        .annotate(
            identified=Count("involvement", distinct=True),
            invited=_reached(Step.INVITED),
            joined=_reached(Step.JOINED),
            left=_reached(Step.LEFT, Step.ENDED_EARLY),
        )
    )
    found = {capacity: numbers for capacity, *numbers in rows}
    if not found:
        return None
    table = ProtectedTable(
        "People by capacity and step",
        ("Taking part as", "On the list", "Invited", "Joined", "Left"),
        tuple(
            (label_of(capacity, activity.organisation), *(str(number) for number in found[capacity]))
            for capacity in IN_ORDER
            if capacity in found
        ),
    )
    on_list, invited, joined, left = (sum(numbers[place] for numbers in found.values()) for place in range(4))
    sentence = f"{on_list} on the list: {invited} invited, {joined} joined, {left} left."
    return Funnel(table=table, sentence=sentence)


def _reached(*steps):
    return Count("involvement", filter=Q(step__in=steps), distinct=True)
