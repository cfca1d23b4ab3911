"""How many people came, took part, stayed and left, from their dated steps. Counts only, no names."""

from participants.funnel.counts import Funnel, by_capacity, of_ways, together
from participants.funnel.leaving import Reasons, Stay, reasons_for_leaving, stays
from participants.funnel.organisation import OrganisationFunnel, of_organisation
from participants.funnel.rates import Rate, rates
from participants.funnel.ways import Way, of_activities

__all__ = [
    "Funnel",
    "OrganisationFunnel",
    "Rate",
    "Reasons",
    "Stay",
    "Way",
    "by_capacity",
    "of_activities",
    "of_organisation",
    "of_ways",
    "rates",
    "reasons_for_leaving",
    "stays",
    "together",
]
