import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models.activity import Activity, Status
from activities.models.ordered import OrderedQuerySet
from activities.models.programme import in_words

NOT_SILENTLY = """
IF EXISTS (SELECT 1 FROM activities_servedobjective AS served WHERE served.objective_id = NEW.id)
   AND NOT EXISTS (SELECT 1 FROM activities_rewording AS note
                   WHERE note.objective_id = NEW.id AND note.was = OLD.text AND note.became = NEW.text)
THEN
    RAISE EXCEPTION 'An objective that activities serve is reworded with a note of why.'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
SAME_ORGANISATION = """
IF NOT EXISTS (SELECT 1 FROM activities_activity AS activity, activities_objective AS objective,
                             activities_strategy AS strategy
               WHERE activity.id = NEW.activity_id AND objective.id = NEW.objective_id
               AND strategy.id = objective.strategy_id AND strategy.organisation_id = activity.organisation_id)
THEN
    RAISE EXCEPTION 'An activity serves objectives of its own organisation.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class StrategyQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))


class Strategy(models.Model):
    """What an organisation has set out to do, or a framework of others that it works to, as objectives."""

    class Kind(models.TextChoices):
        OWN = "own", "Our own strategy"
        OUTSIDE = "outside", "A framework from outside"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="strategies")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OWN)
    written_by = models.TextField(max_length=1000)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = StrategyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "strategies"
        ordering = [F("starts_on").desc(nulls_last=True), "title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="one_strategy_a_title"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="strategy_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def dates(self):
        """First and last day in words; empty if neither is set."""
        return in_words(self.starts_on, self.ends_on)


class ObjectiveQuerySet(OrderedQuerySet):
    def in_force(self):
        return self.filter(retired_on=None)

    def with_served(self):
        """Whether any activity points to it, whatever its status."""
        return self.annotate(is_served=Exists(ServedObjective.objects.filter(objective=OuterRef("pk"))))


class Objective(models.Model):
    """One thing a strategy wants. Once activities serve it, it is reworded with a note, or retired, never taken out."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="objectives")
    code = models.CharField(max_length=20)
    text = models.CharField(max_length=500)
    order = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)
    retired_reason = models.CharField(max_length=500, blank=True)
    activities = models.ManyToManyField(Activity, through="ServedObjective", related_name="objectives")

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "code"], name="one_objective_a_code"),
            models.CheckConstraint(
                condition=Q(retired_on=None, retired_reason="") | (Q(retired_on__isnull=False) & ~Q(retired_reason="")),
                name="retired_objective_has_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="served_objective_is_not_reworded_silently",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("text"),
                condition=pgtrigger.Q(old__text__df=pgtrigger.F("new__text")),
                func=NOT_SILENTLY,
            )
        ]

    def __str__(self):
        return f"{self.code}: {self.text}"


class Rewording(models.Model):
    """What an objective said before and after, and why it was put otherwise; never changed."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="rewordings")
    was = models.CharField(max_length=500)
    became = models.CharField(max_length=500)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="rewording_has_a_reason")]
        triggers = [pgtrigger.Protect(name="rewording_is_kept", operation=pgtrigger.Update)]

    def __str__(self):
        return f"{self.was} → {self.became}"


class ServedObjectiveQuerySet(models.QuerySet):
    def standing(self):
        """Links of activities that were not cancelled: a cancelled one serves nothing."""
        return self.exclude(activity__status=Status.CANCELLED)


class ServedObjective(models.Model):
    """That an activity serves an objective, and who said so."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="served_objectives")
    objective = models.ForeignKey(Objective, on_delete=models.RESTRICT, related_name="served_by")
    linked_at = models.DateTimeField(auto_now_add=True)
    linked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ServedObjectiveQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "objective"], name="served_once")]
        triggers = [
            pgtrigger.Trigger(
                name="objective_is_of_the_same_organisation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=SAME_ORGANISATION,
            )
        ]

    def __str__(self):
        return f"{self.activity} serves {self.objective}"
