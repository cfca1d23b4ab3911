"""Whether a legal duty to involve people applies, and the organisation's advice on it, each kept as it was."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation, User
from activities.models.activity import Activity


class DutyAdvice(models.Model):
    """What an organisation tells its staff about the duty to involve; a change is the next version, with its day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="duty_advice")
    version = models.PositiveIntegerField()
    when_it_applies = models.TextField(max_length=6000)
    how_it_is_met = models.TextField(max_length=6000)
    whom_to_ask = models.TextField(max_length=2000)
    sources = models.TextField(max_length=2000)
    checked_on = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)
    # Nobody: it came with FourPi.
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-version"]
        verbose_name_plural = "duty advice"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "version"], name="one_duty_advice_a_version"),
        ]
        triggers = [pgtrigger.Protect(name="duty_advice_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Advice on the duty to involve, version {self.version}"

    @property
    def is_shipped(self):
        return self.published_by_id is None


class LegalDutyCheck(models.Model):
    """One look at whether the duty applies, to which decision and how it is met; the newest one counts."""

    class Applies(models.TextChoices):
        YES = "yes", "Yes, it applies"
        NO = "no", "No, it does not apply"
        NOT_SURE = "not_sure", "We are not sure"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="legal_duty_checks")
    applies = models.CharField(max_length=10, choices=Applies)
    decision = models.CharField(max_length=500, blank=True)
    how_met = models.TextField(max_length=2000, blank=True)
    why_not = models.TextField(max_length=2000, blank=True)
    whom_to_ask = models.CharField(max_length=300, blank=True)
    advice = models.ForeignKey(DutyAdvice, on_delete=models.PROTECT, related_name="checks")
    checked_at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-checked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(applies="yes") | Q(decision__regex=r"\S", how_met__regex=r"\S"),
                name="a_duty_that_applies_names_decision_and_way",
            ),
            models.CheckConstraint(
                condition=~Q(applies="no") | Q(why_not__regex=r"\S"), name="a_duty_that_does_not_apply_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(applies="not_sure") | Q(whom_to_ask__regex=r"\S"), name="an_unsure_check_names_whom_to_ask"
            ),
        ]
        triggers = [pgtrigger.Protect(name="legal_duty_check_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_applies_display()}, {self.checked_at:%Y-%m-%d}"
