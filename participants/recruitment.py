"""The steps of a person's involvement: identified, invited, joined, left. Each is an event, never an overwrite."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.framework import Capacity
from activities.models import Activity
from participants.models import FunnelEvent, Involvement, LinkMessage, Participant, Route, Step

FRESH_LINKS_AN_HOUR = 3
NOT_YET_IN = (Step.IDENTIFIED, Step.INVITED, Step.INTERESTED)
MAY_JOIN_FROM = (*NOT_YET_IN, Step.PAUSED, Step.LEFT)


@transaction.atomic
def identify(*, activity, participant, capacity, by):
    """Note that somebody may take part. Doing it twice changes nothing."""
    involvement, is_new = Involvement.objects.get_or_create(
        activity=activity, participant=participant, capacity=capacity
    )
    if is_new:
        FunnelEvent.objects.create(involvement=involvement, step=Step.IDENTIFIED, by=by)
    return involvement


@transaction.atomic
def invite(*, involvement, by):
    """Note the invitation and, if e-mail suits the person, queue one message. Returns the message or None."""
    _lock(involvement)
    if not is_under_way(involvement.activity):
        raise ValidationError("This activity is over, so nobody can be invited any more.")
    if current_step(involvement) == Step.IDENTIFIED:
        FunnelEvent.objects.create(involvement=involvement, step=Step.INVITED, by=by)
    if involvement.participant.route != Route.EMAIL:
        return None
    message, _ = LinkMessage.objects.get_or_create(
        key=f"join:{involvement.pk}", defaults={"involvement": involvement, "kind": LinkMessage.Kind.JOIN}
    )
    return message


@transaction.atomic
def join(*, involvement, by=None):
    """The person says yes (by is None), or staff note that they did. After the end of the activity nobody joins."""
    _lock(involvement)
    if is_under_way(involvement.activity) and current_step(involvement) in MAY_JOIN_FROM:
        FunnelEvent.objects.create(involvement=involvement, step=Step.JOINED, by=by)


@transaction.atomic
def leave(*, involvement, reason, by=None):
    """The person stops taking part; what they said stays unless they ask otherwise."""
    _lock(involvement)
    if current_step(involvement) != Step.LEFT:
        FunnelEvent.objects.create(involvement=involvement, step=Step.LEFT, reason=reason, by=by)


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
    """The involvement of a member of staff who signs in; made when they first take part."""
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
    event = involvement.funnel_events.order_by("-pk").first()
    return event.step if event else Step.IDENTIFIED


def _lock(involvement):
    Involvement.objects.select_for_update().get(pk=involvement.pk)
