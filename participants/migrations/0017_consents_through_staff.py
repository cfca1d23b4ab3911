from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participants", "0016_room_for_shared_words")]

    operations = [
        migrations.AddField("Consent", "through_staff", models.BooleanField(db_default=False, default=False)),
    ]
