"""Starting a plan, its list, and moving it on."""

from activities.models import Activity
from activities.plan_templates import making
from tests.access.row import (
    COORDINATOR,
    DO,
    FORM,
    OUTSIDER,
    READ,
    SIGNED_IN,
    Row,
    administrator,
    everyone,
    of_activity,
    of_fresh,
    planner,
    reader,
)


def of_template(world):
    return [world.cast.organisation.pk, str(world.plan_template.code)]


ROWS = (
    everyone("activities:activity-list", READ, who=SIGNED_IN),
    Row("activities:activity-create", lambda world: [], FORM, (COORDINATOR, OUTSIDER), rule="own"),
    Row("activities:copy-choose", lambda world: [], READ, (COORDINATOR, OUTSIDER), rule="own"),
    reader("activities:activity-detail", of_activity),
    planner("activities:activity-update", FORM, of_activity),
    planner("activities:activity-move", FORM, lambda world: [world.activity.pk, "closed"]),
    planner("activities:activity-copy", FORM, of_activity),
    planner("activities:plan-go-on", READ, of_fresh()),
    planner("activities:plan-people", FORM, of_fresh()),
    planner("activities:plan-kind", FORM, of_fresh()),
    planner("activities:plan-kind-detail", READ, lambda world: [world.fresh.pk, str(world.plan_template.code)]),
    planner("activities:plan-about", FORM, of_fresh()),
    planner("activities:plan-why", FORM, of_fresh()),
    planner("activities:plan-topics", FORM, of_fresh()),
    planner("activities:plan-outcomes", FORM, of_fresh()),
    planner("activities:plan-promises", FORM, of_fresh()),
    planner("activities:plan-left", READ, of_fresh()),
    planner("activities:template-offer", FORM, of_activity),
    reader("activities:template-list", lambda world: [world.cast.organisation.pk]),
    reader("activities:template-detail", of_template),
    administrator("activities:template-hide", DO, of_template),
    administrator("activities:template-show", DO, of_template),
)


def make(world):
    """What of this room stands in the world."""
    by = world.cast.coordinator
    people = {field: "Said about people first" for field in ("affects", "heard_already", "shaped_with")}
    Activity.objects.filter(pk=world.activity.pk).update(**people, heard_from=["pals"], service="Crisis line")
    world.activity.refresh_from_db()
    world.plan_template = making.offer(activity=world.activity, title="Our evenings", what_for="An evening.", by=by)
    making.hide(organisation=world.cast.organisation, code="panel", by=world.cast.administrator)
