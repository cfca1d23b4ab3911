import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from figures.cells import Rule
from participants.models import Involvement, Participant

# What an organisation may choose; the first is the rule as shipped.
FEWEST = (10, 20, 30)
BASES = (5, 10)


class Monitoring(models.Model):
    """What an organisation asks in "About you", and by which rule its figures are protected."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="monitoring")
    # Characteristics asked about (vault.questions); empty: the shipped standard set.
    questions = models.JSONField(default=list)
    # The rule by which figures are protected: as shipped, or stricter. Units: people.
    fewest = models.PositiveSmallIntegerField(choices=[(n, n) for n in FEWEST], default=FEWEST[0])
    base = models.PositiveSmallIntegerField(choices=[(n, n) for n in BASES], default=BASES[0])
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "monitoring"
        constraints = [
            models.CheckConstraint(condition=Q(fewest__in=FEWEST), name="fewest_answers_are_never_looser"),
            models.CheckConstraint(condition=Q(base__in=BASES), name="rounding_is_never_finer"),
        ]

    def __str__(self):
        return f"Monitoring of {self.organisation}"

    @property
    def rule(self):
        return Rule(fewest=self.fewest, base=self.base)


class AboutYouVisit(models.Model):
    """That a person has sent "About you", whatever was in it. Theirs to see, for no page of staff."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="about_you_visit")
    sent_on = models.DateField()

    def __str__(self):
        return f"About you, sent on {self.sent_on:%Y-%m-%d}"


class WithdrawalNotice(models.Model):
    """That a member of staff passed on a written request to delete "About you", whether or not there was anything."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="withdrawal_notices")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        triggers = [
            pgtrigger.Protect(name="withdrawal_notice_is_kept", operation=pgtrigger.UpdateOf("involvement_id", "at"))
        ]

    def __str__(self):
        return f"Passed on at {self.at:%Y-%m-%d}"
