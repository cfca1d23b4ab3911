from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participants", "0014_own_place")]

    operations = [
        migrations.AddField("Consent", "through_staff", models.BooleanField(db_default=False, default=False)),
    ]
