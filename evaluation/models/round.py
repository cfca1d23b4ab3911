import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.framework import Capacity
from activities.models import Activity
from evaluation.models.questionnaire import Phase, QuestionnaireVersion
from jobs.models import Message
from participants.models import Involvement


class Mode(models.TextChoices):
    """How far answers are kept apart from the people who gave them; said before the first question."""

    NAMED = "named", "With names"
    CONFIDENTIAL = "confidential", "Confidential"
    DETACHED = "detached", "Cut off from the person"


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(activity__organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def are_open(self):
        return self.filter(opened_at__isnull=False, closed_at=None)

    def are_planned(self):
        return self.filter(opened_at=None, closed_at=None)

    def are_due(self, *, today):
        """Planned for today, or for a day on which they could not open."""
        return self.are_planned().filter(opens_on__lte=today)

    def taking_answers(self, *, today):
        """Open, and not past the last day that people were told; closing itself may come a little later."""
        return self.are_open().filter(closes_on__gte=today)


class Round(models.Model):
    """Asking people in an activity at one point of it: planned, then open, then closed. Results open at the close."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="rounds")
    phase = models.CharField(max_length=10, choices=Phase)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.CONFIDENTIAL)
    # Empty: it opens when somebody opens it.
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    asks_leavers = models.BooleanField(default=True)
    # How often people who have not answered are reminded: never more than twice.
    reminders = models.PositiveSmallIntegerField(default=2)
    planned_at = models.DateTimeField(default=timezone.now)
    # Empty: planned by the calendar, from the dates of the activity.
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    # Empty while open: opened by the calendar.
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["planned_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "phase"], condition=~Q(phase=Phase.PULSE), name="one_round_a_phase"
            ),
            models.CheckConstraint(condition=Q(reminders__lte=2), name="reminded_at_most_twice"),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on__gte=F("opens_on")), name="round_closes_after_it_opens"
            ),
        ]
        triggers = [
            # People were told who may see what they say before they said it.
            pgtrigger.Protect(
                name="mode_is_locked_once_open",
                operation=pgtrigger.UpdateOf("mode"),
                condition=pgtrigger.Q(old__opened_at__isnull=False),
            ),
            # Once people are asked, only the last day may move.
            pgtrigger.Protect(
                name="plan_is_locked_once_open",
                operation=pgtrigger.UpdateOf("activity_id", "phase", "opens_on", "asks_leavers", "reminders"),
                condition=pgtrigger.Q(old__opened_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="opened_round_is_never_a_plan_again",
                operation=pgtrigger.UpdateOf("opened_at"),
                condition=pgtrigger.Q(old__opened_at__isnull=False, new__opened_at__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.get_phase_display()}: {self.activity}"

    @property
    def is_open(self):
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_planned(self):
        return self.opened_at is None and self.closed_at is None

    @property
    def is_closed(self):
        return self.closed_at is not None


# A person answers the version they were asked, so nobody is asked another one half-way.
WHILE_PLANNED = """
IF EXISTS (
    SELECT 1 FROM evaluation_round WHERE id IN (NEW.round_id, OLD.round_id) AND opened_at IS NOT NULL
) THEN
    RAISE EXCEPTION 'Who is asked what is chosen before the round opens.' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


class RoundAudience(models.Model):
    """One capacity that a round asks, and what it is asked. Chosen while planned, kept once open."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="audience")
    capacity = models.CharField(max_length=15, choices=Capacity)
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "capacity"], name="one_questionnaire_a_capacity")]
        triggers = [
            pgtrigger.Trigger(
                name="audience_is_locked_once_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=WHILE_PLANNED,
            )
        ]

    def __str__(self):
        return f"{self.get_capacity_display()}: {self.version}"


class SessionLink(models.Model):
    """An open link, and a code to type, by which people at a session answer without being on a list."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sessions")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, unique=True)
    last_day = models.DateField()
    # More people than this cannot begin: whoever holds the link could come any number of times.
    at_most = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-drawn_at"]

    def __str__(self):
        return self.name


class AskedBy(models.TextChoices):
    """The way by which a person was asked."""

    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    LETTER = "letter", "Letter"
    HAND = "hand", "In person or by phone"
    SESSION = "session", "At a session"


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Asked, in a round that is open, and neither answered nor declined."""
        open_now = Q(round__opened_at__isnull=False, round__closed_at=None)
        return self.filter(open_now, declined_at=None, is_sent=False)

    def for_answering(self):
        """Each invitation with its round, its wording and what was sent in, read at once.

        Not the wording's content, which is large and nearly always known in this process.
        """
        return self.select_related("round", "version", "response").defer("version__content")

    def following(self, *, by="capacity"):
        """How many of each capacity, or by each way, were asked, are part-way, sent answers in or declined; never who.

        `by` is "capacity" or "asked_by".
        """
        not_sent = Q(is_sent=False)
        return (
            self.order_by()
            .values(by)
            .annotate(
                asked=Count("pk"),
                sent=Count("pk", filter=Q(is_sent=True)),
                declined=Count("pk", filter=not_sent & Q(declined_at__isnull=False)),
                started=Count("pk", filter=not_sent & Q(declined_at=None, started_at__isnull=False)),
            )
        )


class Invitation(models.Model):
    """One person asked to answer one version in one round. Only submission spends it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    # Empty: somebody at a session, of whom nothing is known but what they say.
    involvement = models.ForeignKey(
        Involvement, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    session = models.ForeignKey(
        SessionLink, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    # The digest of what the browser of somebody at a session holds.
    seat_digest = models.CharField(max_length=64, blank=True)
    capacity = models.CharField(max_length=15, choices=Capacity)
    asked_by = models.CharField(max_length=10, choices=AskedBy)
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="invitations")
    # How the person reads it (evaluation.models.wording); empty: not chosen yet.
    variant = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    # "Not now": no reminder before this day.
    not_before = models.DateField(null=True, blank=True)
    # In every mode, so that following and reminding need no look at what was said.
    is_sent = models.BooleanField(default=False)
    # Every question may be left out, so the answers alone do not say how far a person has come: codes of items saved.
    seen = ArrayField(models.CharField(max_length=40), default=list)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["round", "involvement"], name="one_invitation_a_person"),
            models.UniqueConstraint(
                fields=["session", "seat_digest"], condition=~Q(seat_digest=""), name="one_invitation_a_seat"
            ),
            models.CheckConstraint(
                condition=Q(involvement__isnull=False, session=None, seat_digest="")
                | Q(involvement=None, session__isnull=False) & ~Q(seat_digest=""),
                name="invitation_of_a_person_or_at_a_session",
            ),
        ]
        # A browser shows what it holds and not at which session, with which the constraint above begins.
        indexes = [models.Index(fields=["seat_digest"], condition=~Q(seat_digest=""), name="invitation_by_seat")]

    def __str__(self):
        return f"Invitation of {self.asked_at:%Y-%m-%d}"

    @property
    def is_under_way(self):
        return self.started_at is not None and self.declined_at is None and not self.is_sent

    @property
    def wording(self):
        """The questionnaire as this person reads it."""
        return self.version.read_in(self.variant)

    def has_seen(self, page):
        """Whether every question of this page has been saved, answered or left out."""
        return page.codes.issubset(self.seen)

    def next_page(self, given):
        """The first page on the person's way that they have not saved yet, or None after the last."""
        return next((page for page in self.wording.route(given) if not self.has_seen(page)), None)


class InvitationMessage(Message):
    """An e-mail that asks one person to answer, or reminds them; each is sent once."""

    task_name = "evaluation.tasks.send_invitation"

    class Kind(models.TextChoices):
        ASKED = "asked", "Asked"
        REMINDED = "reminded", "Reminded"

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ASKED)

    class Meta(Message.Meta):
        abstract = False

    def __str__(self):
        return f"Questionnaire: {self.get_state_display()}"
