"""Releases made by hand, as the vault would leave them: from true counts that the report must never learn."""

from dataclasses import asdict
from datetime import UTC, date, datetime

from evaluation.indicators.characteristics import BY_CODE
from figures.cells import Rule, protect_count
from figures.menu import BLANK, DECLINED
from vault.models import Release, ReleasedTable
from vault.wording import COVERAGE

AS_AT = date(2026, 9, 30)
FINISHED_AT = datetime(2026, 10, 1, 2, 30, tzinfo=UTC)


def release(organisation, *, stricter=None, as_at=AS_AT, by=None):
    """A finished release without a table."""
    made = Release.objects.create(organisation=organisation, as_at=as_at, asked_by=by)
    finish(made, rule=asdict(Rule(**(stricter or {}))))
    return made


def finish(made, *, rule=None):
    """What the vault does at the end."""
    Release.objects.filter(pk=made.pk).update(
        state=Release.State.DONE,
        percent=100,
        finished_at=FINISHED_AT,
        rule=rule or asdict(Rule()),
        checks={"programmes": 12, "seconds": 3.5},
        checksum="5f2b" * 16,
        code_version="5f2b5f2b5f2b",
    )
    made.refresh_from_db()


def show(made, characteristic, counts, *, scope=None, declined=0, blank=0, as_at=None):
    """Add a shown table of these counts, {category: people}, or {(category, other): people} of two characteristics."""
    table = draft(characteristic, counts, rule=Rule(**made.rule), declined=declined, blank=blank)
    table.release, table.as_at = made, as_at or made.as_at
    table.scope_kind, table.scope_id = scope or ("organisation", str(made.organisation_id))
    table.save()
    return table


def draft(characteristic, counts, *, rule, declined=0, blank=0):
    """The same, not stored."""
    answered, cells = protect_count(sum(counts.values()), rule=rule), dict(counts)
    if characteristic in BY_CODE:
        cells |= {DECLINED: declined, BLANK: blank}
    return ReleasedTable(
        characteristic=characteristic,
        state=ReleasedTable.State.SHOWN,
        as_at=AS_AT,
        answered=answered.text,
        answered_low=answered.low,
        answered_high=answered.high,
        cells=[_cell(codes, count, rule) for codes, count in cells.items()],
    )


def cover(made, *, given, not_given):
    """Add how many sent "About you"."""
    return show(made, COVERAGE, {"given": given, "not_given": not_given})


def withhold(made, characteristic, reason="not_enough", *, scope=None):
    """Add a table that is not shown."""
    kind, scope_id = scope or ("organisation", str(made.organisation_id))
    return ReleasedTable.objects.create(
        release=made,
        scope_kind=kind,
        scope_id=scope_id,
        characteristic=characteristic,
        state=reason,
        as_at=made.as_at,
    )


def _cell(codes, count, rule):
    cell = protect_count(count, rule=rule)
    category = codes if isinstance(codes, str) else "+".join(codes)
    return {"category": category, "shown": cell.text, "low": cell.low, "high": cell.high}
