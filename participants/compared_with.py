"""Choosing the people an activity, or a whole organisation, is compared with: one area of a table, kept with its source.

`owner` is {"activity": …} or {"organisation": …}: whose comparison it is.
"""

import re

from django.db import transaction

from accounts.models import Organisation
from activities.models import Activity
from participants.models import PopulationArea, PopulationCount, PopulationFile, ReferencePopulation

AREAS_AT_ONCE = 500
_NATION = re.compile(r"K0[2-4]000001|[EWNS]92000001|W92000004|S92000003|N92000002", re.IGNORECASE)


@transaction.atomic
def keep_table(*, organisation, table, source, reference_date, by):
    """Keep a table that was read, so that an area can be chosen from it."""
    file = PopulationFile.objects.create(
        organisation=organisation,
        dimension=table.dimension,
        area_kind=table.area_kind,
        scheme=table.scheme,
        categories=[[label.code, label.label, label.category] for label in table.labels],
        left_out=[{"what": item.what, "why": item.why} for item in table.left_out],
        is_caseload=table.is_caseload,
        source=source,
        reference_date=reference_date,
        uploaded_by=by,
    )
    PopulationArea.objects.bulk_create(
        (
            PopulationArea(
                file=file, code=area.code, name=area.name, found_by=area.found_by, numbers=list(area.numbers)
            )
            for area in table.areas.values()
        ),
        batch_size=AREAS_AT_ONCE,
    )
    return file


def counts_of(area):
    """Each category of an area with its code in the file, label, code in the scheme, and number."""
    return [(*category, number) for category, number in zip(area.file.categories, area.numbers, strict=True)]


@transaction.atomic
def choose(*, owner, area, by):
    """Compare with this area. Choosing the same area again brings in the newer figures."""
    _lock(owner)
    file = area.file
    ReferencePopulation.objects.filter(**owner, dimension=file.dimension, area_code=area.code).delete()
    population = ReferencePopulation.objects.create(
        **owner,
        kind=kind_of(area.code, is_caseload=file.is_caseload),
        dimension=file.dimension,
        scheme=file.scheme,
        area_code=area.code,
        area_name=area.name,
        source=file.source,
        reference_date=file.reference_date,
        left_out=file.left_out,
        imported_by=by,
    )
    PopulationCount.objects.bulk_create(
        PopulationCount(population=population, code=code, label=label, category=category, number=number, order=order)
        for order, (code, label, category, number) in enumerate(counts_of(area))
    )
    return population


def kind_of(area_code, *, is_caseload=False):
    """How near a population is to the people the work is for."""
    if is_caseload:
        return ReferencePopulation.Kind.CASELOAD
    is_nation = _NATION.fullmatch(area_code)
    return ReferencePopulation.Kind.NATION if is_nation else ReferencePopulation.Kind.AREA


def in_hundred(number, total):
    """A share as people say it: "about 12 in 100"."""
    if number == 0:
        return "nobody"
    share = 100 * number / total
    return "fewer than 1 in 100" if share < 1 else f"about {round(share)} in 100"


def _lock(owner):
    """Two people choosing at once do so one after the other."""
    for name, model in (("activity", Activity), ("organisation", Organisation)):
        if name in owner:
            model.objects.select_for_update().get(pk=owner[name].pk)
