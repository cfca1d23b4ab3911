from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns that an older release, still running while this one starts, does not fill in."""

    dependencies = [("evaluation", "0015_look_up_by_seat")]

    operations = [
        migrations.AlterField(
            "Language",
            "is_offered",
            models.BooleanField(db_default=False, default=False, verbose_name="people may choose it"),
        ),
        migrations.AlterField("PaperEntry", "variant", models.CharField(blank=True, db_default="", max_length=20)),
    ]
