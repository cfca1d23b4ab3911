import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from activities.models import Activity

MOST_ANSWERS = 500


class OpenLinkQuerySet(models.QuerySet):
    def live(self):
        return self.filter(ended_at=None, last_day__gte=timezone.localdate())


class OpenLink(models.Model):
    """One link to "About you" for everybody at an event. Who answers by it is not known; only its digest is kept."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="open_links")
    digest = models.CharField(max_length=64, unique=True)
    last_day = models.DateField()
    # More answers than this are not kept: whoever holds the link could send any number. Unit: answers.
    at_most = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = OpenLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-drawn_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity"], condition=Q(ended_at=None), name="one_open_link_an_activity_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(at_most__gte=1, at_most__lte=MOST_ANSWERS), name="an_open_link_takes_so_many_answers"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="open_link_is_kept",
                operation=pgtrigger.UpdateOf("activity_id", "digest", "last_day", "at_most", "drawn_at"),
            ),
            pgtrigger.Protect(
                name="ended_open_link_stays_ended",
                operation=pgtrigger.UpdateOf("ended_at"),
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Open link drawn on {self.drawn_at:%Y-%m-%d}"
