"""What the vault adds to a person's own page: the offer to answer "About you", and that they have been there."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from activities.framework import Capacity
from participants import recruitment
from participants.models import GONE, PresencePlan
from participants.my_page import Task
from vault import sealing
from vault.models import AboutYouVisit

ASKED_AGAIN_AFTER = timedelta(days=365)
# Staff and partners are not the people whose presence is compared with a population.
ASKED = (Capacity.SERVICE_USER, Capacity.CARER, Capacity.PUBLIC)


def about_you(involvement):
    """Offered at joining and once a year. Who has been there finds the way to change or delete it for good."""
    visit, offered = visit_of(involvement), is_offered(involvement)
    if not (visit or offered):
        return []
    is_recent = visit and visit.sent_on > timezone.localdate() - ASKED_AGAIN_AFTER
    hint = (
        "Change or delete what you told us." if is_recent else "Kept apart from your name. You can skip every question."
    )
    status = "Done" if is_recent else "To do" if offered else "Any time"
    url = reverse("vault:about-you", args=[involvement.pk])
    return [Task(title="About you", hint=hint, url=url, status=status, order=40)]


def is_offered(involvement):
    """Whether this person is asked, now: they take part, the activity plans to ask, and there is a vault."""
    if involvement.capacity not in ASKED or not recruitment.is_under_way(involvement.activity):
        return False
    if recruitment.current_step(involvement) in (*recruitment.NOT_YET_IN, *GONE):
        return False
    planned = PresencePlan.objects.filter(activity=involvement.activity_id, monitoring=PresencePlan.Monitoring.PLANNED)
    return planned.exists() and sealing.can_seal()


def visit_of(involvement):
    """When this person last sent "About you", in whichever activity; for their own pages only."""
    return AboutYouVisit.objects.filter(participant=involvement.participant_id).first()
