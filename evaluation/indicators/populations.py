"""The population that an organisation chose to be compared with, in the groups of a characteristic."""

from participants.categories import NoMapping, scheme
from participants.models import ReferencePopulation
from participants.populations.shares import shares


def compared_with(organisation, characteristic):
    """(population, shares by code, why not): the nearest one that can be compared with.

    The last is a sentence where one is chosen and cannot be used; all three are empty where none is chosen.
    """
    why_not = ""
    for population in organisation.populations.exclude(scheme="").prefetch_related("counts"):
        if scheme(population.scheme).characteristic != characteristic.code:
            continue
        try:
            return population, shares(population, scheme=characteristic.scheme), ""
        except NoMapping as refusal:
            why_not = why_not or str(refusal)
    return None, {}, why_not


def caseload(population):
    """How many people the population has in all where it is the organisation's own caseload; None for an area."""
    if population.kind != ReferencePopulation.Kind.CASELOAD:
        return None
    return sum(count.number for count in population.counts.all())
