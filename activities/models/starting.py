"""How a plan was begun, and the templates of an organisation that plans may begin from."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from activities.models.activity import Activity


class PlanStart(models.Model):
    """How far the first writing of a plan has come, and what it began from. One row for each activity.

    `key` is drawn with the page, so that pressing its button twice makes one activity. `suggestions` are the words of
    the template as they were then; they stand in the pages that were not saved yet, and nowhere else.
    """

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="plan_start")
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    template_code = models.CharField(max_length=40, blank=True)
    template_version = models.PositiveIntegerField(null=True, blank=True)
    template_title = models.CharField(max_length=120, blank=True)
    suggestions = models.JSONField(default=dict, blank=True)
    copied_from = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    saved_pages = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(template_code="", template_version=None)
                | (~Q(template_code="") & Q(template_version__isnull=False, template_version__gt=0)),
                name="plan_start_names_template_and_version",
            ),
        ]

    def __str__(self):
        return f"Start of {self.activity}"


class PlanTemplate(models.Model):
    """A version of a template that the organisation made from an activity of its own; it never changes.

    `code` is the same for all versions of one template.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="plan_templates")
    code = models.UUIDField(default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120)
    what_for = models.CharField(max_length=300)
    content = models.JSONField()
    made_from = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, related_name="templates")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_plan_template_a_version"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="plan_template_never_changes",
                operation=pgtrigger.UpdateOf("code", "version", "title", "what_for", "content", "made_at"),
            )
        ]

    def __str__(self):
        return f"{self.title}, version {self.version}"


class HiddenTemplate(models.Model):
    """A template that this organisation does not offer; `code` is a shipped template's or one of its own."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="hidden_templates")
    code = models.CharField(max_length=40)
    hidden_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="one_hiding_a_template"),
        ]

    def __str__(self):
        return self.code
