"""Money and one person: what they were offered and when, what they said, what they claim and when it was paid."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity, ExpenseKind, PaymentOffer
from pages.pounds import LEAST, MOST, in_pounds
from participants.models.participant import Involvement


class OfferTold(models.Model):
    """That one version of an offer was told to a person in writing, for the first time; never changed."""

    class Way(models.TextChoices):
        PAGE = "page", "On their own page"
        LETTER = "letter", "In a letter, or on paper"
        EMAIL = "email", "In an e-mail or a text message"
        OTHER = "other", "In writing, in another way"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="offers_told")
    offer = models.ForeignKey(PaymentOffer, on_delete=models.CASCADE, related_name="told")
    way = models.CharField(max_length=10, choices=Way)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    # Empty: the person answered on the page that showed it.
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "offers told"
        constraints = [
            models.UniqueConstraint(fields=["involvement", "offer"], name="an_offer_is_first_told_once"),
            models.CheckConstraint(
                condition=Q(way="page", by=None) | (~Q(way="page") & Q(by__isnull=False)),
                name="told_by_staff_unless_on_the_page",
            ),
        ]
        triggers = [pgtrigger.Protect(name="offer_told_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Version {self.offer.number}, told on {self.on:%Y-%m-%d}"


class OfferAnswer(models.Model):
    """What a person said about being paid. Each time they say something new it is added; the last counts."""

    class Answer(models.TextChoices):
        YES = "yes", "Yes please"
        NO = "no", "No payment, thank you"
        TALK = "talk", "I would like to talk about it"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="offer_answers")
    offer = models.ForeignKey(PaymentOffer, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=5, choices=Answer)
    words = models.TextField(max_length=1000, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    # Empty: said by the person themselves.
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="offer_answer_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return self.get_answer_display()


class ClaimState(models.TextChoices):
    SUBMITTED = "submitted", "Sent in"
    ASKED_BACK = "asked_back", "Asked back"
    APPROVED = "approved", "Agreed"
    DECLINED = "declined", "Not agreed"
    PAID = "paid", "Paid"
    TAKEN_BACK = "taken_back", "Taken back"


CLAIM_MOVES = {
    ClaimState.SUBMITTED: {ClaimState.ASKED_BACK, ClaimState.APPROVED, ClaimState.DECLINED, ClaimState.TAKEN_BACK},
    ClaimState.ASKED_BACK: {ClaimState.SUBMITTED, ClaimState.DECLINED, ClaimState.TAKEN_BACK},
    ClaimState.APPROVED: {ClaimState.PAID, ClaimState.ASKED_BACK},
    ClaimState.DECLINED: set(),
    ClaimState.PAID: set(),
    ClaimState.TAKEN_BACK: set(),
}
# Those that wait for us.
OURS_TO_DO = (ClaimState.SUBMITTED, ClaimState.APPROVED)


class ExpenseClaimQuerySet(models.QuerySet):
    def visible_to(self, user):
        organisations = Organisation.objects.where_may(user, Permission.SEE_PEOPLE)
        return self.filter(involvement__activity__organisation__in=organisations)

    def waiting(self):
        """Sent in or agreed, and not paid yet: it is for us to do something."""
        return self.filter(state__in=OURS_TO_DO)

    def overdue(self, *, today):
        """Waiting for us after the day by which payment was promised; for the list, and to remind of."""
        return self.waiting().filter(due_on__lt=today)

    def to_pay(self):
        return self.filter(state=ClaimState.APPROVED)

    def paid(self):
        return self.filter(state=ClaimState.PAID)


class ExpenseClaim(models.Model):
    """What one person spent, or the time they gave, and asks to be paid for."""

    class Receipt(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="claims")
    # Drawn with the page, so that a form that is sent twice is one claim.
    key = models.UUIDField()
    kind = models.CharField(max_length=20, choices=ExpenseKind)
    spent_on = models.DateField()
    amount = models.DecimalField(max_digits=6, decimal_places=2)
    note = models.TextField(max_length=1000, blank=True)
    receipt = models.CharField(max_length=3, choices=Receipt)
    state = models.CharField(max_length=10, choices=ClaimState, default=ClaimState.SUBMITTED)
    submitted_on = models.DateField()
    due_on = models.DateField()
    paid_on = models.DateField(null=True, blank=True)
    how_paid = models.CharField(max_length=200, blank=True)
    # Who typed it in for them; empty: the person themselves.
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ExpenseClaimQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.UniqueConstraint(fields=["involvement", "key"], name="a_claim_sent_twice_is_one"),
            models.CheckConstraint(condition=Q(amount__gte=LEAST, amount__lte=MOST), name="claim_within_bounds"),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False) & ~Q(how_paid="")
                | ~Q(state="paid") & Q(paid_on=None, how_paid=""),
                name="a_paid_claim_says_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(spent_on__lte=models.F("submitted_on")), name="claimed_once_it_was_spent"
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(paid_on__gte=models.F("submitted_on")), name="paid_once_it_was_claimed"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="ended_claim_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=["paid", "declined", "taken_back"]),
            ),
            pgtrigger.Protect(
                name="claim_changes_when_asked_back",
                operation=pgtrigger.UpdateOf("kind", "spent_on", "amount", "note", "receipt"),
                condition=~pgtrigger.Q(old__state="asked_back"),
            ),
            pgtrigger.Protect(
                name="claim_keeps_its_days",
                operation=pgtrigger.UpdateOf("involvement_id", "key", "submitted_on", "due_on", "entered_by_id"),
            ),
        ]

    def __str__(self):
        return f"Claim {self.reference}"

    @property
    def in_pounds(self):
        return in_pounds(self.amount)

    @property
    def in_their_words(self):
        """What it is for, as the person reads it."""
        return ExpenseKind(self.kind).in_their_words

    @property
    def reference(self):
        """A short name for the finance office, which says nothing of the person."""
        return self.pk.hex[:8].upper()


# Whoever claims for themselves as a member of staff is not the one who agrees to it.
BY_SOMEBODY_ELSE = """
IF EXISTS (SELECT 1 FROM participants_expenseclaim AS claim
           JOIN participants_involvement AS part ON part.id = claim.involvement_id
           JOIN participants_participant AS person ON person.id = part.participant_id
           WHERE claim.id = NEW.claim_id AND person.user_id = NEW.by_id)
THEN
    RAISE EXCEPTION 'Nobody agrees to a claim of their own.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class ClaimEvent(models.Model):
    """One move of a claim: to which state, of which amount, by whom and when; never changed."""

    claim = models.ForeignKey(ExpenseClaim, on_delete=models.CASCADE, related_name="events")
    state = models.CharField(max_length=10, choices=ClaimState)
    amount = models.DecimalField(max_digits=6, decimal_places=2)
    reason = models.TextField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    # Empty: the person themselves.
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["asked_back", "declined"]) | ~Q(reason=""), name="asking_back_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "declined", "paid", "asked_back"]) | Q(by__isnull=False),
                name="staff_decide_on_claims",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="claim_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="nobody_agrees_to_their_own_claim",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__state__in=["approved", "paid"]),
                func=BY_SOMEBODY_ELSE,
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()} at {self.at:%Y-%m-%d}"


class ClaimsTaken(models.Model):
    """That somebody took the list of agreed claims of an activity as a file; never changed."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="claims_taken")
    kind = models.CharField(max_length=4, choices=[("csv", "CSV"), ("xlsx", "Excel")])
    claims = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "claims taken"
        triggers = [pgtrigger.Protect(name="claims_taken_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.claims} claims at {self.at:%Y-%m-%d}"
