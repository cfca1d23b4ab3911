import uuid

from django.db import models
from django.db.models import Q

from evaluation.models.questionnaire import Item, QuestionnaireVersion
from evaluation.models.round import Invitation


class DraftAnswer(models.Model):
    """An answer saved on the way, before the questionnaire is sent in."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="draft_answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    option = models.CharField(max_length=30, blank=True)
    words = models.TextField(blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "item"], name="one_draft_answer_an_item")]

    def __str__(self):
        return f"Draft answer to {self.item_id}"


class Response(models.Model):
    """A questionnaire sent in. One for each invitation, whatever happens: the database sees to that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="response")
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="responses")
    receipt = models.CharField(max_length=20)
    words_may_be_used = models.BooleanField(default=False)
    submitted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Response {self.receipt}"


class Answer(models.Model):
    """One answer of a response: an option's code or the person's words."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    option = models.CharField(max_length=30, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "item"], name="one_answer_an_item"),
            models.CheckConstraint(condition=~Q(option="", words=""), name="an_answer_says_something"),
        ]
        indexes = [models.Index(fields=["item", "option"])]

    def __str__(self):
        return f"Answer to {self.item_id}"
