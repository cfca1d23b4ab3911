import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from accounts.models import User
from activities.models.activity import UNDER_WAY, Activity
from activities.models.process import Arrangement


class PromiseQuerySet(models.QuerySet):
    def with_state(self):
        """Each with what was said of it last, as `last`; None as long as nothing was."""
        said = PromiseEvent.objects.filter(promise=OuterRef("pk")).order_by("-pk").values("kind")
        return self.annotate(last=Subquery(said[:1]))

    def waiting(self):
        """Promises that are made and still to be kept."""
        return self.with_state().filter(Q(last=None) | Q(last=PromiseEvent.Kind.NOT_YET))

    def overdue(self, *, today):
        """Still to be kept, though the day has passed."""
        return self.waiting().filter(due_on__lt=today)

    def standing(self, *, at=None):
        """Promises that were not changed into others; or that stood at that moment, however they were changed since."""
        changed = PromiseEvent.objects.filter(promise=OuterRef("pk"), kind=PromiseEvent.Kind.CHANGED)
        if at is None:
            return self.filter(~Exists(changed))
        return self.filter(~Exists(changed.filter(at__lte=at)), made_at__lte=at)

    def may_be_judged(self, *, today, at=None):
        """Of which staff, and people while they are asked, may say whether they were kept; of a changed one, the later.

        `at` is when people were asked afterwards: what is changed afterwards puts no other promise under what they say.
        """
        return self.standing(at=at).filter(Q(due_on__lte=today) | ~Q(activity__status__in=UNDER_WAY))


class Promise(models.Model):
    """Something people taking part were told will be done by a day. Neither its words nor its day ever change.

    What became of it is told by its events: kept, changed into another promise, or withdrawn.
    """

    class State(models.TextChoices):
        PROMISED = "promised", "Promised"
        KEPT = "kept", "Kept"
        CHANGED = "changed", "Changed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="promises")
    arrangement = models.ForeignKey(
        Arrangement, on_delete=models.CASCADE, null=True, blank=True, related_name="promises"
    )
    text = models.CharField(max_length=300)
    due_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        triggers = [pgtrigger.Protect(name="promise_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)]
        constraints = [
            models.CheckConstraint(condition=Q(text__regex=r"\S"), name="promise_says_something"),
        ]

    def __str__(self):
        return self.text

    @property
    def state(self):
        """What it is now; the events are read once with the promise."""
        events = list(self.events.all())
        return STATES[events[-1].kind] if events else self.State.PROMISED

    @property
    def is_waiting(self):
        return self.state == self.State.PROMISED

    def is_overdue(self, *, today):
        return self.is_waiting and self.due_on < today


class PromiseEvent(models.Model):
    """What somebody said of a promise: kept, not yet after all, changed or withdrawn. Never changed afterwards."""

    class Kind(models.TextChoices):
        KEPT = "kept", "Kept"
        NOT_YET = "not_yet", "Not kept yet after all"
        CHANGED = "changed", "Changed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    # What people got, or why: people who were promised it read this.
    words = models.TextField(max_length=500)
    kept_on = models.DateField(null=True, blank=True)
    replaced_by = models.OneToOneField(
        Promise, on_delete=models.CASCADE, null=True, blank=True, related_name="replaces"
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(words__regex=r"\S"), name="promise_event_says_why_or_what"),
            models.CheckConstraint(
                condition=Q(kind="kept", kept_on__isnull=False) | (~Q(kind="kept") & Q(kept_on=None)),
                name="only_a_kept_promise_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="changed", replaced_by__isnull=False) | (~Q(kind="changed") & Q(replaced_by=None)),
                name="only_a_changed_promise_leads_to_another",
            ),
            models.UniqueConstraint(
                fields=["promise"], condition=Q(kind__in=["changed", "withdrawn"]), name="a_promise_ends_once"
            ),
        ]
        triggers = [pgtrigger.Protect(name="promise_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_kind_display()} at {self.at:%Y-%m-%d}"


STATES = {
    PromiseEvent.Kind.KEPT: Promise.State.KEPT,
    PromiseEvent.Kind.NOT_YET: Promise.State.PROMISED,
    PromiseEvent.Kind.CHANGED: Promise.State.CHANGED,
    PromiseEvent.Kind.WITHDRAWN: Promise.State.WITHDRAWN,
}
