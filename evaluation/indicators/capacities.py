"""The sides that are set beside each other, in one order and with the organisation's own words."""

from activities.capacities import IN_ORDER, label_of

__all__ = ["IN_ORDER", "label_of"]
