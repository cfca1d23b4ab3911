"""Process: the arrangements."""

from tests.access.row import FORM, of_activity, planner, reader

ROWS = (
    reader("activities:process", of_activity),
    planner("activities:arrangement-create", FORM, of_activity),
    planner("activities:arrangement-update", FORM, lambda world: [world.activity.pk, world.arrangement.pk]),
)


def make(world):
    """What of this room stands in the world."""
