"""The steps of a person's involvement, dated, added to and never changed; what was wrong is taken back by an entry."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
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


# Which step may follow which. Coming back from a break is taking part, or having joined, once more.
MOVES = {
    Step.IDENTIFIED: {Step.INVITED, Step.INTERESTED, Step.JOINED, Step.LEFT},
    Step.INVITED: {Step.INTERESTED, Step.JOINED, Step.LEFT},
    Step.INTERESTED: {Step.JOINED, Step.LEFT},
    Step.JOINED: {Step.TAKING_PART, Step.PAUSED, Step.FINISHED, Step.LEFT, Step.ENDED_EARLY},
    Step.TAKING_PART: {Step.PAUSED, Step.FINISHED, Step.LEFT, Step.ENDED_EARLY},
    Step.PAUSED: {Step.JOINED, Step.TAKING_PART, Step.FINISHED, Step.LEFT, Step.ENDED_EARLY},
    Step.LEFT: {Step.INTERESTED, Step.JOINED},
    Step.FINISHED: {Step.JOINED},
    Step.ENDED_EARLY: {Step.JOINED},
}


STILL_IN = (Step.JOINED, Step.TAKING_PART, Step.PAUSED)
# Who came in and did not go before the end: what is put to people is put to them.
STAYED = (*STILL_IN, Step.FINISHED)
GONE = (Step.LEFT, Step.ENDED_EARLY, Step.FINISHED)


class LeavingReason(models.TextChoices):
    """Why people leave. Codes are final; those that are not in OFFERED were given under an earlier list."""

    FINISHED = "finished", "I have done what I wanted to do"
    TIME = "time", "Not enough time, or the times did not suit"
    HEALTH = "health", "Health, or how I feel"
    CARING = "caring", "Caring or family"
    MONEY = "money", "Money, payment or expenses"
    SUPPORT = "support", "I did not get the access or support I needed"
    NOT_HEARD = "not_heard", "I did not feel heard"
    DISAGREEMENT = "disagreement", "I did not agree with how it went"
    MOVED = "moved", "I moved, or left the service"
    OTHER = "other", "Something else"
    NOT_SAID = "not_said", "I would rather not say"
    ACCESS = "access", "Access, travel or cost"
    NOT_FOR_ME = "not_for_me", "It was not what I hoped for"


OFFERED = tuple(reason for reason in LeavingReason if reason not in (LeavingReason.ACCESS, LeavingReason.NOT_FOR_ME))
# What the organisation could have done something about; reported together.
SYSTEM_REASONS = (LeavingReason.MONEY, LeavingReason.SUPPORT, LeavingReason.NOT_HEARD, LeavingReason.ACCESS)


class FunnelEventQuerySet(models.QuerySet):
    def standing(self):
        """Steps that count: neither taken back nor the entry that takes one back."""
        return self.filter(cancels=None, cancelled_by=None)


# The day is the day it happened, which may be noted later, but never sooner.
NOT_IN_THE_FUTURE = """
IF NEW."on" > (NEW.at AT TIME ZONE 'Europe/London')::date THEN
    RAISE EXCEPTION 'A step is noted on the day it happened or later.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# A counter-entry takes back a step of the same person, never another counter-entry.
OF_THE_SAME_PERSON = """
IF NOT EXISTS (SELECT 1 FROM participants_funnelevent AS step
               WHERE step.id = NEW.cancels_id AND step.involvement_id = NEW.involvement_id AND step.cancels_id IS NULL)
THEN
    RAISE EXCEPTION 'Only a step of the same person can be taken back.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class FunnelEvent(models.Model):
    """One dated step of a person's involvement, or a counter-entry that takes one back; added to, never changed.

    `on` is the day it happened, `at` the moment it was noted. Everything that counts looks at `standing()` and `on`.
    """

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="funnel_events")
    step = models.CharField(max_length=15, choices=Step, blank=True)
    reason = models.CharField(max_length=15, choices=LeavingReason, blank=True)
    # Our own words: why we ended it early, or why an entry is taken back.
    why = models.TextField(max_length=500, blank=True)
    cancels = models.OneToOneField("self", on_delete=models.CASCADE, null=True, blank=True, related_name="cancelled_by")
    on = models.DateField(default=timezone.localdate)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = FunnelEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(step="left") | ~Q(reason=""), name="leaving_has_a_reason"),
            models.CheckConstraint(condition=Q(step="left") | Q(reason=""), name="only_leaving_has_a_reason"),
            models.CheckConstraint(condition=~Q(step="ended_early") | ~Q(why=""), name="ending_early_says_why"),
            models.CheckConstraint(
                condition=(Q(cancels=None) & ~Q(step="")) | (Q(cancels__isnull=False, step="") & ~Q(why="")),
                name="an_entry_is_a_step_or_takes_one_back",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="funnel_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="step_is_not_in_the_future",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=NOT_IN_THE_FUTURE,
            ),
            pgtrigger.Trigger(
                name="own_step_is_taken_back",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__cancels__isnull=False),
                func=OF_THE_SAME_PERSON,
            ),
        ]

    def __str__(self):
        return f"{self.get_step_display() or 'Taken back'} on {self.on:%Y-%m-%d}"

    @property
    def in_their_words(self):
        """The step as the person reads it."""
        return "On the list" if self.step == Step.IDENTIFIED else self.get_step_display()

    @property
    def is_taken_back(self):
        return hasattr(self, "cancelled_by")
