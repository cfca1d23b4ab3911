"""Programmes, strategies and partners."""

from activities.models import Objective, Partner, Programme, ServedObjective, Strategy
from tests.access.row import (
    FORM,
    READ,
    SIGNED_IN,
    administrator,
    everyone,
    of_activity,
    of_organisation,
    planner,
    reader,
)


def of(*things):
    return lambda world: [getattr(world, thing).pk for thing in things]


ROWS = (
    everyone("activities:programme-list", READ, who=SIGNED_IN),
    administrator("activities:programme-create", FORM, of_organisation()),
    reader("activities:programme", of("programme")),
    administrator("activities:programme-update", FORM, of("programme")),
    administrator("activities:programme-delete", FORM, of("empty_programme")),
    everyone("activities:strategy-list", READ, who=SIGNED_IN),
    administrator("activities:strategy-create", FORM, of_organisation()),
    reader("activities:strategy", of("strategy")),
    administrator("activities:strategy-update", FORM, of("strategy")),
    administrator("activities:strategy-delete", FORM, of("empty_strategy")),
    administrator("activities:objectives-add", FORM, of("strategy")),
    administrator("activities:objective-update", FORM, of("strategy", "objective")),
    administrator("activities:objective-retire", FORM, of("strategy", "objective")),
    administrator("activities:objective-delete", FORM, of("strategy", "unserved_objective")),
    reader("activities:belonging", of_activity),
    planner("activities:belonging-update", FORM, of_activity),
    planner("activities:partner-create", FORM, of_activity),
    planner("activities:partner-update", FORM, of("activity", "partner")),
    planner("activities:partner-delete", FORM, of("activity", "partner")),
)


def make(world):
    """A programme with the activity in it, a strategy of two objectives of which it serves one, and a partner."""
    cast = world.cast
    ours = {"organisation": cast.organisation, "created_by": cast.administrator}
    programme = {"about": "Safer wards", "lead": cast.manager, **ours}
    world.programme = Programme.objects.create(name="Safer wards", **programme)
    world.empty_programme = Programme.objects.create(name="By mistake", **programme)
    world.activity.programme = world.programme
    world.activity.save(update_fields=["programme"])
    world.strategy = Strategy.objects.create(title="Equal partners", written_by="The council and the board", **ours)
    world.empty_strategy = Strategy.objects.create(title="By mistake", written_by="Nobody", **ours)
    world.objective = Objective.objects.create(strategy=world.strategy, code="EP1", text="People are heard early")
    world.unserved_objective = Objective.objects.create(strategy=world.strategy, code="EP2", text="People are paid")
    ServedObjective.objects.create(activity=world.activity, objective=world.objective, linked_by=cast.coordinator)
    world.partner = Partner.objects.create(
        activity=world.activity, name="Thursday group", kind="charity", part="They host the meetings"
    )
