"""Choosing whom an activity, or a whole organisation, is compared with: one area of a table, kept with its source.

`owner` is {"activity": …} or {"organisation": …}: whose comparison it is.
"""

import re

from django.db import transaction

from accounts.models import Organisation
from activities.models import Activity
from participants.models import PopulationArea, PopulationCount, PopulationFile, ReferencePopulation
from participants.populations.cautions import cautions

AREAS_AT_ONCE = 500
# The United Kingdom, Great Britain, England and Wales; England, Wales, Scotland, Northern Ireland.
_NATION = re.compile(r"K0[234]000001|E92000001|W92000004|S92000003|N92000002", re.IGNORECASE)


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


def choose(*, owner, area, by):
    """Compare with this area. Choosing the same area again brings in the newer figures."""
    file = area.file
    return compare_with(
        owner=owner,
        by=by,
        counts=counts_of(area),
        kind=kind_of(area.code, is_caseload=file.is_caseload),
        dimension=file.dimension,
        scheme=file.scheme,
        area_code=area.code,
        area_name=area.name,
        source=file.source,
        reference_date=file.reference_date,
        left_out=file.left_out,
    )


def choose_published(*, owner, published, by):
    """Compare with a nation whose figures come with FourPi."""
    return compare_with(
        owner=owner,
        by=by,
        counts=[(count.code, count.label, count.code, count.number) for count in published.counts],
        kind=kind_of(published.area_code),
        dimension=published.dimension,
        scheme=published.scheme,
        area_code=published.area_code,
        area_name=published.area_name,
        source=published.source,
        reference_date=published.reference_date,
        left_out=[{"what": item.what, "why": item.why} for item in published.left_out],
    )


@transaction.atomic
def compare_with(*, owner, by, counts, dimension, area_code, **about):
    """Store the population and its counts: (code in the file, label, code in the scheme, number)."""
    _lock(owner)
    ReferencePopulation.objects.filter(**owner, dimension=dimension, area_code=area_code).delete()
    population = ReferencePopulation.objects.create(
        **owner, dimension=dimension, area_code=area_code, imported_by=by, **about
    )
    PopulationCount.objects.bulk_create(
        PopulationCount(population=population, code=code, label=label, category=category, number=number, order=order)
        for order, (code, label, category, number) in enumerate(counts)
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


def cautions_about(*, scheme, kind, categories):
    """What to think of before comparing; `categories` are (label, code in the scheme) pairs."""
    return cautions(
        scheme=scheme,
        is_nation=kind == ReferencePopulation.Kind.NATION,
        is_caseload=kind == ReferencePopulation.Kind.CASELOAD,
        unknown=[label for label, category in categories if not category],
    )


def _lock(owner):
    """Two people choosing at once do so one after the other."""
    for name, model in (("activity", Activity), ("organisation", Organisation)):
        if name in owner:
            model.objects.select_for_update(no_key=True).get(pk=owner[name].pk)
