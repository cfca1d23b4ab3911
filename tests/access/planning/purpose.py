"""Purpose."""

from datetime import date

from activities import legal_duty, locking
from activities.models import Communication
from participants.models import Acknowledgement
from tests.access.row import FORM, administrator, of_activity, of_fresh, of_organisation, planner, reader

ROWS = (
    reader("activities:purpose", of_activity),
    planner("activities:purpose-update", FORM, of_fresh()),
    planner("activities:purpose-propose", FORM, of_fresh()),
    planner("activities:proposal-take-back", FORM, lambda world: [world.discussed.pk]),
    reader("activities:purpose-proposal", lambda world: [world.discussed.pk, 1]),
    planner("activities:purpose-lock", FORM, of_fresh()),
    planner("activities:purpose-amend", FORM, of_activity),
    planner("activities:amendment-drop", FORM, of_activity),
    reader("activities:purpose-version", lambda world: [world.activity.pk, 1]),
    reader("activities:purpose-compare", of_activity),
    reader("activities:legal-duty", of_activity),
    planner("activities:legal-duty-check", FORM, of_activity),
    reader("activities:communications", of_activity),
    planner("activities:communication-create", FORM, of_activity),
    planner("activities:communication-update", FORM, lambda world: [world.activity.pk, world.communication.pk]),
    planner("activities:communication-delete", FORM, lambda world: [world.activity.pk, world.communication.pk]),
    reader("activities:duty-advice", of_organisation()),
    reader("activities:duty-advice-version", lambda world: [world.cast.organisation.pk, 1]),
    administrator("activities:duty-advice-update", FORM, of_organisation()),
    planner("activities:topic-create", FORM, of_fresh()),
    planner("activities:topic-update", FORM, of_fresh("topic")),
    planner("activities:topic-delete", FORM, of_fresh("topic")),
    planner("activities:outcome-create", FORM, of_fresh()),
    planner("activities:outcome-update", FORM, of_fresh("outcome")),
    planner("activities:outcome-delete", FORM, of_fresh("outcome")),
    reader("participants:purpose-answers", of_activity),
    planner("participants:purpose-reply", FORM, lambda world: [world.person.pk, world.comment.pk]),
)


def make(world):
    """A text put to people, a comment that is answered, a check of the legal duty, and somebody who was told."""
    by = world.cast.coordinator
    world.discussed = world.cast.activity("Put to people")
    world.cast.fill_in(world.discussed)
    locking.put_to_people(activity=world.discussed, by=by)
    text = world.activity.purpose_versions.get().proposal
    world.comment = Acknowledgement.objects.create(
        involvement=world.person, proposal=text, answer="comment", comment="And at weekends?"
    )
    world.comment.replies.create(result="not_changed", words="Weekends come next year.", by=by)
    legal_duty.keep_check(
        activity=world.activity, read=1, by=by, applies="yes", decision="Which hours", how_met="By asking callers"
    )
    world.communication = Communication.objects.create(
        activity=world.activity,
        audience=Communication.Audience.ORGANISATION,
        who_was_told="Ward managers",
        how="Newsletter",
        on=date(2026, 3, 2),
        version=text.version,
        told_by="Cora Coordinator",
        reply_route="Ring Cora",
        came_back="Two questions",
        recorded_by=by,
    )
