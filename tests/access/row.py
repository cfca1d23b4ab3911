"""One row of the table of who gets in where, and the kinds of row there are."""

from dataclasses import dataclass
from typing import Any

COORDINATOR, MANAGER, LEAD, ADMINISTRATOR = "coordinator", "manager", "monitoring_lead", "administrator"
PERSON, OTHER_PERSON, ANONYMOUS, OUTSIDER = "person", "other_person", "anonymous", "outsider"
STAFF = (COORDINATOR, MANAGER, LEAD, ADMINISTRATOR)
EVERYBODY = (*STAFF, OUTSIDER, PERSON, OTHER_PERSON, ANONYMOUS)
SIGNED_IN = (*STAFF, OUTSIDER)

READ = ("GET",)
DO = ("POST",)
FORM = ("GET", "POST")


@dataclass(frozen=True)
class Row:
    name: str
    arguments: Any
    methods: tuple[str, ...]
    who: tuple[str, ...]
    rule: str = "organisation"


def everyone(name, methods, arguments=lambda world: [], who=EVERYBODY):
    return Row(name, arguments, methods, who, rule="everyone")


def planner(name, methods, arguments):
    return Row(name, arguments, methods, (COORDINATOR,))


def leader(name, methods, arguments):
    """The coordinator who leads the activity. That others of the role are kept out: evaluation/tests/test_named.py."""
    return Row(name, arguments, methods, (COORDINATOR,))


def reader(name, arguments, methods=READ, who=STAFF):
    return Row(name, arguments, methods, who)


def administrator(name, methods, arguments):
    return Row(name, arguments, methods, (ADMINISTRATOR,))


def maker(name, methods, arguments):
    return Row(name, arguments, methods, (COORDINATOR, ADMINISTRATOR))


def monitor(name, methods, arguments):
    return Row(name, arguments, methods, (LEAD,))


def own_trial(name, methods, *more):
    return Row(name, lambda world: [world.trial.pk, *more], methods, (COORDINATOR,), rule="one's own")


def personal(name, methods, arguments):
    return Row(name, arguments, methods, (PERSON,), rule="personal")


def belonging(name, methods, arguments):
    """For staff of the organisation and for people it asks; for everybody else there is no such thing."""
    return Row(name, arguments, methods, (*STAFF, PERSON, OTHER_PERSON), rule="personal")


def of_activity(world):
    return [world.activity.pk]


def of_fresh(*things):
    return lambda world: [world.fresh.pk, *(getattr(world, thing).pk for thing in things)]


def of_person(world):
    return [world.person.pk]


def of_open_link(world):
    return [world.open_token]


def of_invitation(world):
    return [world.invitation.pk]


def of_organisation(*things):
    return lambda world: [world.cast.organisation.pk, *(getattr(world, thing).pk for thing in things)]


def of_own(*things):
    """The organisation and its own questionnaire, with more of the world's things."""
    return lambda world: [world.cast.organisation.pk, world.own.pk, *(getattr(world, thing).pk for thing in things)]


def of_texts(*more):
    return lambda world: [world.cast.organisation.pk, world.own.pk, "en-easy", *(one(world) for one in more)]
