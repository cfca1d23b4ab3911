"""Reading what the vault let out: protected figures only, as cells of which nothing finer is known."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from figures.cells import Cell, Rule
from figures.menu import ScopeKind
from vault.models import ReleasedTable


@dataclass(frozen=True)
class Figures:
    """One table of a release. `cells` by category code, or by two codes; empty where it is not shown."""

    scope_kind: str
    scope_id: str
    characteristics: tuple[str, ...]
    state: str
    as_at: date
    answered: Cell | None
    cells: Mapping[tuple[str, ...], Cell]

    @property
    def is_shown(self):
        return self.state == ReleasedTable.State.SHOWN

    @property
    def reason(self):
        """Why it is not shown, in the words of the vault; empty where it is."""
        return "" if self.is_shown else ReleasedTable.State(self.state).label

    def cell(self, *codes):
        """The cell of this category, or None where there is none."""
        return self.cells.get(codes)


def rule_of(release):
    """The rule by which the release was protected."""
    known = {field.name for field in fields(Rule)}
    return Rule(**{name: value for name, value in release.rule.items() if name in known})


def of_organisation(release):
    """The tables of the whole organisation: {("age",): Figures, ("age", "stayed"): Figures, …}."""
    tables = release.tables.filter(scope_kind=ScopeKind.ORGANISATION)
    return {figures.characteristics: figures for figures in _read(release, tables)}


def of_characteristic(release, code):
    """Every table of this characteristic alone, or of these two, of every scope; read row by row."""
    return _read(release, release.tables.filter(characteristic=code))


def of_teams(release, code):
    """The shown tables of this characteristic, by the id of the team."""
    tables = release.tables.filter(scope_kind=ScopeKind.TEAM, characteristic=code, state=ReleasedTable.State.SHOWN)
    return {figures.scope_id: figures for figures in _read(release, tables)}


def of_activities(release):
    """Which characteristics are shown of each closed activity: {activity id: [codes]}."""
    tables = release.tables.filter(scope_kind=ScopeKind.ACTIVITY, state=ReleasedTable.State.SHOWN)
    found = {}
    for scope_id, code in tables.values_list("scope_id", "characteristic"):
        found.setdefault(scope_id, []).append(code)
    return found


def states(release):
    """How many tables are in which state: {(kind of scope, state): number of tables}."""
    return Counter(release.tables.order_by().values_list("scope_kind", "state"))


def _read(release, tables):
    rule = rule_of(release)
    columns = ("scope_kind", "scope_id", "characteristic", "state", "as_at", "answered", "cells")
    for kind, scope_id, characteristic, state, as_at, answered, cells in tables.values_list(*columns).iterator():
        yield Figures(
            scope_kind=kind,
            scope_id=scope_id,
            characteristics=tuple(characteristic.split("+")),
            state=state,
            as_at=as_at,
            answered=read_cell(answered, rule=rule) if answered else None,
            cells={
                tuple(cell["category"].split("+")): Cell(cell["low"], cell["high"], cell["shown"]) for cell in cells
            },
        )


def read_cell(shown, *, rule):
    """The cell that this text stands for: what its count may be by the rule it was rounded by."""
    if not shown.replace(",", "").isdigit():
        return Cell(0, rule.base - 1, shown)
    rounded = int(shown.replace(",", ""))
    return Cell(max(rule.base, rounded - rule.base // 2), rounded + (rule.base - 1) // 2, shown)
