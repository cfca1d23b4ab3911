import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission


class ReleaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_DASHBOARD))


class Release(models.Model):
    """All equality figures of an organisation that were let out together, frozen on a day.

    The website asks for a release by adding a row; only the vault's process moves it on.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Waiting for the vault"
        COUNTING = "counting", "Being counted and attacked"
        DONE = "done", "Ready"
        FAILED = "failed", "Could not be made"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="releases")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    # People count who took part in the year that ends on this day.
    as_at = models.DateField()
    asked_at = models.DateTimeField(auto_now_add=True)
    # Empty: asked by the calendar.
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    percent = models.PositiveSmallIntegerField(default=0)
    sentence = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    # The rule by which it was protected, and what the attack before release tried and how long it took. No counts.
    rule = models.JSONField(default=dict)
    checks = models.JSONField(default=dict)
    checksum = models.CharField(max_length=64, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=["asked", "counting"]),
                name="one_release_under_way_an_organisation",
            ),
        ]

    def __str__(self):
        return f"Figures as at {self.as_at:%Y-%m-%d}"


class ReleasedTable(models.Model):
    """One table of a release: one characteristic (or two) of the people of one scope, or the reason why not.

    `cells` is [{"category": "asian", "shown": "25", "low": 23, "high": 27}, …]: the shown figure and what it allows,
    never a count. A table that could not be renewed yet says by `as_at` of which day its figures are.
    """

    class State(models.TextChoices):
        SHOWN = "shown", "Shown"
        NOT_ENOUGH = "not_enough", "Not enough answers to show"
        TOO_CLOSE = "too_close", "Waits, because another table differs by too few people"
        HELPED = "helped", "Waits, because one member of staff helped with too many of the answers"
        UNSAFE = "unsafe", "Withheld, because somebody might be worked out"

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="tables")
    scope_kind = models.CharField(max_length=15)
    scope_id = models.CharField(max_length=36)
    # Codes of one characteristic or two, joined by "+".
    characteristic = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State)
    as_at = models.DateField()
    answered = models.CharField(max_length=40, blank=True)
    cells = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "scope_kind", "scope_id", "characteristic"], name="one_table_a_scope_in_a_release"
            ),
        ]
        triggers = [pgtrigger.Protect(name="released_table_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.characteristic} of {self.scope_kind} {self.scope_id}"
