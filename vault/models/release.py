import uuid
from dataclasses import fields

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from figures.cells import Cell, Rule

UNDER_WAY = ("asked", "counting")


class ReleaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_DASHBOARD))

    def under_way(self):
        return self.filter(state__in=UNDER_WAY)

    def finished(self):
        """What is on show, the newest figures first."""
        return self.filter(state=Release.State.DONE).order_by("-as_at", "-finished_at")


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
    # Empty: asked by the calendar, for the quarter that ended on this day.
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    quarter_ended_on = models.DateField(null=True, blank=True)
    # How often the vault has begun it; a vault that dies in the middle begins anew.
    attempt = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    sentence = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    # The rule by which it was protected, and what the attack before release tried and how long it took. No counts.
    rule = models.JSONField(default=dict)
    checks = models.JSONField(default=dict)
    # The digest of all tables, and of the code that made them.
    checksum = models.CharField(max_length=64, blank=True)
    code_version = models.CharField(max_length=12, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=UNDER_WAY),
                name="one_release_under_way_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["organisation", "quarter_ended_on"], name="one_release_by_the_calendar_a_quarter"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | (~Q(checksum="") & Q(finished_at__isnull=False)),
                name="a_finished_release_has_its_checksum",
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(sentence=""), name="a_failed_release_says_why"),
        ]
        triggers = [
            # Whoever can only ask cannot pretend that something was counted.
            pgtrigger.Protect(
                name="release_begins_as_asked",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state="asked") | ~pgtrigger.Q(new__checksum=""),
            ),
            pgtrigger.Protect(
                name="finished_release_is_kept",
                operation=pgtrigger.UpdateOf(
                    "state", "as_at", "finished_at", "rule", "checks", "checksum", "code_version"
                ),
                condition=pgtrigger.Q(old__state__in=["done", "failed"]),
            ),
        ]

    def __str__(self):
        return f"Figures as at {self.as_at:%Y-%m-%d}"

    @property
    def is_under_way(self):
        return self.state in UNDER_WAY

    @property
    def kept_rule(self):
        """The rule by which it was protected, as far as today's rule still has its parts."""
        known = {part.name for part in fields(Rule)}
        return Rule(**{name: value for name, value in self.rule.items() if name in known})


class ReleasedTable(models.Model):
    """One table of a release: one characteristic (or two) of the people of one scope, or the reason why not.

    `cells` is [{"category": "asian", "shown": "25", "low": 23, "high": 27}, …]: the shown figure and what it allows,
    never a count; in a table of two characteristics the category is two codes joined by "+". A table that could not be
    renewed yet says by `as_at` of which day its figures are.
    """

    class State(models.TextChoices):
        SHOWN = "shown", "Shown"
        NOT_ENOUGH = "not_enough", "Not enough answers to show"
        TOO_CLOSE = "too_close", "Waits, because another table differs by too few people"
        HELPED = "helped", "Waits, because one member of staff or one open link had a hand in too many of the answers"
        UNSAFE = "unsafe", "Withheld, because somebody might be worked out"

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="tables")
    scope_kind = models.CharField(max_length=15)
    scope_id = models.CharField(max_length=36)
    # Codes of one characteristic or two, joined by "+".
    characteristic = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State)
    as_at = models.DateField()
    # How many gave a category: as it is shown, and what that allows.
    answered = models.CharField(max_length=40, blank=True)
    answered_low = models.PositiveIntegerField(null=True)
    answered_high = models.PositiveIntegerField(null=True)
    cells = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "scope_kind", "scope_id", "characteristic"], name="one_table_a_scope_in_a_release"
            ),
            models.CheckConstraint(
                condition=Q(state="shown", answered_low__isnull=False, answered_high__isnull=False)
                | Q(~Q(state="shown"), answered="", answered_low=None, answered_high=None, cells=[]),
                name="what_is_withheld_shows_nothing",
            ),
        ]
        triggers = [pgtrigger.Protect(name="released_table_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.characteristic} of {self.scope_kind} {self.scope_id}"

    @property
    def is_shown(self):
        return self.state == self.State.SHOWN

    @property
    def by_code(self):
        """The cells as {codes of the category: figures.cells.Cell}."""
        return {
            tuple(cell["category"].split("+")): Cell(cell["low"], cell["high"], cell["shown"]) for cell in self.cells
        }

    @property
    def answered_cell(self):
        return Cell(self.answered_low, self.answered_high, self.answered)
