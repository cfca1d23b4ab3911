from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0012_media_of_organisations")]

    operations = [
        migrations.AddField("PaperEntry", "variant", models.CharField(blank=True, max_length=20)),
    ]
