from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0014_paper_look_ups")]

    operations = [
        migrations.AddIndex(
            "Invitation",
            models.Index(fields=["seat_digest"], condition=~Q(seat_digest=""), name="invitation_by_seat"),
        ),
    ]
