"""Teams and closed activities: what can be shown of them, and all of it in the workbook."""

import itertools

from accounts.models import Team
from activities.models import Activity
from evaluation.indicators import released
from evaluation.indicators.characteristics import CHARACTERISTICS
from evaluation.reports.blocks import Heading, Paragraph, Table
from evaluation.reports.workbook import Sheet
from figures.menu import ScopeKind
from figures.plain import say_count, say_date, start_small
from figures.protected import ProtectedTable
from vault import wording
from vault.wording import name_table

# More rows than these are in the workbook only: a report is read, not searched.
MOST_TEAMS, MOST_ACTIVITIES = 25, 40
IN_WORKBOOK = "The workbook has the others."
NOT_RANKED = "Teams stand in the order of their names. They do different work, so that ranking them would mislead."
KINDS = {ScopeKind.ORGANISATION: "Whole organisation", ScopeKind.TEAM: "Team", ScopeKind.ACTIVITY: "Closed activity"}


def teams(release):
    """One table for each characteristic of which a team has something to show."""
    names = {
        str(pk): name for pk, name in Team.objects.filter(organisation=release.organisation).values_list("pk", "name")
    }
    tables = [table for one in CHARACTERISTICS if (table := _team_table(release, one, names))]
    heading = Heading("Teams")
    if not tables:
        return [heading, Paragraph(NO_TEAM)]
    return [heading, Paragraph(NOT_RANKED), *map(Table, tables)]


NO_TEAM = (
    "No team has enough answers to show yet. A team needs at least ten, and must differ by enough people from the "
    "whole organisation."
)


def _team_table(release, one, names):
    shown = released.of_teams(release, one.code)
    found = sorted((names[team], team) for team in shown if team in names)
    rows = [(name, *_figures(one, shown[team])) for name, team in found[:MOST_TEAMS]]
    if not rows:
        return None
    notes = (IN_WORKBOOK,) if len(found) > MOST_TEAMS else ()
    header = ("Team", "Gave an answer", *one.labels.values())
    return ProtectedTable(f"{one.name}, by team", header, tuple(rows), notes)


def _figures(one, table):
    cells = table.by_code
    return (table.answered, *(cells[code,].text for code in one.labels))


def activities(release):
    """Which closed activities have something to show; their figures are in the workbook."""
    shown = released.of_activities(release)
    states = released.states(release)
    tables = sum(number for (kind, _), number in states.items() if kind == ScopeKind.ACTIVITY)
    heading = Heading("Closed activities")
    if not shown:
        return [heading, Paragraph(NO_ACTIVITY if tables else NOTHING_CLOSED)]
    titles = dict(Activity.objects.filter(pk__in=shown).order_by("title", "pk").values_list("pk", "title"))
    rows = [(title, _names(shown[str(pk)])) for pk, title in titles.items()]
    sentence = f"{say_count(len(rows), one='closed activity has', many='closed activities have')} figures to show."
    notes = (IN_WORKBOOK,) if len(rows) > MOST_ACTIVITIES else ()
    table = ProtectedTable(
        "Closed activities with figures", ("Activity", "Shown"), tuple(rows[:MOST_ACTIVITIES]), notes
    )
    return [heading, Paragraph(f"{sentence} {FEW}"), Table(table)]


FEW = "Most activities are too small to say anything of: the year of the whole organisation is what can be judged."
NO_ACTIVITY = "No closed activity has enough answers to show. " + FEW
NOTHING_CLOSED = "No activity with answers has been closed yet."


def _names(codes):
    return ", ".join(one.name if not number else start_small(one.name) for number, one in enumerate(_in_order(codes)))


def _in_order(codes):
    return [one for one in CHARACTERISTICS if one.code in codes]


def sheets(release):
    """Everything that was let out, one sheet for each characteristic: every group, shown or not, and why not."""
    names = _names_of_scopes(release)
    codes = release.tables.order_by().values_list("characteristic", flat=True).distinct()
    for code in sorted(codes, key=_place):
        yield Sheet(f"All: {name_table(code)}", _header(code), _rows(release, code, names), ABOUT_SHEET)


ABOUT_SHEET = "Every group for which this was counted. Figures are rounded and need not add up."


def _place(code):
    order = [one.code for one in CHARACTERISTICS]
    parts = code.split("+")
    return (len(parts), order.index(parts[0]) if parts[0] in order else len(order), code)


def _names_of_scopes(release):
    organisation = release.organisation
    teams = Team.objects.filter(organisation=organisation).values_list("pk", "name")
    activities = Activity.objects.filter(organisation=organisation).values_list("pk", "title")
    named = {(ScopeKind.ORGANISATION, str(organisation.pk)): organisation.name}
    named |= {(ScopeKind.TEAM, str(pk)): name for pk, name in teams.iterator()}
    return named | {(ScopeKind.ACTIVITY, str(pk)): title for pk, title in activities.iterator()}


def _columns(code):
    """The cells of a table of this characteristic in order: {codes: label}."""
    first, *others = (wording.labels_of(part) for part in code.split("+"))
    if not others:
        return {(category,): label for category, label in first.items()}
    [second] = others
    pairs = itertools.product(_said(first).items(), _said(second).items())
    return {(one, other): f"{label}, {start_small(words)}" for (one, label), (other, words) in pairs}


def _said(labels):
    return {code: label for code, label in labels.items() if code not in wording.NOT_SAID}


def _header(code):
    return ("Kind of group", "Group", "As at", "Can it be shown?", "Gave an answer", *_columns(code).values())


def _rows(release, code, names):
    kinds = list(KINDS)
    found = [
        (kinds.index(table.scope_kind), names.get((table.scope_kind, table.scope_id), "No longer there"), table)
        for table in released.of_characteristic(release, code)
    ]
    columns = _columns(code)
    for _, name, table in sorted(found, key=lambda row: (row[0], row[1], row[2].scope_id)):
        about = (KINDS[table.scope_kind], name, say_date(table.as_at), table.get_state_display())
        if not table.is_shown:
            yield about
            continue
        cells = table.by_code
        yield (*about, *map(_value, [table.answered_cell, *(cells.get(codes) for codes in columns)]))


def _value(cell):
    """A rounded figure as a number, the lowest band as its words."""
    if cell is None:
        return ""
    return cell.text if cell.shown is None else cell.shown
