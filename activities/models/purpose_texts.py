"""Texts of a purpose that never change: as it was put to people, and as it was agreed on a day."""

import hashlib
import json

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from activities.models.activity import Activity


class PurposeProposalQuerySet(models.QuerySet):
    def asked_about(self):
        """Texts put to people now, or agreed. The first of an activity is the one that people are asked about."""
        return self.filter(Q(working_copy__isnull=False) | Q(version__isnull=False)).select_related("version")


class PurposeProposal(models.Model):
    """A text of the purpose as it was put to people. Whoever agrees, agrees to this text and to no other.

    What is locked straight away, without asking anybody first, is put to people by being locked.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="purpose_proposals")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    # Why an agreed purpose is to be amended; empty for a first one.
    reason = models.TextField(blank=True)
    proposed_at = models.DateTimeField(default=timezone.now)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PurposeProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="one_purpose_proposal_a_number"),
        ]
        triggers = [pgtrigger.Protect(name="purpose_proposal_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Text {self.number}"


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
    # The text that people were asked about, word for word this one.
    proposal = models.OneToOneField(PurposeProposal, on_delete=models.CASCADE, related_name="version")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    locked_at = models.DateTimeField(default=timezone.now)
    locked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PurposeVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="one_purpose_version_a_number"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="a_later_purpose_version_has_a_reason"),
        ]
        triggers = [
            pgtrigger.Protect(name="purpose_version_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="purpose_version_is_its_proposal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM activities_purposeproposal
                        WHERE id = NEW.proposal_id AND activity_id = NEW.activity_id
                        AND content = NEW.content AND content_hash = NEW.content_hash
                    ) THEN
                        RAISE EXCEPTION 'A version is word for word the text that was put to people';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def was_put_to_people(self):
        """Whether people were asked about these words before they were locked."""
        return self.proposal.proposed_at < self.locked_at

    @property
    def outcomes(self):
        """Intended outcomes as agreed: [{id, text, kind, kind_label, how_we_will_know, due_on}]; newer: aims."""
        return self.content["outcomes"]

    @staticmethod
    def hash_of(content):
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
