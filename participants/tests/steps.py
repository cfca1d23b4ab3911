"""Bringing somebody to a step, and where they stand."""

from participants import recruitment
from participants.models import Involvement, LeavingReason, Step


def note(person, cast, *steps, on=None):
    for step in steps:
        reason = LeavingReason.TIME if step == Step.LEFT else ""
        why = "The group was closed." if step == Step.ENDED_EARLY else ""
        recruitment.note(involvement=person, step=step, by=cast.coordinator, on=on, reason=reason, why=why)


def step_of(person):
    return Involvement.objects.with_step().get(pk=person.pk).step
