import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from activities.models.activity import Activity
from activities.models.ordered import OrderedQuerySet
from activities.models.purpose_texts import PurposeVersion


class WorkingAgreement(models.Model):
    """What goes with the commitments of an activity: how somebody raises a concern when they are not kept."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="working_agreement")
    how_to_raise_a_concern = models.TextField(max_length=1000, blank=True)

    def __str__(self):
        return f"Working agreement of {self.activity}"


class Commitment(models.Model):
    """Something everyone in the activity is to keep to: the working copy, agreed with the next version."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="commitments")
    text = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    # Taken out after it was once agreed: it stays for the versions and judgements that name it.
    is_dropped = models.BooleanField(default=False, db_default=False)

    objects = OrderedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.text


class AgreementVersionQuerySet(models.QuerySet):
    def current(self, activity):
        """The version in force, or None before anything is agreed."""
        return self.filter(activity=activity).order_by("-number").first()

    def in_force(self, activity, *, at):
        """The version in force at that moment, or None if nothing was agreed by then."""
        return self.filter(activity=activity, locked_at__lte=at).order_by("-number").first()


class AgreementVersion(models.Model):
    """The commitments as agreed on a day; the database refuses any change to it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="agreement_versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    agreed_on = models.DateField()
    locked_at = models.DateTimeField(default=timezone.now)
    locked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AgreementVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="one_agreement_version_a_number"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="a_later_agreement_version_has_a_reason"
            ),
        ]
        triggers = [pgtrigger.Protect(name="agreement_version_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def commitments(self):
        """The commitments as agreed: [{id, text}]."""
        return self.content["commitments"]

    @property
    def how_to_raise_a_concern(self):
        return self.content["how_to_raise_a_concern"]

    # Both kinds of version have the same kind of fingerprint.
    hash_of = staticmethod(PurposeVersion.hash_of)
