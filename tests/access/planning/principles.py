"""Principles."""

from tests.access.row import FORM, of_activity, planner, reader

ROWS = (
    reader("activities:principles", of_activity),
    planner("activities:commitment-create", FORM, of_activity),
    planner("activities:commitment-update", FORM, lambda world: [world.activity.pk, world.commitment.pk]),
    planner("activities:commitment-delete", FORM, lambda world: [world.activity.pk, world.commitment.pk]),
)


def make(world):
    """What of this room stands in the world."""
