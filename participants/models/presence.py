import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.models import Activity
from participants.models.participant import Involvement


class Step(models.TextChoices):
    IDENTIFIED = "identified", "Identified"
    INVITED = "invited", "Invited"
    INTERESTED = "interested", "Interested"
    JOINED = "joined", "Joined"
    TAKING_PART = "taking_part", "Taking part"
    FINISHED = "finished", "Finished"
    LEFT = "left", "Left"
    ENDED_EARLY = "ended_early", "Ended early by us"
    PAUSED = "paused", "Paused"


class LeavingReason(models.TextChoices):
    HEALTH = "health", "Health, or how I feel"
    TIME = "time", "Not enough time, or the times did not suit"
    CARING = "caring", "Caring or family"
    ACCESS = "access", "Access, travel or cost"
    NOT_FOR_ME = "not_for_me", "It was not what I hoped for"
    FINISHED = "finished", "I have done what I wanted to do"
    OTHER = "other", "Something else"
    NOT_SAID = "not_said", "I would rather not say"


class FunnelEvent(models.Model):
    """One dated step of a person's involvement; added to, never changed."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="funnel_events")
    step = models.CharField(max_length=15, choices=Step)
    reason = models.CharField(max_length=15, choices=LeavingReason, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(step="left") | ~Q(reason=""), name="leaving_has_a_reason"),
        ]
        triggers = [pgtrigger.Protect(name="funnel_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_step_display()} on {self.at:%Y-%m-%d}"


class PresencePlan(models.Model):
    """Decisions about who needs to be in the room, and the reason where something was decided against."""

    class Monitoring(models.TextChoices):
        PLANNED = "planned", "We will ask people about themselves, kept apart from names"
        NOT_PLANNED = "not_planned", "We will not ask, for the reason below"

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="presence_plan")
    who_needs_to_be_heard = models.TextField(blank=True)
    no_population_reason = models.TextField(blank=True)
    monitoring = models.CharField(max_length=15, choices=Monitoring, blank=True)
    no_monitoring_reason = models.TextField(blank=True)
    no_acknowledgement_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(monitoring="not_planned") | ~Q(no_monitoring_reason=""),
                name="no_monitoring_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"Who takes part in {self.activity}"
