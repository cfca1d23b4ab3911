"""A release as the vault lets it out, made by hand for the tests of pages and reports that only read it."""

from dataclasses import asdict

from django.utils import timezone

from figures.cells import Rule, protect_count
from figures.menu import ScopeKind
from vault.models import Release, ReleasedTable

SEX = {"female": 42, "male": 31, "declined": 6, "blank": 2}


def show_release(organisation, *, tables=None, groups=(), as_at=None, by=None):
    """A finished release. `tables`: {characteristic: {category: people}, or the state of one that is withheld}.

    `groups`: (kind, id) of teams and activities that get the same tables.
    """
    release = Release.objects.create(organisation=organisation, as_at=as_at or timezone.localdate(), asked_by=by)
    scopes = [(ScopeKind.ORGANISATION, organisation.pk), *groups]
    given = {"coverage": {"given": 81, "not_given": 12}, "sex": SEX, "age": "not_enough"} if tables is None else tables
    rows = [_row(release, scope, code, content) for scope in scopes for code, content in given.items()]
    ReleasedTable.objects.bulk_create(rows)
    Release.objects.filter(pk=release.pk).update(
        state=Release.State.DONE,
        percent=100,
        finished_at=timezone.now(),
        rule=asdict(Rule()),
        checks={"programmes": 12},
        checksum="0" * 64,
        code_version="0" * 12,
    )
    release.refresh_from_db()
    return release


def _row(release, scope, code, content):
    row = ReleasedTable(
        release=release, scope_kind=scope[0], scope_id=str(scope[1]), characteristic=code, as_at=release.as_at
    )
    if isinstance(content, str):
        row.state = content
        return row
    row.state = ReleasedTable.State.SHOWN
    people = sum(number for category, number in content.items() if category not in ("declined", "blank"))
    answered = protect_count(people, rule=Rule())
    row.answered, row.answered_low, row.answered_high = answered.text, answered.low, answered.high
    for category, number in content.items():
        cell = protect_count(number, rule=Rule())
        row.cells.append({"category": category, "shown": cell.text, "low": cell.low, "high": cell.high})
    return row
