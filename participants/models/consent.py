import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models.participant import Participant


class Consent(models.Model):
    """One moment at which a person gave or withdrew a permission; added to, never changed. The last one counts."""

    class Purpose(models.TextChoices):
        OTHER_WORK = "other_work", "Be asked about other work"
        WORDS = "words", "Use my words without my name"
        CREDIT = "credit", "Name me when you thank people"

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    is_given = models.BooleanField()
    # The name by which a person wants to be thanked.
    credit = models.CharField(max_length=150, blank=True)
    # Said on a device that came by a link of staff only, so that it may have been somebody else.
    through_staff = models.BooleanField(default=False, db_default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose="credit", is_given=True) & ~Q(credit="")
                | ~Q(purpose="credit", is_given=True) & Q(credit=""),
                name="thanks_by_name_say_which_name",
            ),
        ]
        triggers = [pgtrigger.Protect(name="consent_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_purpose_display()}: {'yes' if self.is_given else 'no'}"
