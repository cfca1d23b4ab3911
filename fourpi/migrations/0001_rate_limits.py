from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """Rate limits are counted in a table, so that they hold while Redis is down."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS rate_limits")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(make_table, drop_table)]
