import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity
from evaluation.models.questionnaire import Phase, QuestionnaireVersion
from jobs.models import Message
from participants.models import Involvement


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(activity__organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def are_open(self):
        return self.filter(closed_at=None)

    def taking_answers(self, *, today):
        """Open, and not past the last day that people were told; closing itself may come a little later."""
        return self.are_open().filter(closes_on__gte=today)


class Round(models.Model):
    """Asking everyone in an activity, before or after it. Results open when the round closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="rounds")
    phase = models.CharField(max_length=10, choices=Phase)
    closes_on = models.DateField()
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at"]
        constraints = [models.UniqueConstraint(fields=["activity", "phase"], name="one_round_a_phase")]

    def __str__(self):
        return f"{self.get_phase_display()}: {self.activity}"

    @property
    def is_open(self):
        return self.closed_at is None


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Asked, in a round that is open, and neither answered nor declined."""
        return self.filter(round__closed_at=None, declined_at=None, response=None)

    def for_answering(self):
        """Each invitation with its round, its wording and what was sent in, read at once."""
        return self.select_related("round", "version", "response")

    def following(self):
        """How many of each capacity were asked, are part-way, sent answers in or declined; never who."""
        not_sent = Q(response=None)
        return (
            self.order_by()
            .values(capacity=models.F("involvement__capacity"))
            .annotate(
                asked=Count("pk"),
                sent=Count("response"),
                declined=Count("pk", filter=not_sent & Q(declined_at__isnull=False)),
                started=Count("pk", filter=not_sent & Q(declined_at=None, started_at__isnull=False)),
            )
        )


class Invitation(models.Model):
    """One person asked to answer one version in one round. Only submission spends it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="invitations")
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="invitations")
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    # Every question may be skipped, so the answers alone do not say how far a person has come.
    pages_saved = ArrayField(models.PositiveSmallIntegerField(), default=list)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [models.UniqueConstraint(fields=["round", "involvement"], name="one_invitation_a_person")]

    def __str__(self):
        return f"Invitation of {self.asked_at:%Y-%m-%d}"

    @property
    def is_sent(self):
        return hasattr(self, "response")

    @property
    def is_under_way(self):
        return self.started_at is not None and self.declined_at is None and not self.is_sent

    @property
    def next_page(self):
        """The first page this person has not saved yet, or None when they have been through all of them."""
        return next((page for page in self.version.pages if page.number not in self.pages_saved), None)


class InvitationMessage(Message):
    """The e-mail that asks one person to answer, once."""

    task_name = "evaluation.tasks.send_invitation"

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="messages")

    class Meta(Message.Meta):
        abstract = False

    def __str__(self):
        return f"Questionnaire: {self.get_state_display()}"
