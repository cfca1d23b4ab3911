"""The person's own side of planning: what matters to me, and whether I agree with what was locked."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from activities.models import PurposeVersion, ValueCard
from participants.models.participant import Involvement


class ValueEntry(models.Model):
    """One thing that matters to one person: a card they picked or their own words."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="value_entries")
    card = models.ForeignKey(ValueCard, on_delete=models.CASCADE, null=True, blank=True, related_name="entries")
    own_words = models.TextField(blank=True)
    # When the person first said what matters to them; it stays when they change it.
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "value entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(card__isnull=False, own_words="") | (Q(card__isnull=True) & ~Q(own_words="")),
                name="value_entry_is_a_card_or_own_words",
            ),
            models.UniqueConstraint(fields=["involvement", "card"], name="one_value_entry_a_card"),
        ]

    def __str__(self):
        return self.own_words or str(self.card)


class Acknowledgement(models.Model):
    """A person's answer to a locked purpose: I agree, or I have something to say about it."""

    class Answer(models.TextChoices):
        AGREE = "agree", "I agree with this"
        COMMENT = "comment", "I want to say something about it"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="acknowledgements")
    version = models.ForeignKey(PurposeVersion, on_delete=models.CASCADE, related_name="acknowledgements")
    answer = models.CharField(max_length=10, choices=Answer)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["involvement", "version"], name="one_acknowledgement_a_version"),
            models.CheckConstraint(condition=~Q(answer="comment") | ~Q(comment=""), name="a_comment_has_words"),
        ]

    def __str__(self):
        return self.get_answer_display()
