import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.framework import Capacity
from activities.models import Activity, IntendedOutcome
from participants.models import Involvement


class Verdict(models.TextChoices):
    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    TOO_EARLY = "too_early", "Too early to say"
    CANNOT_TELL = "cannot_tell", "I cannot tell"


class OutcomeJudgement(models.Model):
    """What one participant says became of one intended outcome; counted by capacity, never shown with a person."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="judgements")
    outcome = models.ForeignKey(IntendedOutcome, on_delete=models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=12, choices=Verdict)
    words = models.TextField(blank=True)
    words_may_be_used = models.BooleanField(default=False)
    judged_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["involvement", "outcome"], name="one_judgement_a_person")]

    def __str__(self):
        return f"{self.get_verdict_display()} on {self.outcome}"


class StaffJudgement(models.Model):
    """What the staff of an activity say became of an intended outcome, by name and with evidence."""

    outcome = models.ForeignKey(IntendedOutcome, on_delete=models.CASCADE, related_name="staff_judgements")
    verdict = models.CharField(max_length=12, choices=Verdict)
    evidence = models.TextField()
    judged_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        triggers = [pgtrigger.Protect(name="staff_judgement_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_verdict_display()} on {self.outcome}"


class ContributionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(activity__organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))


class Contribution(models.Model):
    """One entry of the influence log: what people said, what was decided and why, and when they were told."""

    class Decision(models.TextChoices):
        PENDING = "pending", "Not decided yet"
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Accepted in part"
        NOT_ACCEPTED = "not_accepted", "Not accepted"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="contributions")
    made_on = models.DateField()
    capacity = models.CharField("made by", max_length=15, choices=Capacity)
    words = models.TextField()
    decision = models.CharField(max_length=12, choices=Decision, default=Decision.PENDING)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    told_back_on = models.DateField(null=True, blank=True)
    told_back_how = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["made_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="pending") | (~Q(decided_by="") & Q(decided_on__isnull=False)),
                name="a_decision_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["partly", "not_accepted"]) | ~Q(decision_reason=""),
                name="not_accepting_has_a_reason",
            ),
            models.CheckConstraint(condition=Q(told_back_on=None) | ~Q(told_back_how=""), name="telling_back_says_how"),
        ]

    def __str__(self):
        return self.words[:60]


class Change(models.Model):
    """Something that is different now because of a contribution."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="changes")
    text = models.TextField("what changed")
    changed_on = models.DateField()
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["changed_on", "pk"]

    def __str__(self):
        return self.text[:60]
