"""Releases made by hand, as the vault would leave them: from true counts that the report must never learn."""

from datetime import UTC, date, datetime

from evaluation.indicators.characteristics import BY_CODE, labels_of
from figures.cells import Rule, protect_count
from figures.menu import BLANK, DECLINED
from vault.models import Release, ReleasedTable

AS_AT = date(2026, 12, 31)
FINISHED_AT = datetime(2027, 1, 1, 2, 30, tzinfo=UTC)


def release(organisation, *, rule=None, as_at=AS_AT, by=None):
    """A finished release without a table."""
    return Release.objects.create(
        organisation=organisation,
        state=Release.State.DONE,
        as_at=as_at,
        asked_by=by,
        percent=100,
        finished_at=FINISHED_AT,
        rule=rule or {},
        checksum="5f2b" * 16,
    )


def show(made, characteristic, counts, *, scope=None, declined=0, blank=0, as_at=None):
    """Add a shown table of these counts, {category: people}, or {(category, other): people} of two characteristics."""
    rule = Rule(**made.rule)
    cells = dict(counts)
    if isinstance(next(iter(counts)), str):
        cells |= {DECLINED: declined, BLANK: blank}
    return _table(
        made,
        characteristic,
        scope,
        state=ReleasedTable.State.SHOWN,
        as_at=as_at or made.as_at,
        answered=protect_count(sum(counts.values()), rule=rule).text,
        cells=[_cell(codes, count, rule) for codes, count in cells.items()],
    )


def withhold(made, characteristic, reason="not_enough", *, scope=None):
    """Add a table that is not shown."""
    return _table(made, characteristic, scope, state=reason, as_at=made.as_at)


def fill(made, counts_of, *, scope=None):
    """Add a shown table of every characteristic; `counts_of(code)` gives the count of a category by its place."""
    for characteristic in BY_CODE.values():
        counts = {code: counts_of(place) for place, code in enumerate(labels_of(characteristic.code))}
        show(made, characteristic.code, counts, scope=scope)


def _cell(codes, count, rule):
    cell = protect_count(count, rule=rule)
    category = codes if isinstance(codes, str) else "+".join(codes)
    return {"category": category, "shown": cell.text, "low": cell.low, "high": cell.high}


def _table(made, characteristic, scope, **fields):
    kind, scope_id = scope or ("organisation", str(made.organisation_id))
    return ReleasedTable.objects.create(
        release=made, scope_kind=kind, scope_id=scope_id, characteristic=characteristic, **fields
    )
