"""Open links: one link to "About you" for everybody at an event, without a name. Only its digest is kept."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from activities.models import Activity
from participants import links, recruitment
from participants.models import PresencePlan
from vault import sealing
from vault.models import OpenLink

USUALLY_OPEN_FOR = timedelta(days=14)
LONGEST = timedelta(days=90)


def usual_last_day():
    return timezone.localdate() + USUALLY_OPEN_FOR


def may_ask(activity):
    """Whether somebody at an event of this activity may be asked, now: it is going on, plans to ask, and can seal."""
    planned = PresencePlan.objects.filter(activity=activity, monitoring=PresencePlan.Monitoring.PLANNED)
    return recruitment.is_under_way(activity) and planned.exists() and sealing.can_seal()


@transaction.atomic
def draw(*, activity, last_day, at_most, by):
    """Draw a fresh link and end the one before. Returns the token: show it once, it cannot be read again."""
    Activity.objects.select_for_update().get(pk=activity.pk)
    end(activity=activity, by=by)
    token = links.draw_token()
    OpenLink.objects.create(
        activity=activity, digest=links.digest_of(token), last_day=last_day, at_most=at_most, drawn_by=by
    )
    return token


def end(*, activity, by):
    """The link stops working at the next request."""
    OpenLink.objects.filter(activity=activity, ended_at=None).update(ended_at=Now(), ended_by=by)


def find(token):
    """The live link of a token, or None. A guess is known by its seal, so guessing never reaches the database."""
    if not links.is_sealed_by_us(token):
        return None
    live = OpenLink.objects.live().select_related("activity__organisation")
    return live.filter(digest=links.digest_of(token)).first()


def live_of(activity):
    return OpenLink.objects.live().filter(activity=activity).select_related("drawn_by").first()
