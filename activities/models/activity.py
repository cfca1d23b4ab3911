import uuid
from datetime import date, timedelta

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import Organisation, Team, User
from accounts.roles import Permission
from activities import readiness
from activities.framework import DecisionKind, FirstInvolved, HeardFrom, Level, Technique
from activities.models.programme import Programme, in_words
from activities.models.words import Words


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    EVALUATED = "evaluated", "Evaluated"
    CANCELLED = "cancelled", "Cancelled"


MOVES = {
    Status.DRAFT: {Status.AGREED, Status.CANCELLED},
    Status.AGREED: {Status.OPEN, Status.CANCELLED},
    Status.OPEN: {Status.CLOSED, Status.CANCELLED},
    Status.CLOSED: {Status.EVALUATED},
    Status.EVALUATED: set(),
    Status.CANCELLED: set(),
}


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)

UNDER_WAY = (Status.DRAFT, Status.AGREED, Status.OPEN)


OWN_PROGRAMME = """
IF NOT EXISTS (SELECT 1 FROM activities_programme AS programme
               WHERE programme.id = NEW.programme_id AND programme.organisation_id = NEW.organisation_id)
THEN
    RAISE EXCEPTION 'An activity belongs to a programme of its own organisation.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class NotReady(ValidationError):
    """The activity cannot move on yet; `.messages` says what is missing, in words."""


class ActivityQuerySet(models.QuerySet):
    def where_may(self, user, permission):
        """Activities of the organisations in which this person's role gives them the permission."""
        return self.filter(organisation__in=Organisation.objects.where_may(user, permission))

    def visible_to(self, user):
        return self.where_may(user, Permission.SEE_PLANS)

    def under_way(self):
        return self.filter(status__in=UNDER_WAY)

    def going_on(self):
        """Those for which something may still have to happen: neither evaluated nor cancelled."""
        return self.exclude(status__in=[Status.EVALUATED, Status.CANCELLED])

    @transaction.atomic
    def note_work(self, activity):
        """Somebody has saved a page of this plan. Noted once an hour, by itself, so that nobody waits for it."""
        an_hour_ago = timezone.now() - timedelta(hours=1)
        free = self.filter(pk=activity.pk, worked_on_at__lt=an_hour_ago)
        free = free.select_for_update(skip_locked=True, no_key=True)
        self.filter(pk__in=free.values("pk")).update(worked_on_at=timezone.now())

    def led_by(self, user):
        return self.filter(lead=user)

    def of_programme(self, programme):
        """Those of the programme itself, and of the programmes that stand inside it."""
        return self.filter(Q(programme=programme) | Q(programme__part_of=programme))


class Activity(models.Model):
    """One planned piece of involvement with service users and carers: the thread everything else hangs on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="activities")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="activities")
    affects = models.TextField(max_length=1000, blank=True, default="", db_default="")
    heard_from = ArrayField(models.CharField(max_length=20, choices=HeardFrom), default=list, db_default=[], blank=True)
    heard_already = models.TextField(max_length=2000, blank=True, default="", db_default="")
    first_involved = models.CharField(max_length=20, choices=FirstInvolved, blank=True, default="", db_default="")
    shaped_with = models.TextField(max_length=500, blank=True, default="", db_default="")
    title = models.CharField(max_length=200)
    about = models.TextField(max_length=5000)
    level = models.CharField(max_length=20, choices=Level)
    technique = models.CharField(max_length=20, choices=Technique)
    technique_reason = models.TextField(max_length=2000)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    lead = models.ForeignKey(User, on_delete=models.PROTECT, related_name="activities_led")
    service = models.CharField(max_length=200, blank=True, default="", db_default="")
    decision = models.CharField(max_length=300, blank=True, default="", db_default="")
    decision_kind = models.CharField(max_length=20, choices=DecisionKind, blank=True, default="", db_default="")
    programme = models.ForeignKey(
        Programme, on_delete=models.RESTRICT, null=True, blank=True, related_name="activities"
    )
    credit = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # When somebody last saved a page of the plan: a plan that stands still is reminded of.
    worked_on_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        indexes = [
            models.Index(fields=["organisation", "status"]),
            GinIndex(Words("title", "about"), name="words_of_activity"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=(Q(starts_on=None) | Q(starts_on__range=(FIRST_DAY, LAST_DAY)))
                & (Q(ends_on=None) | Q(ends_on__range=(FIRST_DAY, LAST_DAY))),
                name="activity_is_in_this_century",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_a_title"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="programme_is_of_the_same_organisation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("programme_id", "organisation_id"),
                condition=pgtrigger.Q(new__programme__isnull=False),
                func=OWN_PROGRAMME,
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_under_way(self):
        """Whether it may still be planned: not closed, evaluated or cancelled."""
        return self.status in UNDER_WAY

    @property
    def possible_moves(self):
        """Statuses that may be chosen next; "agreed" comes only with locking the purpose."""
        return [status for status in Status if status in MOVES[Status(self.status)] and status != Status.AGREED]

    @property
    def dates(self):
        """First and last day in words; empty if neither is set."""
        return in_words(self.starts_on, self.ends_on)

    def refusals(self, status):
        """Why the activity cannot move to this status now, in sentences; none if it can."""
        if status not in MOVES[Status(self.status)]:
            wanted = Status(status).label.lower()
            return [f"An activity that is {self.get_status_display().lower()} cannot become {wanted}."]
        return [requirement.words for requirement in readiness.missing(self, before=status)]

    @transaction.atomic
    def move_to(self, status, *, by, reason=""):
        """Move the activity to its next status, recording who and when. Raises NotReady with what is missing."""
        current = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        if refusals := current.refusals(status):
            raise NotReady(refusals)
        type(self).objects.filter(pk=self.pk).update(status=status)
        StatusEvent.objects.create(activity=self, was=current.status, became=status, by=by, reason=reason)
        self.status = status


class LeadEvent(models.Model):
    """Who handed the lead to whom, and when; never changed afterwards. Whoever leads may read more than others."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="lead_events")
    was = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    became = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        triggers = [pgtrigger.Protect(name="lead_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.became} leads from {self.at:%Y-%m-%d}"


class StatusEvent(models.Model):
    """Who moved the activity to which status, and when; never changed afterwards."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="status_events")
    was = models.CharField(max_length=10, choices=Status)
    became = models.CharField(max_length=10, choices=Status)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        triggers = [pgtrigger.Protect(name="status_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_became_display()} at {self.at:%Y-%m-%d}"
