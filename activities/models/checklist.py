import hashlib
import json

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, User
from activities.framework import ProcessArea
from activities.models.activity import Activity


class ChecklistVersionQuerySet(models.QuerySet):
    def readable_in(self, organisation):
        """The organisation's own versions, and those that came with FourPi."""
        return self.filter(Q(organisation=organisation) | Q(organisation=None))

    def in_force(self, organisation):
        """What a new activity starts from: the organisation's own latest version, else the latest that came."""
        return self.readable_in(organisation).order_by(F("organisation").asc(nulls_last=True), "-number").first()

    def shipped(self):
        """The latest version that came with FourPi."""
        return self.filter(organisation=None).order_by("-number").first()


class ChecklistVersion(models.Model):
    """The list of what has to be arranged, as published on a day; it never changes.

    A version without an organisation came with FourPi.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="checklist_versions"
    )
    number = models.PositiveIntegerField()
    # [{code, area, text}] in the order in which people read it.
    items = models.JSONField()
    content_hash = models.CharField(max_length=64)
    change_note = models.TextField(max_length=1000, blank=True)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ChecklistVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], nulls_distinct=False, name="one_checklist_version_a_number"
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | ~Q(change_note=""), name="own_checklist_version_says_what_changed"
            ),
        ]
        triggers = [pgtrigger.Protect(name="checklist_version_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def title(self):
        """Which list it is, and which version of it, in words."""
        owner = self.organisation.name if self.organisation_id else "the list that comes with FourPi"
        return f"version {self.number} of {owner}"

    @property
    def codes(self):
        return {item["code"] for item in self.items}

    @staticmethod
    def hash_of(items):
        return hashlib.sha256(json.dumps(items, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class ChecklistItemQuerySet(models.QuerySet):
    def standing(self):
        """Items that the next version would hold."""
        return self.filter(is_retired=False)


class ChecklistItem(models.Model):
    """One item of an organisation's working copy. Its code stays for good, so that years compare."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="checklist_items")
    code = models.CharField(max_length=10)
    area = models.CharField(max_length=20, choices=ProcessArea)
    text = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField()
    is_retired = models.BooleanField(default=False)
    # Whether activities may have been given it; from then on it is retired, never removed.
    is_published = models.BooleanField(default=False)

    objects = ChecklistItemQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="one_checklist_item_a_code"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="checklist_code_is_permanent", operation=pgtrigger.UpdateOf("organisation_id", "code", "area")
            ),
            pgtrigger.Protect(
                name="published_checklist_item_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__is_published=True),
            ),
            pgtrigger.Protect(
                name="checklist_item_stays_published",
                operation=pgtrigger.UpdateOf("is_published"),
                condition=pgtrigger.Q(old__is_published=True, new__is_published=False),
            ),
        ]

    def __str__(self):
        return self.text


class ChecklistUse(models.Model):
    """Which version an activity was given, when and by whom; the last one is the one it has. Never changed."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="checklist_uses")
    version = models.ForeignKey(ChecklistVersion, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        triggers = [pgtrigger.Protect(name="checklist_use_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.version} from {self.at:%Y-%m-%d}"
