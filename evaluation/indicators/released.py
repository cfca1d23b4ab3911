"""Reading what the vault let out: protected figures only, as cells of which nothing finer is known."""

from collections import Counter

from figures.cells import Rule
from figures.menu import ScopeKind
from vault.models import ReleasedTable


def rule_of(release):
    """The rule by which the release was protected."""
    return Rule(**release.rule)


def of_organisation(release):
    """The tables of the whole organisation: {("age",): table, ("age", "stayed"): table, …}."""
    tables = release.tables.filter(scope_kind=ScopeKind.ORGANISATION)
    return {tuple(table.characteristic.split("+")): table for table in tables}


def of_characteristic(release, code):
    """Every table of this characteristic alone, or of these two, of every scope."""
    return release.tables.filter(characteristic=code).iterator()


def of_teams(release, code):
    """The shown tables of this characteristic, by the id of the team."""
    tables = release.tables.filter(scope_kind=ScopeKind.TEAM, characteristic=code, state=ReleasedTable.State.SHOWN)
    return {table.scope_id: table for table in tables}


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
