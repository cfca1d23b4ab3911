"""The person's own side of planning: what matters to me, and whether I agree with the purpose."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from activities.models import PurposeProposal, ValueCard
from participants.models.participant import Involvement
from participants.models.values_shown import WordTheme


class ValueEntry(models.Model):
    """One thing that matters to one person: a card they picked or their own words."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="value_entries")
    card = models.ForeignKey(ValueCard, on_delete=models.CASCADE, null=True, blank=True, related_name="entries")
    own_words = models.TextField(blank=True)
    # When the person first said what matters to them; it stays when they change it.
    entered_at = models.DateTimeField(default=timezone.now)
    # When a showing first counted it; own words are read by others from then on.
    shown_at = models.DateTimeField(null=True, blank=True)
    theme = models.ForeignKey(WordTheme, on_delete=models.SET_NULL, null=True, blank=True, related_name="entries")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "value entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(card__isnull=False, own_words="") | (Q(card__isnull=True) & ~Q(own_words="")),
                name="value_entry_is_a_card_or_own_words",
            ),
            models.UniqueConstraint(fields=["involvement", "card"], name="one_value_entry_a_card"),
            models.CheckConstraint(
                condition=Q(theme=None) | Q(card=None, shown_at__isnull=False), name="only_shown_own_words_have_a_theme"
            ),
        ]

    def __str__(self):
        return self.own_words or str(self.card)


class AcknowledgementQuerySet(models.QuerySet):
    def agreeing(self):
        return self.filter(answer=Acknowledgement.Answer.AGREE)

    def comments(self):
        return self.filter(answer=Acknowledgement.Answer.COMMENT)

    def unanswered(self):
        """Comments to which staff have not answered since they were written."""
        answered = PurposeReply.objects.filter(acknowledgement=OuterRef("pk"), replied_at__gte=OuterRef("at"))
        return self.comments().exclude(Exists(answered))


class Acknowledgement(models.Model):
    """A person's answer to a text of the purpose: I agree with this, or I have something to say about it.

    The text is one that was put to people. If it is locked, word for word, the answer is one to the version.
    """

    class Answer(models.TextChoices):
        AGREE = "agree", "I agree with this"
        COMMENT = "comment", "I want to say something about it"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="acknowledgements")
    proposal = models.ForeignKey(PurposeProposal, on_delete=models.CASCADE, related_name="acknowledgements")
    answer = models.CharField(max_length=10, choices=Answer)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["involvement", "proposal"], name="one_acknowledgement_a_text"),
            models.CheckConstraint(condition=~Q(answer="comment") | ~Q(comment=""), name="a_comment_has_words"),
        ]

    def __str__(self):
        return self.get_answer_display()


class PurposeReply(models.Model):
    """What staff answered to somebody who had something to say about the purpose."""

    class Result(models.TextChoices):
        CHANGED = "changed", "We changed the text because of this"
        NOT_CHANGED = "not_changed", "We did not change the text"

    acknowledgement = models.ForeignKey(Acknowledgement, on_delete=models.CASCADE, related_name="replies")
    result = models.CharField(max_length=15, choices=Result)
    words = models.TextField(max_length=2000)
    replied_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-replied_at", "-pk"]
        verbose_name_plural = "purpose replies"
        constraints = [
            models.CheckConstraint(condition=Q(words__regex=r"\S"), name="a_purpose_reply_has_words"),
        ]

    def __str__(self):
        return self.get_result_display()
