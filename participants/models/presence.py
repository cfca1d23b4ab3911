from django.db import models
from django.db.models import Q

from activities.framework import Level, WorkPhase
from activities.models import Activity


class PresencePlan(models.Model):
    """Decisions about who needs to be in the room, and the reason where something was decided against."""

    class Monitoring(models.TextChoices):
        PLANNED = "planned", "We will ask people about themselves, kept apart from names"
        NOT_PLANNED = "not_planned", "We will not ask, for the reason below"

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="presence_plan")
    who_needs_to_be_heard = models.TextField(blank=True)
    not_in_the_room = models.TextField(max_length=3000, blank=True)
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


class Place(models.Model):
    """Whether people with lived experience are there, at one level of an activity and in one phase of its work."""

    class State(models.TextChoices):
        NOBODY = "nobody", "Nobody yet"
        THERE = "there", "Somebody is there"
        NOT_NEEDED = "not_needed", "Not needed"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="places")
    level = models.CharField(max_length=20, choices=Level)
    phase = models.CharField(max_length=10, choices=WorkPhase)
    state = models.CharField(max_length=10, choices=State)
    # Roles and forums, never names.
    roles = models.CharField(max_length=300, blank=True)
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    not_needed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "level", "phase"], name="one_place_a_level_and_phase"),
            models.CheckConstraint(
                condition=~Q(state="there") | (~Q(roles="") & Q(people__isnull=False, people__gte=1)),
                name="a_place_taken_says_by_whom",
            ),
            models.CheckConstraint(condition=Q(state="there") | Q(people=None), name="an_empty_place_has_no_people"),
            models.CheckConstraint(
                condition=~Q(state="not_needed") | ~Q(not_needed_reason=""), name="a_place_not_needed_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()}, {self.get_phase_display().lower()}: {self.get_state_display().lower()}"
