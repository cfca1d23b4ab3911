"""The steps of a person's involvement, from being on the list to leaving. Each is an event, never an overwrite."""

import itertools
import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from activities.framework import Capacity
from activities.models import Activity
from participants.models import MOVES, FunnelEvent, Involvement, LinkMessage, Participant, Route, Step

FRESH_LINKS_AN_HOUR = 3
NOT_YET_IN = (Step.IDENTIFIED, Step.INVITED, Step.INTERESTED)
# Once an activity is over nobody comes in any more; who took part, finished or left may still be noted.
TOO_LATE = {
    Step.INVITED: "This activity is over, so nobody can be invited any more.",
    Step.INTERESTED: "This activity is over, so nobody can be interested in joining any more.",
    Step.JOINED: "This activity is over, so nobody can join any more.",
    Step.PAUSED: "This activity is over, so there is nothing to have a break from.",
}
ENDED_BY_US = "The people who run this ended it. They can note that you are back."
NOT_YET = "A step cannot be noted before it has happened."


@transaction.atomic
def identify(*, activity, participant, capacity, by, on=None):
    """Note that somebody may take part. Doing it twice changes nothing."""
    involvement, is_new = Involvement.objects.get_or_create(
        activity=activity, participant=participant, capacity=capacity
    )
    if is_new:
        FunnelEvent.objects.create(involvement=involvement, step=Step.IDENTIFIED, by=by, on=on or timezone.localdate())
    return involvement


@transaction.atomic
def note(*, involvement, step, by=None, on=None, reason="", why=""):
    """Note the next step: by the person (by is None) or by staff. The same step twice is one.

    `on` is the day it happened, today if not said. Raises ValidationError with the sentence why it cannot be noted.
    """
    _lock(involvement)
    last = last_event(involvement)
    on = on or timezone.localdate()
    if last.step == step:
        return
    if sentence := refusal(involvement=involvement, last=last, step=step, by=by, on=on):
        raise ValidationError(sentence)
    FunnelEvent.objects.create(involvement=involvement, step=step, by=by, on=on, reason=reason, why=why)


def refusal(*, involvement, last, step, by, on):
    """Why this step cannot follow the last one on this day, in a sentence; None if it can."""
    if step in TOO_LATE and not is_under_way(involvement.activity):
        return TOO_LATE[step]
    if step not in MOVES[Step(last.step)]:
        return f"Somebody noted as “{last.get_step_display()}” cannot be noted as “{Step(step).label}” next."
    if last.step == Step.ENDED_EARLY and by is None:
        return ENDED_BY_US
    if on > timezone.localdate():
        return NOT_YET
    if on < last.on:
        day = date_format(last.on, "j F Y")
        return f"“{last.get_step_display()}” was on {day}, so the next step cannot have been before that day."
    return None


def possible_steps(involvement):
    """What can be noted next about this person, in the order of the funnel."""
    last = current_step(involvement)
    steps = MOVES[last] if is_under_way(involvement.activity) else MOVES[last] - TOO_LATE.keys()
    if last == Step.PAUSED:
        steps = steps - {Step.JOINED, Step.TAKING_PART} | ({step_after_a_break(involvement)} & steps)
    return [step for step in Step if step in steps]


@transaction.atomic
def invite(*, involvement, by, on=None):
    """Note the invitation and, if e-mail suits the person, queue one message. Returns the message or None."""
    _lock(involvement)
    if not is_under_way(involvement.activity):
        raise ValidationError(TOO_LATE[Step.INVITED])
    if current_step(involvement) == Step.IDENTIFIED:
        note(involvement=involvement, step=Step.INVITED, by=by, on=on)
    if involvement.participant.route != Route.EMAIL:
        return None
    message, _ = LinkMessage.objects.get_or_create(
        key=f"join:{involvement.pk}", defaults={"involvement": involvement, "kind": LinkMessage.Kind.JOIN}
    )
    return message


def join(*, involvement, by=None, on=None):
    """The person says yes, or staff note that they did; somebody who takes part already goes on doing so."""
    if current_step(involvement) != Step.TAKING_PART:
        note(involvement=involvement, step=Step.JOINED, by=by, on=on)


def leave(*, involvement, reason, by=None, on=None):
    """The person stops taking part, or says no thank you; what they said stays unless they ask otherwise."""
    note(involvement=involvement, step=Step.LEFT, reason=reason, by=by, on=on)


def come_back(*, involvement, by=None, on=None):
    """A break is over: the person takes part again, or has joined if they had not begun."""
    note(involvement=involvement, step=step_after_a_break(involvement), by=by, on=on)


def step_after_a_break(involvement):
    had_begun = involvement.funnel_events.standing().filter(step=Step.TAKING_PART).exists()
    return Step.TAKING_PART if had_begun else Step.JOINED


@transaction.atomic
def take_back(*, event, by, why):
    """Take back a step that was noted wrongly, by a counter-entry with the reason. The entry itself is kept."""
    _lock(event.involvement)
    if sentence := refusal_to_take_back(event):
        raise ValidationError(sentence)
    FunnelEvent.objects.create(involvement=event.involvement, cancels=event, why=why, by=by)


def refusal_to_take_back(event):
    """Why this entry cannot be taken back, in a sentence; None if it can. What is left must still be a possible way."""
    steps = list(event.involvement.funnel_events.standing())
    if event not in steps:
        return "This entry is taken back already." if event.cancels_id is None else "It takes back another entry."
    left = [Step(each.step) for each in steps if each != event]
    if not left or left[0] != Step.IDENTIFIED:
        return "Everybody’s way begins on the list, so this entry stays."
    if any(later not in MOVES[earlier] for earlier, later in itertools.pairwise(left)):
        return "What came after it does not fit without it. Take that back first, then this."
    return None


@transaction.atomic
def ask_for_fresh_link(*, involvement):
    """The person wants a new link sent to them. Returns the message, or None: no e-mail, or asked too often."""
    _lock(involvement)
    if involvement.participant.route != Route.EMAIL:
        return None
    an_hour_ago = timezone.now() - timedelta(hours=1)
    recent = involvement.messages.filter(kind=LinkMessage.Kind.FRESH_LINK, queued_at__gt=an_hour_ago)
    if recent.count() >= FRESH_LINKS_AN_HOUR:
        return None
    return LinkMessage.objects.create(
        key=f"fresh:{uuid.uuid4()}", involvement=involvement, kind=LinkMessage.Kind.FRESH_LINK
    )


@transaction.atomic
def involve_staff(*, activity, user):
    """The involvement of a member of staff who signs in; made when they first take part. Holds the activity first."""
    Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    participant, _ = Participant.objects.get_or_create(
        organisation=activity.organisation,
        user=user,
        defaults={"name": user.name, "email": user.email, "route": Route.EMAIL},
    )
    involvement = identify(activity=activity, participant=participant, capacity=Capacity.STAFF, by=user)
    join(involvement=involvement, by=user)
    return involvement


def is_under_way(activity):
    """Whether people may still be invited and join; read afresh, because another person may just have closed it."""
    return Activity.objects.under_way().filter(pk=activity.pk).exists()


def current_step(involvement):
    return Step(last_event(involvement).step)


def last_event(involvement):
    """The last step that stands; somebody with none is on the list since they were added."""
    return involvement.funnel_events.standing().last() or FunnelEvent(
        involvement=involvement, step=Step.IDENTIFIED, on=timezone.localdate(involvement.added_at)
    )


def _lock(involvement):
    Involvement.objects.select_for_update().get(pk=involvement.pk)
