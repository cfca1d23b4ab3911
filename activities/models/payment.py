"""Money for taking part: an organisation's rates, and what an activity offers people before they say yes."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models.activity import Activity
from pages.pounds import LEAST, MOST, in_pounds

LONGEST_WAIT = 365
USUAL_WAIT = 30


class Per(models.TextChoices):
    """For what time or piece of work an amount is paid."""

    HOUR = "hour", "an hour"
    HALF_DAY = "half_day", "half a day"
    DAY = "day", "a day"
    SESSION = "session", "a session"
    OTHER = "other", "something else"


class ExpenseKind(models.TextChoices):
    """What people can claim for."""

    TRAVEL = "travel", "Travel"
    CHILD_CARE = "child_care", "Child care"
    REPLACEMENT_CARE = "replacement_care", "Replacement care"
    ASSISTANT = "assistant", "A personal assistant or supporter"
    PHONE_AND_DATA = "phone_and_data", "Phone or data"
    FOOD = "food", "Food and drink"
    TIME = "time", "Time, preparing too"
    OTHER = "other", "Something else"

    @property
    def in_their_words(self):
        """What it is called for the person who claims it."""
        return "Your time" if self == self.TIME else self.label


class Way(models.TextChoices):
    """How money reaches a person."""

    BANK = "bank", "Into a bank account"
    VOUCHER = "voucher", "As a voucher"
    CASH = "cash", "In cash"
    OTHER = "other", "In another way"


def _amount_within_bounds(name):
    return models.CheckConstraint(condition=Q(amount__gte=LEAST, amount__lte=MOST), name=name)


def _other_says_what(name):
    return models.CheckConstraint(
        condition=Q(per="other") & ~Q(other_per="") | ~Q(per="other") & Q(other_per=""), name=name
    )


class Priced(models.Model):
    """An amount for something."""

    what_for = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=6, decimal_places=2)
    per = models.CharField(max_length=10, choices=Per)
    other_per = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True

    @property
    def in_words(self):
        """The amount with what it is for: "£25.00 an hour"."""
        return f"{in_pounds(self.amount)} {self.other_per or self.get_per_display()}"


class PaymentRateQuerySet(models.QuerySet):
    def in_force(self, organisation, *, on=None):
        """The rates of an organisation on a day, today if not said: of each line the version that counts then."""
        day = on or timezone.localdate()
        counting = self.filter(organisation=organisation, from_on__lte=day)
        newest = counting.order_by("line", "-from_on", "-pk").distinct("line")
        return self.filter(pk__in=newest.values("pk"), is_offered=True).order_by("what_for", "pk")


class PaymentRate(Priced):
    """One version of one rate, from a day on. A change is a new version: old offers keep what they were made from."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="payment_rates")
    line = models.UUIDField(default=uuid.uuid4, editable=False)
    from_on = models.DateField()
    source = models.CharField(max_length=300)
    checked_on = models.DateField()
    # False: from that day on the rate is not offered any more.
    is_offered = models.BooleanField(default=True, db_default=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PaymentRateQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "line"])]
        constraints = [
            _amount_within_bounds("rate_within_bounds"),
            _other_says_what("rate_for_something_else_says_what"),
        ]
        triggers = [pgtrigger.Protect(name="payment_rate_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.what_for}, {self.in_words}"


class PaymentPolicy(models.Model):
    """What an organisation promises about paying people, wherever an activity says nothing else."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="payment_policy")
    pay_within_days = models.PositiveSmallIntegerField(
        default=USUAL_WAIT, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_WAIT)]
    )
    receipts = models.TextField(max_length=1000, blank=True)
    advice = models.TextField(max_length=1000, blank=True)

    class Meta:
        verbose_name_plural = "payment policies"
        constraints = [
            models.CheckConstraint(
                condition=Q(pay_within_days__gte=1, pay_within_days__lte=LONGEST_WAIT), name="policy_pays_within_a_year"
            ),
        ]

    def __str__(self):
        return f"Paid within {self.pay_within_days} days"

    @classmethod
    def of(cls, organisation):
        """What this organisation promises; not saved where it has never said anything."""
        return cls.objects.filter(organisation=organisation).first() or cls(organisation=organisation)


class PaymentOfferQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(activity__organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def given(self):
        return self.filter(given_at__isnull=False)

    def current(self, activity):
        """What the activity offers now, with its lines; None if nothing was offered yet."""
        return self.given().filter(activity=activity).order_by("-number").prefetch_related("lines").first()


class PaymentOffer(models.Model):
    """What people get for taking part in an activity: a version being written, or one that was given and stays."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="payment_offers")
    number = models.PositiveIntegerField()
    unpaid_reason = models.TextField(max_length=500, blank=True)
    how_often = models.CharField(max_length=300, blank=True)
    ways = ArrayField(models.CharField(max_length=10, choices=Way), default=list, blank=True)
    how_paid = models.TextField(max_length=500, blank=True)
    pay_within_days = models.PositiveSmallIntegerField(
        default=USUAL_WAIT, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_WAIT)]
    )
    covers = ArrayField(models.CharField(max_length=20, choices=ExpenseKind), default=list, blank=True)
    expenses = models.TextField(max_length=1000, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PaymentOfferQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="one_payment_offer_a_number"),
            models.UniqueConstraint(
                fields=["activity"], condition=Q(given_at=None), name="one_payment_offer_in_writing"
            ),
            models.CheckConstraint(
                condition=Q(given_at=None, given_by=None) | Q(given_at__isnull=False, given_by__isnull=False),
                name="payment_offer_was_given_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(pay_within_days__gte=1, pay_within_days__lte=LONGEST_WAIT), name="offer_pays_within_a_year"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="given_offer_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__given_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"Payment offer, version {self.number}"

    @property
    def covered(self):
        """The expenses that are covered, in words and in their order."""
        return [kind.label for kind in ExpenseKind if kind in self.covers and kind != ExpenseKind.TIME]

    @property
    def ways_in_words(self):
        """The ways in a sentence: "Into a bank account, as a voucher or in cash"."""
        chosen = [way.label.lower() for way in Way if way in self.ways]
        return " or ".join(filter(None, [", ".join(chosen[:-1]), *chosen[-1:]])).capitalize()


# What stands in an offer that was given stays, whichever way it is reached.
ONLY_WHILE_IN_WRITING = """
IF EXISTS (SELECT 1 FROM activities_paymentoffer AS offer
           WHERE offer.given_at IS NOT NULL
             AND offer.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.offer_id END,
                              CASE WHEN TG_OP <> 'DELETE' THEN NEW.offer_id END))
THEN
    RAISE EXCEPTION 'An offer that was given stays as it is.' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


class OfferLine(Priced):
    """What is paid for one role or task, in one version of an offer."""

    offer = models.ForeignKey(PaymentOffer, on_delete=models.CASCADE, related_name="lines")
    # The rate it was taken from, as it stood then; none where the amount is the activity's own.
    rate = models.ForeignKey(PaymentRate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            _amount_within_bounds("line_within_bounds"),
            _other_says_what("line_for_something_else_says_what"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="line_of_given_offer_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=ONLY_WHILE_IN_WRITING,
            )
        ]

    def __str__(self):
        return f"{self.what_for}: {self.in_words}"
