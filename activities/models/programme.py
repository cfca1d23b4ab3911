import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.formats import date_format

from accounts.models import Organisation, User
from accounts.roles import Permission

# A programme may stand inside a larger one of the same organisation, and that is all: no third floor.
ONE_LEVEL = """
IF NOT EXISTS (SELECT 1 FROM activities_programme AS larger
               WHERE larger.id = NEW.part_of_id AND larger.part_of_id IS NULL
               AND larger.organisation_id = NEW.organisation_id AND larger.id <> NEW.id)
   OR EXISTS (SELECT 1 FROM activities_programme AS smaller WHERE smaller.part_of_id = NEW.id)
THEN
    RAISE EXCEPTION 'A programme stands inside a larger one of its organisation, one level deep.'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def in_order(self):
        """Larger ones by name, each followed by those that stand inside it."""
        whole = Coalesce("part_of__name", "name")
        return self.order_by("organisation__name", whole, F("part_of").asc(nulls_first=True), "name")


class Programme(models.Model):
    """A larger piece of work that activities belong to; it may itself stand inside a larger one."""

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        UNDER_WAY = "under_way", "Under way"
        FINISHED = "finished", "Finished"
        STOPPED = "stopped", "Stopped"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="programmes")
    name = models.CharField(max_length=200)
    about = models.TextField(max_length=2000)
    lead = models.ForeignKey(User, on_delete=models.PROTECT, related_name="programmes_led")
    part_of = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="parts")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_programme_a_name"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="programme_ends_after_it_starts",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="programme_is_one_level_deep",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("part_of_id", "organisation_id"),
                condition=pgtrigger.Q(new__part_of__isnull=False),
                func=ONE_LEVEL,
            )
        ]

    def __str__(self):
        return self.name

    @property
    def dates(self):
        """First and last day in words; empty if neither is set."""
        return in_words(self.starts_on, self.ends_on)


def in_words(first, last):
    """A time from one day to another, either of which may not be known."""
    first, last = (day and date_format(day, "j F Y") for day in (first, last))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""
