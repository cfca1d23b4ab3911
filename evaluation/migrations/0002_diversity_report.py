import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery


def give_each_report_its_organisation(apps, schema_editor):
    """Until now a report belonged to the organisation of its activity."""
    reports, activities = apps.get_model("evaluation", "Report"), apps.get_model("activities", "Activity")
    owner = activities.objects.filter(pk=OuterRef("activity_id")).values("organisation_id")[:1]
    reports.objects.filter(organisation=None).update(organisation_id=Subquery(owner))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("activities", "0001_initial"),
        ("vault", "0001_initial"),
        ("evaluation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="accounts.organisation",
            ),
        ),
        migrations.RunPython(give_each_report_its_organisation, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="report",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="release",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="reports",
                to="vault.release",
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="activity",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="activities.activity",
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="requested_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="kind",
            field=models.CharField(
                choices=[("impact", "Impact report"), ("diversity", "Diversity monitoring report")],
                default="impact",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=Q(kind="impact", activity__isnull=False, release__isnull=True, requested_by__isnull=False)
                | Q(kind="diversity", activity__isnull=True, release__isnull=False),
                name="report_of_an_activity_or_of_a_release",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=["release"], name="one_report_a_release"),
        ),
        migrations.AlterField(
            model_name="reportfile",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="evaluation.report"
            ),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="format",
            field=models.CharField(choices=[("pdf", "PDF"), ("xlsx", "Excel workbook")], default="pdf", max_length=5),
        ),
        migrations.AlterModelOptions(name="reportfile", options={"ordering": ["format"]}),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.UniqueConstraint(fields=["report", "format"], name="one_file_a_format"),
        ),
    ]
