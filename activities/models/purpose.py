import hashlib
import json

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.framework import OutcomeKind
from activities.models.activity import Activity


class Purpose(models.Model):
    """Why people are involved: the working copy, open to change only before it is locked or during an amendment."""

    class State(models.TextChoices):
        DRAFT = "draft", "Not yet agreed"
        LOCKED = "locked", "Agreed and locked"
        AMENDING = "amending", "Being amended"

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="purpose")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    amendment_reason = models.TextField(max_length=1000, blank=True)
    statement = models.TextField(max_length=2000, blank=True)
    reason_to_join = models.TextField(max_length=2000, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    payment_statement = models.TextField(max_length=2000, blank=True)
    told_back_by = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="amending") | ~Q(amendment_reason=""), name="amendment_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"Purpose of {self.activity}"

    @property
    def may_be_changed(self):
        return self.state != self.State.LOCKED


class TopicOfInfluence(models.Model):
    """A topic, and whether people can change it."""

    class Openness(models.TextChoices):
        OPEN = "open", "Open to change"
        DECIDED = "decided", "Already decided"
        OUTSIDE = "outside", "Outside our control"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="topics")
    text = models.CharField(max_length=300)
    openness = models.CharField(max_length=10, choices=Openness)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class IntendedOutcome(models.Model):
    """What should be different because of the involvement, how we will know, and by when."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="outcomes")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=15, choices=OutcomeKind)
    how_we_will_know = models.TextField(max_length=1000, blank=True)
    due_on = models.DateField(null=True, blank=True)
    is_dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class PurposeVersionQuerySet(models.QuerySet):
    def current(self, activity):
        """The version in force, or None before the purpose is agreed."""
        return self.filter(activity=activity).order_by("-number").first()

    def in_force(self, activity, *, at):
        """The version in force at that moment, or None if the purpose was not agreed by then."""
        return self.filter(activity=activity, locked_at__lte=at).order_by("-number").first()


class PurposeVersion(models.Model):
    """The purpose and intended outcomes as agreed on a day; the database refuses any change to it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="purpose_versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    locked_at = models.DateTimeField(auto_now_add=True)
    locked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PurposeVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="one_purpose_version_a_number"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="a_later_purpose_version_has_a_reason"),
        ]
        triggers = [pgtrigger.Protect(name="purpose_version_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def outcomes(self):
        """Intended outcomes as agreed: [{id, text, kind, kind_label, how_we_will_know, due_on}]."""
        return self.content["outcomes"]

    @staticmethod
    def hash_of(content):
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
