"""Was it kept? What those who took part say, each for themselves, and what the staff say by name."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.models import Commitment, Promise
from participants.models import Involvement

# What can have been kept or not: the fields of which a judgement fills in exactly one.
TARGETS = ("commitment", "promise")


def exactly_one_target():
    """The condition that a judgement is about one thing: one of the targets is filled in, all the others are not."""
    ways = [Q(**{f"{other}__isnull": other != target for other in TARGETS}) for target in TARGETS]
    condition = ways[0]
    for way in ways[1:]:
        condition |= way
    return condition


class KeptVerdict(models.TextChoices):
    KEPT = "kept", "Yes, it was kept"
    PARTLY = "partly", "Partly"
    NOT_KEPT = "not_kept", "No, it was not kept"
    TOO_EARLY = "too_early", "Too early to say"
    CANNOT_TELL = "cannot_tell", "I cannot tell"


class KeptJudgement(models.Model):
    """What one person who took part says of a commitment or promise; counted by capacity, never shown with a person."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="kept_judgements")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements"
    )
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements")
    verdict = models.CharField(max_length=12, choices=KeptVerdict)
    words = models.TextField(blank=True)
    words_may_be_used = models.BooleanField(default=False)
    judged_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=exactly_one_target(), name="a_kept_judgement_has_one_target"),
            models.UniqueConstraint(fields=["involvement", "commitment"], name="one_kept_judgement_a_person"),
            models.UniqueConstraint(fields=["involvement", "promise"], name="one_judgement_of_a_promise_a_person"),
        ]

    def __str__(self):
        return self.get_verdict_display()


class StaffKeptJudgement(models.Model):
    """What the staff of an activity say of one commitment or promise, by name and with evidence."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="staff_judgements"
    )
    promise = models.ForeignKey(
        Promise, on_delete=models.CASCADE, null=True, blank=True, related_name="staff_judgements"
    )
    verdict = models.CharField(max_length=12, choices=KeptVerdict)
    evidence = models.TextField()
    judged_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=exactly_one_target(), name="a_staff_kept_judgement_has_one_target")
        ]
        triggers = [
            pgtrigger.Protect(name="staff_kept_judgement_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return self.get_verdict_display()
