"""The purpose as it is being worked on: why people are involved, what can change, what should come of it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from activities.framework import OutcomeKind, TripleAim
from activities.models.activity import Activity
from activities.models.purpose_texts import PurposeProposal
from activities.models.words import Words


class Purpose(models.Model):
    """Why people are involved: the working copy, open to change only before it is locked or during an amendment."""

    class State(models.TextChoices):
        DRAFT = "draft", "Not yet agreed"
        LOCKED = "locked", "Agreed and locked"
        AMENDING = "amending", "Being amended"

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="purpose")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    amendment_reason = models.TextField(max_length=1000, blank=True)
    # The text that people are asked about now; the working copy may have gone on since.
    proposal = models.OneToOneField(
        PurposeProposal, on_delete=models.RESTRICT, null=True, blank=True, related_name="working_copy"
    )
    statement = models.TextField(max_length=2000, blank=True)
    reason_to_join = models.TextField(max_length=2000, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    forum = models.CharField(max_length=200, blank=True, default="", db_default="")
    decided_on = models.DateField(null=True, blank=True)
    # How each side thinks that this will lead to change.
    theory_service_users = models.TextField(max_length=2000, blank=True, default="", db_default="")
    theory_carers = models.TextField(max_length=2000, blank=True, default="", db_default="")
    theory_staff = models.TextField(max_length=2000, blank=True, default="", db_default="")
    payment_statement = models.TextField(max_length=2000, blank=True)
    told_back_by = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [GinIndex(Words("statement"), name="words_of_purpose")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="amending") | ~Q(amendment_reason=""), name="amendment_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="locked") | Q(proposal=None), name="nobody_is_asked_about_a_locked_purpose"
            ),
        ]

    def __str__(self):
        return f"Purpose of {self.activity}"

    @property
    def may_be_changed(self):
        return self.state != self.State.LOCKED

    @property
    def state_in_words(self):
        """How far it is, as people say it: a text that is put to them is neither a mere draft nor agreed."""
        return "Put to people" if self.proposal_id else self.get_state_display()


class TopicOfInfluence(models.Model):
    """A topic, and whether people can change it: freely, within a limit, or not at all, with the reason."""

    class Openness(models.TextChoices):
        OPEN = "open", "Open to change"
        LIMITED = "limited", "Open within limits"
        DECIDED = "decided", "Already decided"
        OUTSIDE = "outside", "Outside our control"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="topics")
    text = models.CharField(max_length=300)
    openness = models.CharField(max_length=10, choices=Openness)
    limit = models.CharField(max_length=500, blank=True, default="", db_default="")
    why_fixed = models.CharField(max_length=500, blank=True, default="", db_default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(openness="limited", limit__regex=r"\S") | (~Q(openness="limited") & Q(limit="")),
                name="a_limited_topic_says_its_limit",
            ),
            models.CheckConstraint(
                condition=Q(openness__in=["decided", "outside"]) | Q(why_fixed=""),
                name="only_a_fixed_topic_says_why_it_is_fixed",
            ),
        ]
        indexes = [GinIndex(Words("text"), name="words_of_topic")]

    def __str__(self):
        return self.text


class IntendedOutcome(models.Model):
    """What should be different because of the involvement, how we will know, and by when."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="outcomes")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=15, choices=OutcomeKind)
    how_we_will_know = models.TextField(max_length=1000, blank=True)
    due_on = models.DateField(null=True, blank=True)
    aims = ArrayField(models.CharField(max_length=10, choices=TripleAim), default=list, db_default=[], blank=True)
    is_dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aims__contained_by=TripleAim.values), name="an_outcome_serves_the_three_aims_only"
            ),
        ]
        indexes = [GinIndex(Words("text"), name="words_of_outcome")]

    def __str__(self):
        return self.text

    @property
    def aims_in_words(self):
        """The aims it serves, in the order in which people know them."""
        return [aim.label for aim in TripleAim if aim in self.aims]
