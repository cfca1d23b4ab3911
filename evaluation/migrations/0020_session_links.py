from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0019_promises_judged")]

    operations = [migrations.RenameModel("Session", "SessionLink")]
