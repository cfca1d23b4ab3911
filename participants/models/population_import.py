"""Reading an uploaded file in the background: the row is stored at once, the worker reads it when its turn comes."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity
from jobs.models import Job
from jobs.models.job import JobQuerySet
from participants.models.population import LONGEST_CELL, PopulationFile


class PopulationImportQuerySet(JobQuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def give_up_on_hopeless(self):
        """As for every job; and the bytes of a file that nobody will read are dropped."""
        given_up = super().give_up_on_hopeless()
        self.filter(state=Job.State.FAILED).exclude(content=b"").update(content=b"")
        return given_up


class PopulationImport(Job):
    """A file somebody uploaded, and what became of it: a table that was read, or a sentence that says why not.

    The bytes are kept only until the file is read. `activity` is where the person came from, so that they can go on.
    """

    task_name = "participants.tasks.read_population_file"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="population_imports")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, related_name="population_imports")
    file_name = models.CharField(max_length=LONGEST_CELL)
    content = models.BinaryField(default=b"")
    caseload_name = models.CharField(max_length=LONGEST_CELL, blank=True)
    source = models.CharField(max_length=300)
    reference_date = models.DateField()
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    file = models.OneToOneField(PopulationFile, on_delete=models.CASCADE, null=True, related_name="imported_by")

    objects = PopulationImportQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", file__isnull=False) | (~Q(state="done") & Q(file=None)),
                name="a_finished_import_has_its_table",
            ),
        ]

    def __str__(self):
        return self.file_name
