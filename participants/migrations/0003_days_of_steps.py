"""Steps noted before they had a day of their own happened on the day they were noted."""

import pgtrigger
from django.db import migrations
from django.db.models.functions import TruncDate


def give_days(apps, schema_editor):
    with pgtrigger.ignore("participants.FunnelEvent:funnel_event_is_kept"):
        apps.get_model("participants", "FunnelEvent").objects.update(on=TruncDate("at"))


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_presence_and_funnel")]

    operations = [migrations.RunPython(give_days, migrations.RunPython.noop)]
