"""Purpose."""

from tests.access.row import FORM, of_activity, of_fresh, planner, reader

ROWS = (
    reader("activities:purpose", of_activity),
    planner("activities:purpose-update", FORM, of_fresh()),
    planner("activities:purpose-lock", FORM, of_fresh()),
    planner("activities:purpose-amend", FORM, of_activity),
    planner("activities:amendment-drop", FORM, of_activity),
    reader("activities:purpose-version", lambda world: [world.activity.pk, 1]),
    planner("activities:topic-create", FORM, of_fresh()),
    planner("activities:topic-update", FORM, of_fresh("topic")),
    planner("activities:topic-delete", FORM, of_fresh("topic")),
    planner("activities:outcome-create", FORM, of_fresh()),
    planner("activities:outcome-update", FORM, of_fresh("outcome")),
    planner("activities:outcome-delete", FORM, of_fresh("outcome")),
)


def make(world):
    """What of this room stands in the world."""
