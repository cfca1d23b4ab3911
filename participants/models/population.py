"""The people that those who take part are compared with: published tables as read, and what was chosen from them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity

# As long as the longest cell the reader of population files lets through.
LONGEST_CELL = 300


class PopulationFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))


class PopulationFile(models.Model):
    """A published table as read from a file, kept so that an area can be chosen from it.

    `categories` is [[code, label, code in the scheme or ""], …], `left_out` is [{"what": text, "why": text}, …].
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="population_files")
    dimension = models.CharField(max_length=LONGEST_CELL)
    area_kind = models.CharField(max_length=LONGEST_CELL)
    scheme = models.CharField(max_length=40, blank=True)
    categories = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    is_caseload = models.BooleanField(default=False)
    source = models.CharField(max_length=300)
    reference_date = models.DateField()
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PopulationFileQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return f"{self.dimension}, {self.area_kind}"


class PopulationArea(models.Model):
    """One area of a table as read: how many people are in each of the file's categories, in their order."""

    file = models.ForeignKey(PopulationFile, on_delete=models.CASCADE, related_name="areas")
    code = models.CharField(max_length=LONGEST_CELL)
    name = models.CharField(max_length=LONGEST_CELL)
    found_by = models.CharField(max_length=2 * LONGEST_CELL + 1)
    numbers = ArrayField(models.BigIntegerField())

    class Meta:
        ordering = ["name", "code"]
        constraints = [models.UniqueConstraint(fields=["file", "code"], name="one_area_a_code_and_file")]

    def __str__(self):
        return self.name


class ReferencePopulation(models.Model):
    """The people an activity's participants, or all of an organisation's, are compared with: one area of one table."""

    class Kind(models.IntegerChoices):
        """In the order of preference: the nearer to the people the work is for, the better."""

        CASELOAD = 1, "Our own caseload"
        AREA = 2, "An area"
        NATION = 3, "A nation"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, related_name="populations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="populations")
    kind = models.PositiveSmallIntegerField(choices=Kind, default=Kind.AREA)
    dimension = models.CharField(max_length=LONGEST_CELL)
    scheme = models.CharField(max_length=40, blank=True)
    area_code = models.CharField(max_length=LONGEST_CELL)
    area_name = models.CharField(max_length=LONGEST_CELL)
    source = models.CharField(max_length=300)
    reference_date = models.DateField()
    left_out = models.JSONField(default=list)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "dimension", "area_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(activity=None) ^ Q(organisation=None), name="population_of_an_activity_or_an_organisation"
            ),
            models.UniqueConstraint(
                fields=["activity", "dimension", "area_code"], name="one_population_an_area_and_dimension"
            ),
            models.UniqueConstraint(
                fields=["organisation", "dimension", "area_code"], name="one_population_of_an_organisation"
            ),
        ]

    def __str__(self):
        return f"{self.dimension}, {self.area_name}"


class PopulationCount(models.Model):
    """How many people of the population are in one category, as published; `category` is its code in the scheme."""

    population = models.ForeignKey(ReferencePopulation, on_delete=models.CASCADE, related_name="counts")
    code = models.CharField(max_length=LONGEST_CELL)
    label = models.CharField(max_length=LONGEST_CELL)
    category = models.CharField(max_length=40, blank=True)
    number = models.PositiveBigIntegerField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["population", "code"], name="one_count_a_category")]

    def __str__(self):
        return f"{self.label}: {self.number}"
