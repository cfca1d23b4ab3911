import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.framework import ProcessArea
from activities.models.activity import Activity
from activities.models.ordered import OrderedQuerySet
from pages.saying import says_something


class ArrangementQuerySet(OrderedQuerySet):
    def on_the_list(self):
        """Those of the list the activity has now, and its own; without those that have gone from the list."""
        return self.filter(is_retired=False)

    def undecided(self):
        return self.on_the_list().filter(state=Arrangement.State.NOT_STARTED)

    def overdue(self, *, today):
        return self.on_the_list().filter(due_on__lt=today, state__in=WAITING)


class Arrangement(models.Model):
    """One thing to arrange so that people can take part well, in one of the four areas of Process."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        PLANNED = "planned", "Planned"
        DONE = "done", "Done"
        NOT_NEEDED = "not_needed", "Not needed"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="arrangements")
    area = models.CharField(max_length=20, choices=ProcessArea)
    # The item of the list it came from; empty if it is the activity's own.
    code = models.CharField(max_length=10, blank=True)
    text = models.CharField(max_length=300)
    # Who does it: a member of staff, or somebody else in words.
    owned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="arrangements")
    owner = models.CharField("who does it", max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    not_needed_reason = models.TextField(max_length=500, blank=True)
    evidence = models.TextField(max_length=1000, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    # The version the activity has no longer holds it; what was written about it stays.
    is_retired = models.BooleanField(default=False, db_default=False)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["due_on"], condition=Q(due_on__isnull=False), name="arrangement_due_on")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="not_needed") | ~Q(not_needed_reason=""),
                name="arrangement_not_needed_has_a_reason",
            ),
            models.CheckConstraint(condition=Q(owned_by=None) | Q(owner=""), name="arrangement_has_one_owner_at_most"),
        ]

    def __str__(self):
        return self.text

    @property
    def is_decided(self):
        return self.state != self.State.NOT_STARTED

    @property
    def is_waiting(self):
        """Whether it is still to be arranged."""
        return self.state in WAITING

    @property
    def who(self):
        """Who does it, in words; empty if nobody is named."""
        return self.owned_by.name if self.owned_by_id else self.owner

    @property
    def said(self):
        """What was written for the state it is in: how one can tell that it is done, or why it is not needed."""
        return self.not_needed_reason if self.state == self.State.NOT_NEEDED else self.evidence

    @property
    def wants_words(self):
        """Whether something that belongs to its state is not written yet: who and by when, or how one can tell."""
        if self.state == self.State.PLANNED:
            return not (self.who and self.due_on)
        return self.state == self.State.DONE and not says_something(self.evidence)

    def is_overdue(self, *, today):
        return self.is_waiting and self.due_on is not None and self.due_on < today


WAITING = (Arrangement.State.NOT_STARTED, Arrangement.State.PLANNED)


class ArrangementEvent(models.Model):
    """How an arrangement stood after somebody changed it; never changed afterwards."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="events")
    was = models.CharField(max_length=12, choices=Arrangement.State)
    became = models.CharField(max_length=12, choices=Arrangement.State)
    who = models.CharField(max_length=150, blank=True)
    due_on = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        triggers = [pgtrigger.Protect(name="arrangement_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_became_display()} from {self.at:%Y-%m-%d}"
