from django.db import migrations

from participants.categories import recognise
from participants.populations.table import plain


def move_areas(apps, schema_editor):
    """Tables that were read before keep their areas; the labels stood in each area, now once in the table."""
    area_model = apps.get_model("participants", "PopulationArea")
    for file in apps.get_model("participants", "PopulationFile").objects.all():
        first = next(iter(file.areas_as_read.values()), {"counts": []})
        recognised = recognise([label for _, label, _ in first["counts"]])
        codes = recognised.codes if recognised else {}
        file.scheme = recognised.scheme.code if recognised else ""
        file.categories = [[code, label, codes.get(label, "")] for code, label, _ in first["counts"]]
        file.save()
        area_model.objects.bulk_create(
            area_model(
                file=file,
                code=code,
                name=area["name"],
                found_by=plain(f"{area['name']} {code}"),
                numbers=[number for _, _, number in area["counts"]],
            )
            for code, area in file.areas_as_read.items()
        )


def recognise_counts(apps, schema_editor):
    """Populations that were chosen before learn the codes of their categories."""
    count_model = apps.get_model("participants", "PopulationCount")
    for population in apps.get_model("participants", "ReferencePopulation").objects.all():
        counts = list(count_model.objects.filter(population=population))
        recognised = recognise([count.label for count in counts])
        if recognised:
            population.scheme = recognised.scheme.code
            population.save()
            for count in counts:
                count.category = recognised.codes.get(count.label, "")
            count_model.objects.bulk_update(counts, ["category"])


class Migration(migrations.Migration):
    dependencies = [("participants", "0010_populations_of_all_kinds")]

    operations = [
        migrations.RunPython(move_areas, migrations.RunPython.noop),
        migrations.RunPython(recognise_counts, migrations.RunPython.noop),
    ]
