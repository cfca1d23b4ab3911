from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Now

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity
from jobs.models import Job
from jobs.models.job import JobQuerySet
from vault.models import Release

# Which permission asks for which kind of report.
ASKED_BY = {"impact": Permission.ASK_FOR_REPORTS, "diversity": Permission.MONITOR}


class ReportQuerySet(JobQuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_DASHBOARD))

    def with_figures(self):
        """Reports that need no release, or whose release is there.

        Not by a join: claiming must stay one conditional UPDATE of one row.
        """
        ready = Release.objects.filter(pk=OuterRef("release_id"), state=Release.State.DONE)
        return self.filter(Q(release_id=None) | Exists(ready))

    def claim(self, pk):
        return super(ReportQuerySet, self.with_figures()).claim(pk)

    def due(self):
        return super(ReportQuerySet, self.with_figures()).due()

    def give_up_on_hopeless(self):
        """Also fails those whose release could not be made, with the vault's own sentence."""
        failed = Release.objects.filter(pk=OuterRef("release_id"), state=Release.State.FAILED)
        self.filter(Exists(failed), state=Job.State.QUEUED).update(
            state=Job.State.FAILED, error=Subquery(failed.values("sentence")[:1]), finished_at=Now()
        )
        return super().give_up_on_hopeless()


class Report(Job):
    """A report somebody asked for: first a row, then a job, then frozen for good.

    A diversity report belongs to the organisation, rests on one release of the vault, and waits for it.
    """

    class Kind(models.TextChoices):
        IMPACT = "impact", "Impact report"
        DIVERSITY = "diversity", "Diversity monitoring report"

    task_name = "evaluation.tasks.build_report"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.IMPACT)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reports")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    release = models.ForeignKey(Release, on_delete=models.RESTRICT, null=True, blank=True, related_name="reports")
    title = models.CharField(max_length=300)
    # Empty: asked by the calendar.
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    data_cutoff = models.DateTimeField(null=True)
    document = models.JSONField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="impact", activity__isnull=False, release__isnull=True, requested_by__isnull=False)
                | Q(kind="diversity", activity__isnull=True, release__isnull=False),
                name="report_of_an_activity_or_of_a_release",
            ),
            models.UniqueConstraint(
                fields=["activity", "kind"],
                condition=Q(state__in=["queued", "running"]),
                name="one_report_under_way_a_kind",
            ),
            models.UniqueConstraint(fields=["release"], name="one_report_a_release"),
        ]

    def __str__(self):
        return self.title

    @property
    def may_be_asked_by(self):
        """The permission that a person needs to ask for such a report."""
        return ASKED_BY[self.kind]

    @property
    def is_waiting_for_the_vault(self):
        """Whether the figures it rests on are still being counted."""
        return self.release is not None and self.release.state in (Release.State.ASKED, Release.State.COUNTING)


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
    """The finished document as a file; one for each report and format."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "Excel workbook"

    CONTENT_TYPES = {
        Format.PDF: "application/pdf",
        Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=5, choices=Format, default=Format.PDF)
    content = models.BinaryField()

    class Meta:
        ordering = ["format"]
        constraints = [models.UniqueConstraint(fields=["report", "format"], name="one_file_a_format")]

    def __str__(self):
        return f"{self.get_format_display()} of {self.report_id}"

    @property
    def name(self):
        """What the file is called once it is saved: the kind of report and its day, nothing of anybody."""
        kind = {Report.Kind.IMPACT: "impact-report", Report.Kind.DIVERSITY: "diversity-monitoring-report"}
        report = self.report
        day = report.release.as_at if report.release else report.finished_at
        return f"{kind[report.kind]}-{day:%Y-%m-%d}.{self.format}"

    @property
    def content_type(self):
        return self.CONTENT_TYPES[self.format]
