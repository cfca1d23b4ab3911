"""The sides that are set beside each other, in one order and with the organisation's own words."""

from activities.framework import Capacity

IN_ORDER = (Capacity.SERVICE_USER, Capacity.CARER, Capacity.PUBLIC, Capacity.PARTNER, Capacity.STAFF)


def label_of(capacity, organisation):
    """What the organisation calls several people of this capacity, as a heading."""
    words = {
        Capacity.SERVICE_USER: organisation.service_users_word,
        Capacity.CARER: organisation.carers_word,
        Capacity.PUBLIC: "members of the public",
        Capacity.PARTNER: "partner organisations",
        Capacity.STAFF: "staff",
    }[Capacity(capacity)]
    return words[:1].upper() + words[1:]
