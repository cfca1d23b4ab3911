"""The weekly letter to staff: what is due in the activities they lead. Once a week for each person, or paused."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Membership, User
from accounts.roles import Permission, roles_that_may
from activities import due
from activities.models import Activity
from evaluation.models import Digest, DigestPause, DigestWeek
from jobs import bounces
from jobs.outbox import NOT_SHOWN_HEADER, ORGANISATION_HEADER

SOON = timedelta(days=7)
SHOWN = 40


@transaction.atomic
def queue_week(*, today):
    """Queue this week's letters, the first time it is asked for in a week. Returns the messages to send."""
    week, is_first = DigestWeek.objects.get_or_create(monday=today - timedelta(days=today.weekday()))
    if not is_first:
        return []
    waiting = due.among(led_by_planners(), today=today, before=_after_next_week(today))
    wanted = User.objects.filter(pk__in=waiting.values("lead"), is_active=True).exclude(_is_paused(today=today))
    return Digest.objects.bulk_create(
        Digest(key=f"digest:{week.monday}:{user.pk}", user=user, week=week) for user in wanted.order_by("pk")
    )


def led_by_planners():
    """Activities whose lead may still plan in their organisation."""
    planners = Membership.objects.filter(
        organisation=OuterRef("organisation"), user=OuterRef("lead"), role__in=roles_that_may(Permission.PLAN)
    )
    return Activity.objects.filter(Exists(planners))


@dataclass(frozen=True)
class Waiting:
    """What is due for one person: [(activity, [what is due])], the oldest first; `is_cut` where there is more."""

    groups: list
    is_cut: bool


def of_person(user, *, today):
    """What is due for this person within a week, up to as much as anybody reads at once."""
    led, before = led_by_planners().filter(lead=user), _after_next_week(today)
    found = due.due(led, today=today, before=before, at_most=SHOWN + 1)
    shown = found[:SHOWN]
    order = list(dict.fromkeys(item.activity for item in shown))
    by_activity = sorted(shown, key=lambda item: order.index(item.activity))
    groups = [(activity, list(items)) for activity, items in groupby(by_activity, key=lambda item: item.activity)]
    return Waiting(groups, is_cut=len(found) > SHOWN)


def is_paused(user, *, today):
    return User.objects.filter(_is_paused(today=today), pk=user.pk).exists()


def pause(*, until, by):
    """No weekly letter for this person up to that day; without a day, until they start it again."""
    DigestPause.objects.update_or_create(user=by, defaults={"until": until})


def resume(*, by):
    DigestPause.objects.filter(user=by).delete()


def send(digest, *, today):
    """Send a letter that was taken for sending, with what is due now; or note that it is no longer needed."""
    waiting = of_person(digest.user, today=today)
    if not waiting.groups or not digest.user.is_active or is_paused(digest.user, today=today):
        digest.drop()
        return
    digest.deliver(lambda: written(digest, waiting, today=today))


def written(digest, waiting, *, today):
    """The letter itself, as text and as a page; its subject says nothing of what is in it."""
    words = {
        "name": digest.user.name,
        "today": today,
        "groups": [
            (activity, [(item, settings.ORIGIN + reverse(item.page, args=[activity.pk])) for item in items])
            for activity, items in waiting.groups
        ],
        "shown": SHOWN if waiting.is_cut else None,
        "page": settings.ORIGIN + reverse("evaluation:digest"),
    }
    organisations = {activity.organisation_id for activity, _ in waiting.groups}
    # The demonstration shows letters by organisation: one about two of them is nobody's to look at.
    shown = {ORGANISATION_HEADER: str(min(organisations))} if len(organisations) == 1 else {NOT_SHOWN_HEADER: "yes"}
    email = EmailMultiAlternatives(
        subject="Your week in FourPi",
        body=render_to_string("emails/digest.txt", words),
        from_email=settings.BOUNCES_TO or None,
        to=[digest.user.email],
        headers={"From": settings.DEFAULT_FROM_EMAIL, **shown, **bounces.headers_of(digest)},
    )
    email.attach_alternative(render_to_string("emails/digest.html", words), "text/html")
    return email


def _after_next_week(today):
    """The first day of which nothing is told yet."""
    return today + SOON + timedelta(days=1)


def _is_paused(*, today):
    pauses = DigestPause.objects.filter(Q(until=None) | Q(until__gte=today), user=OuterRef("pk"))
    return Exists(pauses)
