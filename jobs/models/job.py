"""A job is a row; the message to the worker is only a hint (docs/adr: the row is the truth)."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now


class LeaseLost(Exception):
    """Another worker has taken this job over: stop, and write nothing more."""


class JobQuerySet(models.QuerySet):
    def under_way(self):
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])

    def claim(self, pk):
        """Take the job by one conditional UPDATE. Returns the job with its fencing token, or None if it is not ours."""
        token = uuid.uuid4()
        lapsed = Q(state=Job.State.RUNNING, lease_until__lt=Now())
        won = self.filter(Q(state=Job.State.QUEUED) | lapsed, pk=pk, attempt__lt=Job.MAX_ATTEMPTS).update(
            state=Job.State.RUNNING, token=token, lease_until=Now() + lease(), attempt=F("attempt") + 1, error=""
        )
        return self.get(pk=pk) if won else None

    def due(self):
        """Rows whose worker may never have heard of them, or has fallen silent."""
        unheard = Q(state=Job.State.QUEUED) & (Q(hinted_at=None) | Q(hinted_at__lt=Now() - lease()))
        silent = Q(state=Job.State.RUNNING, lease_until__lt=Now()) & (
            Q(hinted_at=None) | Q(hinted_at__lt=Now() - lease() / 2)
        )
        return self.filter(unheard | silent)

    def give_up_on_hopeless(self):
        """Jobs whose last allowed attempt fell silent are failed, so that a person is told."""
        return self.filter(state=Job.State.RUNNING, lease_until__lt=Now(), attempt__gte=Job.MAX_ATTEMPTS).update(
            state=Job.State.FAILED, error=Job.GAVE_UP, finished_at=Now()
        )


def lease():
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)


class Job(models.Model):
    """Work for later that is done exactly once, whatever dies meanwhile."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        RUNNING = "running", "Being made"
        DONE = "done", "Ready"
        FAILED = "failed", "Could not be made"

    MAX_ATTEMPTS = 5
    GAVE_UP = "This stopped five times before it was finished. Please tell whoever looks after FourPi for you."
    task_name: str

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    hinted_at = models.DateTimeField(null=True, editable=False)
    attempt = models.PositiveSmallIntegerField(default=0)
    step = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    requested_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_under_way(self):
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    def _fenced(self, **condition):
        return type(self).objects.filter(pk=self.pk, token=self.token, state=self.State.RUNNING, **condition)

    def checkpoint(self):
        """Move on by one step. Call inside the transaction that stores the step's result. Raises LeaseLost."""
        moved = self._fenced(step=self.step).update(step=F("step") + 1, lease_until=Now() + lease())
        if not moved:
            raise LeaseLost
        self.step += 1

    def finish(self, **fields):
        """Store the result and be done. Call inside the transaction that stores what was made. Raises LeaseLost."""
        if not self._fenced().update(state=self.State.DONE, finished_at=Now(), error="", **fields):
            raise LeaseLost

    def refuse(self, *, sentence, **fields):
        """End for good with a sentence: trying again would change nothing. Raises LeaseLost."""
        if not self._fenced().update(state=self.State.FAILED, finished_at=Now(), error=sentence, **fields):
            raise LeaseLost

    def put_back(self, *, sentence):
        """After a failure: wait for another attempt, or fail with a sentence for the person who asked."""
        with transaction.atomic():
            last = self.attempt >= self.MAX_ATTEMPTS
            self._fenced().update(
                state=self.State.FAILED if last else self.State.QUEUED,
                error=sentence,
                hinted_at=Now(),
                finished_at=Now() if last else None,
            )

    def try_again(self):
        """A person asks for a failed job once more."""
        type(self).objects.filter(pk=self.pk, state=self.State.FAILED).update(
            state=self.State.QUEUED, attempt=0, error="", hinted_at=None, finished_at=None
        )
