from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("participants", "0011_areas_in_rows_of_their_own")]

    operations = [migrations.RemoveField(model_name="populationfile", name="areas_as_read")]
