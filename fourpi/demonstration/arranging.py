"""What is arranged and promised: the organisation's own list, who does what, and promises with what became of them."""

import json
from pathlib import Path

import pgtrigger
from django.contrib.auth import get_user_model

from activities import promising
from activities.checklists import using, working_copy
from activities.models import (
    Activity,
    Arrangement,
    ArrangementEvent,
    ChecklistUse,
    ChecklistVersion,
    Promise,
    PromiseEvent,
)
from fourpi.demonstration import history
from fourpi.demonstration.days import day, moment

FILE = Path(__file__).with_name("promises.json")
# Days after planning began.
ARRANGED = 4


def tell(*, activity, began, name, by):
    """Who has arranged what since planning began, and everything that people were promised."""
    _name_members(activity)
    with pgtrigger.ignore(*history.GUARDED):
        ChecklistUse.objects.filter(activity=activity).update(at=moment(began))
        _note_states(activity, at=moment(began + ARRANGED), by=by)
        for told in _read()["activities"].get(name, ()):
            about = activity.arrangements.get(code=told["about"]) if "about" in told else None
            made = {"text": told["text"], "due_on": day(told["due"]), "arrangement": about}
            promise = promising.make(activity=activity, by=by, **made)
            Promise.objects.filter(pk=promise.pk).update(made_at=moment(told["made"]))
            _end(promise, told, by=by)


def make_list(*, organisation, by):
    """A list of the organisation's own, published while activities run; the youngest has been brought up to it."""
    told = _read()["list"]
    published = moment(told["published"])
    working_copy.begin(organisation=organisation)
    working_copy.add(organisation=organisation, area=told["area"], text=told["text"])
    version = working_copy.publish(organisation=organisation, by=by, change_note=told["why"])
    with pgtrigger.ignore(*history.GUARDED):
        ChecklistVersion.objects.filter(pk=version.pk).update(published_at=published)
        for activity in Activity.objects.filter(organisation=organisation, created_at__gt=published):
            using.bring_up(activity=activity, version=version, by=activity.lead)
            ChecklistUse.objects.filter(activity=activity, version=version).update(at=activity.created_at)


def _read():
    return json.loads(FILE.read_text(encoding="utf-8"))


def _name_members(activity):
    """Whoever signs in here is named as a member of staff rather than in words."""
    for user in get_user_model().objects.filter(memberships__organisation=activity.organisation):
        Arrangement.objects.filter(activity=activity, owner=user.name).update(owned_by=user, owner="")


def _note_states(activity, *, at, by):
    decided = activity.arrangements.select_related("owned_by").exclude(state=Arrangement.State.NOT_STARTED)
    ArrangementEvent.objects.bulk_create(
        ArrangementEvent(
            arrangement=each,
            was=Arrangement.State.NOT_STARTED,
            became=each.state,
            who=each.who,
            due_on=each.due_on,
            said=each.said,
            by=by,
        )
        for each in decided
    )
    events = ArrangementEvent.objects.filter(arrangement__in=list(decided.values_list("pk", flat=True)))
    events.update(at=at)


def _end(promise, told, *, by):
    """What became of a promise, on the day on which it did."""
    if "kept" in told:
        on, words = told["kept"]
        _move(promising.keep(promise=promise, on=day(on), words=words, by=by), on)
    if "withdrawn" in told:
        on, words = told["withdrawn"]
        _move(promising.withdraw(promise=promise, words=words, by=by), on)
    if "changed" in told:
        changed = told["changed"]
        new = {"text": changed["text"], "due_on": day(changed["due"]), "words": changed["why"]}
        later = promising.change(promise=promise, by=by, **new)
        Promise.objects.filter(pk=later.pk).update(made_at=moment(changed["on"]))
        _move(later.replaces, changed["on"])
        _end(later, changed, by=by)


def _move(event, on):
    PromiseEvent.objects.filter(pk=event.pk).update(at=moment(on))
