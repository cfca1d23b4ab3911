"""Each person's answer to what everyone in the activity agreed to keep to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from activities.models import AgreementVersion
from participants.models.participant import Involvement


class AgreementAnswer(models.Model):
    """A person's answer to a version of the commitments: I will keep to this, or I have something to say about it."""

    class Answer(models.TextChoices):
        KEEP = "keep", "I will keep to this"
        COMMENT = "comment", "I want to say something about it"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="agreement_answers")
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=10, choices=Answer)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["involvement", "version"], name="one_answer_an_agreement_version"),
            models.CheckConstraint(
                condition=~Q(answer="comment") | ~Q(comment=""), name="a_comment_on_the_agreement_has_words"
            ),
        ]

    def __str__(self):
        return self.get_answer_display()
