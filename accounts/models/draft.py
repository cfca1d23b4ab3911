from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast, Length
from django.db.models.lookups import LessThanOrEqual

from accounts.models.organisation import Organisation
from accounts.models.user import User

LONGEST = 200_000
LONGEST_ADDRESS = 500


class DraftQuerySet(models.QuerySet):
    def with_words(self):
        """Without the rows that only remember that a page was saved."""
        return self.exclude(typed={})


class Draft(models.Model):
    """What a member of staff typed on a page and has not saved there yet. Nobody else sees it; it changes nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    thing = models.UUIDField(null=True)
    permission = models.CharField(max_length=40, blank=True)
    typed = models.JSONField(default=dict, blank=True)
    as_it_stood = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField()
    # The page that was saved last, a digest of what was sent with it, and where its answer led.
    finished_page = models.CharField(max_length=32, blank=True)
    finished_as = models.CharField(max_length=64, blank=True)
    went_to = models.CharField(max_length=LONGEST_ADDRESS, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        indexes = [models.Index(fields=["saved_at"])]
        constraints = [
            models.UniqueConstraint(fields=["user", "path"], name="one_draft_a_person_and_page"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length(Cast("typed", TextField())), 2 * LONGEST), name="draft_is_not_endless"
            ),
        ]

    def __str__(self):
        return f"Draft of {self.user}"
