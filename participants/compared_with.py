"""Choosing the people an activity is compared with: from a table as read, one area, kept with its source and date."""

from django.db import transaction

from activities.models import Activity
from participants.models import PopulationCount, PopulationFile, ReferencePopulation
from participants.populations import Area, Count, LeftOut, PopulationTable


def keep_table(*, organisation, table, source, reference_date, by):
    """Keep a table that was read, so that an area can be chosen from it."""
    return PopulationFile.objects.create(
        organisation=organisation,
        dimension=table.dimension,
        area_kind=table.area_kind,
        areas={
            area.code: {"name": area.name, "counts": _plain(area.counts), "left_out": _plain(area.left_out)}
            for area in table.areas.values()
        },
        left_out=[{"what": item.what, "why": item.why} for item in table.left_out],
        source=source,
        reference_date=reference_date,
        uploaded_by=by,
    )


def table_of(file):
    """The table as it was read."""
    return PopulationTable(
        dimension=file.dimension,
        area_kind=file.area_kind,
        areas={
            code: Area(code, area["name"], _counts(area["counts"]), _counts(area.get("left_out", [])))
            for code, area in file.areas.items()
        },
        left_out=tuple(LeftOut(**item) for item in file.left_out),
    )


@transaction.atomic
def choose(*, activity, file, area, by):
    """Compare the activity with this area. Choosing the same area again brings in the newer figures."""
    Activity.objects.select_for_update().get(pk=activity.pk)
    ReferencePopulation.objects.filter(activity=activity, dimension=file.dimension, area_code=area.code).delete()
    population = ReferencePopulation.objects.create(
        activity=activity,
        dimension=file.dimension,
        area_code=area.code,
        area_name=area.name,
        source=file.source,
        reference_date=file.reference_date,
        left_out=file.left_out,
        imported_by=by,
    )
    PopulationCount.objects.bulk_create(
        PopulationCount(population=population, code=count.code, label=count.label, number=count.number, order=order)
        for order, count in enumerate(area.counts)
    )
    return population


def in_hundred(number, total):
    """A share as people say it: "about 12 in 100"."""
    if number == 0:
        return "nobody"
    share = 100 * number / total
    return "fewer than 1 in 100" if share < 1 else f"about {round(share)} in 100"


def _plain(counts):
    return [[count.code, count.label, count.number] for count in counts]


def _counts(rows):
    return tuple(Count(*row) for row in rows)
