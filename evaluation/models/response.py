import uuid
from dataclasses import replace

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import User
from evaluation.models.bank import Item
from evaluation.models.questionnaire import QuestionnaireVersion
from evaluation.models.round import Invitation
from evaluation.models.wording import Given


class HelpedBy(models.TextChoices):
    """Who helped a person to answer: what they are to them, never a name."""

    NOBODY = "nobody", "Nobody"
    FAMILY = "family", "Family or a friend"
    SUPPORTER = "supporter", "A supporter, advocate or interpreter"
    STAFF_HERE = "staff_here", "Somebody who works on this activity"
    OTHER_STAFF = "other_staff", "Another member of staff"


class Channel(models.TextChoices):
    """How answers came in."""

    WEB = "web", "By the person, on a screen"
    PAPER = "paper", "On paper"
    PHONE = "phone", "By phone"
    IN_PERSON = "in_person", "Face to face"


class WhatWasSaid(models.Model):
    """An answer to one item: options in order, or words. A date stands in words, as 2026-03-31."""

    options = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def given(self):
        return Given(tuple(self.options), self.words)


class DraftAnswer(WhatWasSaid):
    """An answer saved on the way, before the questionnaire is sent in."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="draft_answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    # The person ticked "Share this with my contact person". It goes when the draft goes.
    is_shared = models.BooleanField(default=False, db_default=False)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "item"], name="one_draft_answer_an_item")]

    def __str__(self):
        return f"Draft answer to {self.item_id}"

    @property
    def given(self):
        return replace(super().given, is_shared=self.is_shared)


class Response(models.Model):
    """A questionnaire sent in. One for each invitation, whatever happens: the database sees to that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="response")
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="responses")
    receipt = models.CharField(max_length=20)
    words_may_be_used = models.BooleanField(default=False)
    variant = models.CharField(max_length=20, blank=True)
    helped_by = models.CharField(max_length=12, choices=HelpedBy, default=HelpedBy.NOBODY)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    # Codes of items this person was never shown, because an earlier answer led past them.
    not_asked = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    submitted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Response {self.receipt}"


class Answer(WhatWasSaid):
    """One answer of a response."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "item"], name="one_answer_an_item"),
            models.CheckConstraint(condition=~Q(options=[], words=""), name="an_answer_says_something"),
        ]
        indexes = [models.Index(fields=["item"])]

    def __str__(self):
        return f"Answer to {self.item_id}"


class PaperEntry(models.Model):
    """A paper questionnaire being typed in by staff; with a second entry by somebody else where that is wanted.

    `first` and `second` are {item code: {"options", "words", "is_shared"}}. Both are emptied once the answers are sent.
    """

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="paper_entry")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.PAPER)
    # The way to read of the paper, or of what was read out.
    variant = models.CharField(max_length=20, blank=True, db_default="")
    helped_by = models.CharField(max_length=12, choices=HelpedBy, default=HelpedBy.NOBODY)
    words_may_be_used = models.BooleanField(default=False)
    wants_second = models.BooleanField(default=False)
    first = models.JSONField(default=dict)
    first_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second = models.JSONField(default=dict)
    second_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "paper entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(second_by=None) | ~Q(second_by=models.F("first_by")), name="second_entry_by_somebody_else"
            ),
        ]

    def __str__(self):
        return f"Paper of {self.begun_at:%Y-%m-%d}"


class PaperLookUp(models.Model):
    """That a member of staff began with the paper of somebody, whom they chose by name or by code.

    It stays, whatever becomes of what was typed: looking people up leaves a trace.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="paper_look_ups")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    # "This is the wrong paper": what was typed is deleted.
    given_up_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"Looked up on {self.at:%Y-%m-%d}"
