"""Promises to the people taking part: made, kept, changed or withdrawn, and never quietly."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Activity, Promise, PromiseEvent, PurposeVersion, Status

IS_OVER = "The activity is {status}, so nothing new can be promised in it."
KEPT_ALREADY = "This promise is kept already."
ENDED = "This promise was changed or withdrawn, and stays as it is."
NOT_KEPT = "This promise is not said to be kept, so there is nothing to take back."
NOTHING_NEW = "These are the words and the day that were promised. Change one of them, or leave the promise as it is."


@dataclass(frozen=True)
class Told:
    """A promise as people read it: what it is now, what was said of it last, and what was promised before it.

    `earlier` holds each promise that was changed, the latest first, with the event that changed it into the next.
    """

    promise: Promise
    last: PromiseEvent | None
    earlier: list = field(default_factory=list)

    @property
    def state(self):
        return self.promise.state

    def is_overdue(self, *, today):
        return self.promise.is_overdue(today=today)


def told(activity):
    """Every promise of an activity that was not changed into another, first those still to be kept, by their day."""
    promises = list(activity.promises.select_related("arrangement", "made_by").prefetch_related("events__by"))
    changes = {
        event.replaced_by_id: (promise, event)
        for promise in promises
        for event in promise.events.all()
        if event.replaced_by_id
    }
    standing = [promise for promise in promises if promise.state != Promise.State.CHANGED]
    standing.sort(key=lambda promise: (not promise.is_waiting, promise.due_on, promise.pk))
    return [Told(promise, _last(promise), _earlier(promise, changes)) for promise in standing]


def told_back_by(activity):
    """The day by which the agreed purpose promises to tell people what happened; None before it is agreed."""
    version = PurposeVersion.objects.current(activity)
    return version.content["told_back_by"] if version else None


def making_refusal(activity):
    """Why nothing may be promised now, in a sentence; None if it may."""
    if activity.status in (Status.EVALUATED, Status.CANCELLED):
        return IS_OVER.format(status=activity.get_status_display().lower())
    return None


@transaction.atomic
def make(*, activity, text, due_on, arrangement=None, by):
    """Promise something to everybody who takes part. Nobody is told by e-mail; it stands on their own pages."""
    _hold_open(activity.pk)
    return Promise.objects.create(activity=activity, text=text, due_on=due_on, arrangement=arrangement, made_by=by)


@transaction.atomic
def keep(*, promise, on, words, by):
    """Say that a promise was kept: when, and what people got."""
    _hold(promise, Promise.State.PROMISED)
    return promise.events.create(kind=PromiseEvent.Kind.KEPT, kept_on=on, words=words, by=by)


@transaction.atomic
def take_back(*, promise, words, by):
    """Say that a promise which was said to be kept is not, and why; both stay readable."""
    _hold(promise, Promise.State.KEPT)
    return promise.events.create(kind=PromiseEvent.Kind.NOT_YET, words=words, by=by)


@transaction.atomic
def change(*, promise, text, due_on, words, by):
    """Promise something else, or for another day, in place of this; the reason and both stay readable."""
    _hold_open(promise.activity_id)
    held = _hold(promise, Promise.State.PROMISED)
    if (text, due_on) == (held.text, held.due_on):
        raise ValidationError(NOTHING_NEW)
    later = Promise.objects.create(
        activity_id=held.activity_id, arrangement_id=held.arrangement_id, text=text, due_on=due_on, made_by=by
    )
    held.events.create(kind=PromiseEvent.Kind.CHANGED, words=words, replaced_by=later, by=by)
    return later


@transaction.atomic
def withdraw(*, promise, words, by):
    """Say that a promise will not be kept, and why. It stays readable for everybody who was promised it."""
    _hold(promise, Promise.State.PROMISED)
    return promise.events.create(kind=PromiseEvent.Kind.WITHDRAWN, words=words, by=by)


def refusal(promise, wanted):
    """Why the promise is not in the state that is wanted, in a sentence; None if it is."""
    if promise.state == wanted:
        return None
    if promise.state in (Promise.State.CHANGED, Promise.State.WITHDRAWN):
        return ENDED
    return KEPT_ALREADY if promise.state == Promise.State.KEPT else NOT_KEPT


def made_on(promise):
    return timezone.localdate(promise.made_at)


def _hold_open(activity_id):
    """Hold the activity until the transaction ends. Raises ValidationError where nothing may be promised any more."""
    if sentence := making_refusal(Activity.objects.select_for_update(no_key=True).get(pk=activity_id)):
        raise ValidationError(sentence)


def _hold(promise, wanted):
    """The promise, held until the transaction ends. Raises ValidationError unless it is in the state wanted."""
    held = Promise.objects.select_for_update().get(pk=promise.pk)
    if sentence := refusal(held, wanted):
        raise ValidationError(sentence)
    return held


def _last(promise):
    events = list(promise.events.all())
    return events[-1] if events else None


def _earlier(promise, changes):
    found = []
    while promise.pk in changes:
        promise, event = changes[promise.pk]
        found.append({"promise": promise, "event": event})
    return found
