"""Process: the arrangements and promises of an activity, and the organisation's own list of arrangements."""

from datetime import timedelta

from django.utils import timezone

from activities import promising
from activities.checklists import working_copy
from activities.models import ChecklistVersion
from tests.access.row import DO, FORM, READ, administrator, of_activity, of_organisation, planner, reader


def of_promise(world):
    return [world.activity.pk, world.promise.pk]


ROWS = (
    reader("activities:process", of_activity),
    planner("activities:arrangement-create", FORM, of_activity),
    planner("activities:arrangement-update", FORM, lambda world: [world.activity.pk, world.arrangement.pk]),
    reader("activities:arrangement-detail", lambda world: [world.activity.pk, world.arrangement.pk]),
    planner("activities:checklist-bring-up", FORM, of_activity),
    reader("activities:promises", of_activity),
    planner("activities:promise-create", FORM, of_activity),
    reader("activities:promise-detail", of_promise),
    planner("activities:promise-keep", FORM, of_promise),
    planner("activities:promise-take-back", FORM, lambda world: [world.activity.pk, world.kept_promise.pk]),
    planner("activities:promise-change", FORM, of_promise),
    planner("activities:promise-withdraw", FORM, of_promise),
    administrator("activities:checklist", READ, of_organisation()),
    administrator("activities:checklist-begin", DO, of_organisation()),
    administrator("activities:checklist-item-create", FORM, of_organisation()),
    administrator("activities:checklist-item-update", FORM, of_organisation("checklist_item")),
    administrator("activities:checklist-item-move", DO, of_organisation("checklist_item")),
    administrator("activities:checklist-item-retire", FORM, of_organisation("checklist_item")),
    administrator("activities:checklist-item-bring-back", DO, of_organisation("checklist_item")),
    administrator("activities:checklist-take-in", DO, of_organisation()),
    administrator("activities:checklist-drop", FORM, of_organisation()),
    administrator("activities:checklist-publish", FORM, of_organisation()),
    reader("activities:checklist-version", of_organisation("checklist_version")),
)


def make(world):
    """Promises of every kind, an arrangement with its history, and an own list that the activity does not have yet."""
    by, organisation = world.cast.coordinator, world.cast.organisation
    promised = {"activity": world.activity, "due_on": timezone.localdate() + timedelta(days=5), "by": by}
    world.promise = promising.make(text="You will get the notes.", arrangement=world.arrangement, **promised)
    world.kept_promise = promising.make(text="You will get your money.", **promised)
    promising.keep(promise=world.kept_promise, on=timezone.localdate(), words="Paid in cash.", by=by)
    first = promising.make(text="You will get an answer.", **promised)
    later = timezone.localdate() + timedelta(days=9)
    promising.change(promise=first, text="You will get it in writing.", due_on=later, words="It takes longer.", by=by)
    gone = promising.make(text="You will meet the minister.", **promised)
    promising.withdraw(promise=gone, words="The minister has no time.", by=by)
    world.arrangement.events.create(was="not_started", became="planned", who="Tom", said="Asked", by=by)
    working_copy.begin(organisation=organisation)
    world.checklist_item = working_copy.add(organisation=organisation, area="support", text="A quiet room")
    retired = organisation.checklist_items.get(code="A1")
    working_copy.retire(item=retired)
    working_copy.publish(organisation=organisation, by=world.cast.administrator, change_note="We have a quiet room.")
    world.checklist_version = ChecklistVersion.objects.in_force(organisation)
    working_copy.word(item=world.checklist_item, text="A quiet room at every session")
