"""The funnel of a whole organisation over a period, for the diversity-monitoring report."""

from dataclasses import dataclass
from datetime import date

from participants.funnel.counts import Funnel, of_ways
from participants.funnel.leaving import Reasons, Stay, reasons_for_leaving, stays_of
from participants.funnel.rates import Rate, rates
from participants.funnel.ways import of_activities


@dataclass(frozen=True)
class OrganisationFunnel:
    """Everybody whose way through the funnel touches the period, as they stood on its last day.

    `counts` count places: somebody in two activities, or in two capacities, counts in each. `people` counts each person
    who joined once.
    """

    since: date
    until: date
    counts: Funnel
    people: int
    rates: tuple[Rate, ...]
    stays: tuple[Stay, ...]
    reasons: Reasons


def of_organisation(organisation, *, since, until):
    """The funnel from one day to another, both included. Raises ValueError if they are the wrong way round."""
    if since > until:
        raise ValueError("The period ends before it begins.")
    ways = [way for way in of_activities(organisation.activities.all(), until=until) if way.seen_until(until) >= since]
    return OrganisationFunnel(
        since=since,
        until=until,
        counts=of_ways(ways),
        people=len({way.person for way in ways if way.has_joined}),
        rates=rates(ways),
        stays=tuple(stays_of(ways, until=until)),
        reasons=reasons_for_leaving(ways),
    )
