"""Who was at a session and for how long, and that what they need there was confirmed."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.framework import Capacity
from activities.models import Session
from participants.models.participant import Involvement
from participants.models.session_reply import of_this_activity

A_DAY = [MinValueValidator(0), MaxValueValidator(24)]


class Attendance(models.Model):
    """That somebody was at a session or was not, and the hours they gave to it."""

    class State(models.TextChoices):
        CAME = "came", "Was there"
        PART = "part", "Was there for part of it"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Did not come"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="attendance")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendance")
    state = models.CharField(max_length=10, choices=State)
    hours = models.DecimalField(max_digits=4, decimal_places=2, default=0, validators=A_DAY)
    preparation = models.DecimalField(
        "hours of preparation", max_digits=4, decimal_places=2, default=0, validators=A_DAY
    )
    noted_at = models.DateTimeField(auto_now=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(fields=["involvement", "session"], name="attendance_noted_once_a_session"),
            models.CheckConstraint(
                condition=Q(hours__range=(0, 24), preparation__range=(0, 24)), name="hours_fit_into_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["came", "part"]) | Q(hours=0), name="only_who_was_there_has_hours_there"
            ),
        ]
        triggers = [of_this_activity("attendance_is_of_this_activity")]

    def __str__(self):
        return f"{self.get_state_display()}: {self.session}"

    @property
    def was_there(self):
        return self.state in THERE


THERE = (Attendance.State.CAME, Attendance.State.PART)


class Headcount(models.Model):
    """How many people of one capacity were at a session who are not on the list, such as at an open day."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="headcounts")
    capacity = models.CharField(max_length=15, choices=Capacity)
    people = models.PositiveSmallIntegerField()
    hours = models.DecimalField("hours each", max_digits=4, decimal_places=2, default=0, validators=A_DAY)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "capacity"], name="one_headcount_a_session_and_capacity"),
            models.CheckConstraint(condition=Q(people__range=(1, 5000)), name="a_headcount_is_likely"),
            models.CheckConstraint(condition=Q(hours__range=(0, 24)), name="hours_each_fit_into_a_day"),
        ]

    def __str__(self):
        return f"{self.people}, {self.get_capacity_display().lower()}"


class NeedsConfirmed(models.Model):
    """That staff have made sure of what a person needs at one session."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="needs_confirmed")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="needs_confirmed")
    # What the person had said last when staff looked: needs said later are not confirmed yet.
    of = models.DateTimeField()
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "needs confirmed"
        constraints = [
            models.UniqueConstraint(fields=["involvement", "session"], name="needs_confirmed_once_a_session")
        ]
        triggers = [of_this_activity("confirmed_needs_are_of_this_activity")]

    def __str__(self):
        return f"Confirmed on {self.at:%Y-%m-%d}"
