from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity
from jobs.models import Job
from jobs.models.job import JobQuerySet


class ReportQuerySet(JobQuerySet):
    def visible_to(self, user):
        return self.filter(activity__organisation__in=Organisation.objects.where_may(user, Permission.SEE_DASHBOARD))


class Report(Job):
    """A report somebody asked for: first a row, then a job, then frozen for good."""

    class Kind(models.TextChoices):
        IMPACT = "impact", "Impact report"

    task_name = "evaluation.tasks.build_report"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.IMPACT)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reports")
    title = models.CharField(max_length=300)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    data_cutoff = models.DateTimeField(null=True)
    document = models.JSONField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "kind"],
                condition=Q(state__in=["queued", "running"]),
                name="one_report_under_way_a_kind",
            ),
        ]

    def __str__(self):
        return self.title


class ReportPart(models.Model):
    """What one finished step of a report left behind, so that another worker can go on from there."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    step = models.PositiveSmallIntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ["step"]
        constraints = [models.UniqueConstraint(fields=["report", "step"], name="one_part_a_step")]

    def __str__(self):
        return f"Part {self.step}"


class ReportFile(models.Model):
    """The finished document; one for each report."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="pdf")
    content = models.BinaryField()

    def __str__(self):
        return f"PDF of {self.report_id}"
