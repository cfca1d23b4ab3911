import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nobody could try a questionnaire before, so there are no trials yet that would lack an organisation."""

    dependencies = [
        ("evaluation", "0007_planned_rounds"),
    ]

    operations = [
        migrations.AddField(
            model_name="trial",
            name="organisation",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
            ),
        ),
        migrations.AlterField(
            model_name="trial",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="trial",
            name="version_number",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
