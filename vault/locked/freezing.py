"""Writing a release down for good, and reading the last ones back for the comparison."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models.functions import Now

from figures.menu import STAYED, ScopeKind, Table
from vault import questions
from vault.locked import groups
from vault.locked.fingerprint import checksum, code_version
from vault.models import Release, ReleasedTable
from vault.wording import COVERAGE

REMEMBERED = 4
AT_ONCE = 2000


@dataclass(frozen=True)
class Earlier:
    """A release that is on show: its tables as they were, and of which day each is. Units of days: dates."""

    tables: tuple[Table, ...]
    days: dict[tuple[str, tuple[str, ...]], date]


def read_earlier(*, organisation_id, keyring):
    """The last releases of the organisation, newest first."""
    releases = Release.objects.finished().filter(organisation_id=organisation_id)[:REMEMBERED]
    return [_read(release, keyring=keyring) for release in releases]


def _read(release, *, keyring):
    with connection.cursor() as cursor:
        known = groups.read_groups(cursor, keyring=keyring, release_id=release.pk)
    tables, days = [], {}
    for row in release.tables.filter(state=ReleasedTable.State.SHOWN).iterator(chunk_size=AT_ONCE):
        scope = f"{row.scope_kind}:{row.scope_id}"
        codes = tuple(row.characteristic.split("+"))
        group = known.get((scope, row.characteristic))
        if group is not None:
            tables.append(Table(scope, codes, row.by_code, row.answered_cell, group, is_fresh=False))
            days[scope, codes] = row.as_at
    return Earlier(tuple(tables), days)


@transaction.atomic
def freeze(*, release, made, earlier, rule, keyring):
    """Let a release out: all its tables, its locked lists, and the word that it is done, or nothing of it.

    Returns whether it was let out; not if it is done already, or somebody has taken the row away.
    """
    rows = sorted([*_shown(release, made, earlier), *_withheld(release, made)], key=_place)
    said = asdict(rule)
    # Only now is the release done, and only if it was still under way; then nobody can change it any more.
    won = Release.objects.filter(pk=release.pk, state=Release.State.COUNTING).update(
        state=Release.State.DONE,
        percent=100,
        sentence="",
        finished_at=Now(),
        rule=said,
        checks=dict(made.checks),
        checksum=checksum(release=release, rule=said, tables=[_told(row) for row in rows]),
        code_version=code_version(),
    )
    if not won:
        return False
    ReleasedTable.objects.bulk_create(rows, batch_size=AT_ONCE)
    by_scope = {}
    for table in made.tables:
        by_scope.setdefault(table.scope, {})["+".join(table.characteristics)] = table.group
    with connection.cursor() as cursor:
        for scope, tables in by_scope.items():
            groups.keep_groups(cursor, keyring=keyring, release_id=release.pk, scope=scope, groups=tables)
    return True


def _shown(release, made, earlier):
    days = {}
    for one in reversed(earlier):
        days |= one.days
    for table in made.tables:
        as_at = release.as_at if table.is_fresh else days[table.scope, table.characteristics]
        row = _row(release, table.scope, table.characteristics, ReleasedTable.State.SHOWN, as_at)
        row.answered = table.answered.text
        row.answered_low, row.answered_high = table.answered.low, table.answered.high
        row.cells = [
            {"category": "+".join(codes), "shown": cell.text, "low": cell.low, "high": cell.high}
            for codes, cell in table.cells.items()
        ]
        yield row


def _withheld(release, made):
    for table in made.withheld:
        state = ReleasedTable.State(table.reason.value)
        yield _row(release, table.scope, table.characteristics, state, release.as_at)


def _row(release, scope, codes, state, as_at):
    kind, scope_id = scope.split(":", 1)
    return ReleasedTable(
        release=release, scope_kind=kind, scope_id=scope_id, characteristic="+".join(codes), state=state, as_at=as_at
    )


def _place(row):
    """The order of the menu. The order in which they were decided would tell which group is the larger."""
    order = [COVERAGE, *questions.characteristics(), STAYED]
    codes = row.characteristic.split("+")
    return list(ScopeKind).index(row.scope_kind), row.scope_id, len(codes), [order.index(code) for code in codes]


def _told(row):
    columns = ("scope_kind", "scope_id", "characteristic", "state", "as_at", "answered", "cells")
    return {column: getattr(row, column) for column in columns}
