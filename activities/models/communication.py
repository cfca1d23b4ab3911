"""Telling people about the purpose: the people involved, the wider organisation and others, and what came back."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from activities.models.activity import Activity
from activities.models.purpose_texts import PurposeVersion


class CommunicationQuerySet(models.QuerySet):
    def to_wider_organisation(self):
        return self.filter(audience=Communication.Audience.ORGANISATION)


class Communication(models.Model):
    """One time that the purpose was shared: with whom, how, when, in which version, and how people can reply."""

    class Audience(models.TextChoices):
        INVOLVED = "involved", "The people involved"
        ORGANISATION = "organisation", "The wider organisation"
        OTHERS = "others", "Others"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="communications")
    audience = models.CharField(max_length=15, choices=Audience)
    who_was_told = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=200)
    on = models.DateField(default=timezone.localdate)
    # Nothing: it was shared before it was agreed.
    version = models.ForeignKey(
        PurposeVersion, on_delete=models.CASCADE, null=True, blank=True, related_name="communications"
    )
    told_by = models.CharField(max_length=150)
    reply_route = models.CharField(max_length=300)
    came_back = models.TextField(max_length=2000, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = CommunicationQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(reply_route__regex=r"\S"), name="a_communication_has_a_way_to_reply"),
            models.CheckConstraint(
                condition=~Q(audience="others") | Q(who_was_told__regex=r"\S"), name="others_who_were_told_are_named"
            ),
        ]

    def __str__(self):
        return f"{self.get_audience_display()}: {self.how}, {self.on:%Y-%m-%d}"
