"""Talking about what is shared and what differs: the days planned for it, and what was said."""

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from activities.models.activity import Activity


class ReviewDateQuerySet(models.QuerySet):
    def waiting(self):
        """Those that no discussion has answered."""
        answers = PrinciplesDiscussion.objects.filter(review=OuterRef("pk"))
        return self.filter(~Exists(answers))


class ReviewDate(models.Model):
    """A day on which people look again at how they work together."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="review_dates")
    due_on = models.DateField()
    what_for = models.CharField(max_length=200, blank=True)

    objects = ReviewDateQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "due_on"], name="one_review_date_a_day")]

    def __str__(self):
        return f"Look again on {self.due_on:%Y-%m-%d}"


class PrinciplesDiscussion(models.Model):
    """What people said when they talked about how they work together; kept as it was written down.

    A correction is an entry of its own that names the one it stands for, and says why; both stay readable.
    """

    class Way(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        ONLINE = "online", "Online"
        PHONE = "phone", "By phone"
        WRITING = "writing", "In writing"
        MIXED = "mixed", "Some in one way, some in another"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="discussions")
    held_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way)
    service_users = models.PositiveSmallIntegerField(default=0)
    carers = models.PositiveSmallIntegerField(default=0)
    public = models.PositiveSmallIntegerField(default=0)
    partners = models.PositiveSmallIntegerField(default=0)
    staff = models.PositiveSmallIntegerField(default=0)
    differences = models.TextField(max_length=4000, blank=True)
    disagreement = models.TextField(max_length=4000, blank=True)
    agreed = models.TextField(max_length=4000, blank=True)
    review = models.ForeignKey(ReviewDate, on_delete=models.RESTRICT, null=True, blank=True, related_name="discussions")
    corrects = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="corrected_by"
    )
    why_corrected = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(differences="", disagreement="", agreed=""), name="a_discussion_says_something"
            ),
            models.CheckConstraint(
                condition=Q(service_users__gt=0)
                | Q(carers__gt=0)
                | Q(public__gt=0)
                | Q(partners__gt=0)
                | Q(staff__gt=0),
                name="somebody_was_at_a_discussion",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, why_corrected="") | (Q(corrects__isnull=False) & ~Q(why_corrected="")),
                name="a_correction_says_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="discussion_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"Talked on {self.held_on:%Y-%m-%d}"

    @property
    def is_corrected(self):
        return hasattr(self, "corrected_by")
