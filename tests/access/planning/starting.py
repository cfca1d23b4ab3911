"""Starting a plan, its list, and moving it on."""

from tests.access.row import COORDINATOR, FORM, OUTSIDER, READ, SIGNED_IN, Row, everyone, of_activity, planner, reader

ROWS = (
    everyone("activities:activity-list", READ, who=SIGNED_IN),
    Row("activities:activity-create", lambda world: [], FORM, (COORDINATOR, OUTSIDER), rule="own"),
    reader("activities:activity-detail", of_activity),
    planner("activities:activity-update", FORM, of_activity),
    planner("activities:activity-move", FORM, lambda world: [world.activity.pk, "closed"]),
)


def make(world):
    """What of this room stands in the world."""
