from django.db import models

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity

# As long as the longest cell the reader of population files lets through.
LONGEST_CELL = 300


class PopulationFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))


class PopulationFile(models.Model):
    """A published table of areas as read from a file, kept so that an area can be chosen from it.

    `areas` is {area code: {"name": text, "counts": [[category code, label, number], …], "left_out": [the same]}} and
    `left_out` is [{"what": text, "why": text}].
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="population_files")
    dimension = models.CharField(max_length=LONGEST_CELL)
    area_kind = models.CharField(max_length=LONGEST_CELL)
    areas = models.JSONField()
    left_out = models.JSONField(default=list)
    source = models.CharField(max_length=300)
    reference_date = models.DateField()
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PopulationFileQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return f"{self.dimension}, {self.area_kind}"


class ReferencePopulation(models.Model):
    """The people an activity's participants are compared with: one area of one published table."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="populations")
    dimension = models.CharField(max_length=LONGEST_CELL)
    area_code = models.CharField(max_length=20)
    area_name = models.CharField(max_length=LONGEST_CELL)
    source = models.CharField(max_length=300)
    reference_date = models.DateField()
    left_out = models.JSONField(default=list)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dimension", "area_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "dimension", "area_code"], name="one_population_an_area_and_dimension"
            ),
        ]

    def __str__(self):
        return f"{self.dimension}, {self.area_name}"


class PopulationCount(models.Model):
    """How many people of the reference population are in one category, as published."""

    population = models.ForeignKey(ReferencePopulation, on_delete=models.CASCADE, related_name="counts")
    code = models.CharField(max_length=LONGEST_CELL)
    label = models.CharField(max_length=LONGEST_CELL)
    number = models.PositiveBigIntegerField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["population", "code"], name="one_count_a_category")]

    def __str__(self):
        return f"{self.label}: {self.number}"
