"""The population that an organisation chose to be compared with, in the groups of a characteristic."""


def compared_with(organisation, characteristic):
    """(population, shares by code, why not): the last is a sentence where a population cannot be used."""
    return None, {}, ""


def caseload(population):
    """How many people the population has in all where it is the organisation's own caseload; None for an area."""
    return None
