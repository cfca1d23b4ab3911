"""What an attacker has before them: every figure on show as "so many people of this group, at least and at most"."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from figures.cells import Rule
from figures.counting import Group
from figures.drafting import Told, list_groups
from figures.menu import NOT_SAID, SEEN, Characteristic, Table

Row = tuple[tuple[str, str], ...]  # ((characteristic, category), …): the people who gave all of these
States = tuple[tuple[str, ...], ...]  # everything that one person may have said of a family of characteristics


@dataclass(frozen=True, slots=True)
class Line:
    """Between `low` and `high` people of the group are in one of these states, both included."""

    group: int
    states: frozenset[int]
    low: int
    high: int


@dataclass(slots=True)
class Board:
    """All figures about one family of characteristics that are on show, whenever they were released.

    `tables`: for each group the tables that show it; empty where only a reason for not showing tells of it. `versions`:
    the groups that stood under one name in different releases.
    """

    family: tuple[str, ...]
    states: States
    groups: list[Group] = field(default_factory=list, repr=False)
    tables: list[list[Table]] = field(default_factory=list, repr=False)
    lines: list[Line] = field(default_factory=list, repr=False)
    versions: dict[Hashable, list[int]] = field(default_factory=dict, repr=False)
    _places: dict[int, int] = field(default_factory=dict, repr=False)

    def pick(self, row: Row) -> frozenset[int]:
        """The states of everybody who belongs in a row."""
        wanted = [(self.family.index(code), category) for code, category in row]
        return frozenset(
            place for place, state in enumerate(self.states) if all(state[at] == category for at, category in wanted)
        )

    def place(self, group: Group) -> int:
        """The number of a group; it gets one the first time."""
        if id(group) not in self._places:
            self._places[id(group)] = len(self.groups)
            self.groups.append(group)
            self.tables.append([])
        return self._places[id(group)]


def find_families(tables: Sequence[Table]) -> list[tuple[str, ...]]:
    """Characteristics that some table on show links, together; all others each by itself."""
    families: list[set[str]] = []
    for codes in {table.characteristics for table in tables}:
        linked = set(codes) - set(SEEN)
        touching = [family for family in families if family & linked]
        families = [family for family in families if not family & linked] + [linked.union(*touching)]
    return sorted(tuple(sorted(family)) for family in families)


def lay_out(
    *,
    family: tuple[str, ...],
    fresh: Sequence[Table],
    earlier: Sequence[Table],
    told: Sequence[Told],
    split: Mapping[int, tuple[Group, ...]],
    characteristics: Mapping[str, Characteristic],
    rule: Rule,
) -> Board:
    """Write down every figure about a family. `split`: for each table, by id, the groups it shows."""
    everything = [(*characteristics[code].categories, *NOT_SAID) for code in family]
    board = Board(family, tuple(product(*everything)))
    for tables, kept_rule in ((earlier, Rule()), (fresh, rule)):
        for table in tables:
            if set(table.characteristics) & set(family):
                _lay_out_table(board, table, split[id(table)], characteristics, kept_rule)
    for one in told:
        if one.characteristic in family:
            group = board.place(one.group)
            said = _said(board, (one.characteristic,))
            board.lines.append(Line(group, said, one.low, one.high))
    return board


def gather_earlier(earlier: Sequence[Sequence[Table]]) -> list[Table]:
    """Every table of earlier releases once, and every group of a scope once, however often it was kept."""
    kept: dict[tuple[str, tuple[str, ...]], list[Table]] = {}
    groups: dict[str, list[Group]] = {}
    for tables in earlier:
        for table in tables:
            known = groups.setdefault(table.scope, [])
            group = next((group for group in known if group is table.group or group == table.group), None)
            if group is None:
                known.append(group := table.group)
            same = kept.setdefault((table.scope, table.characteristics), [])
            if not any(old.group is group and old.cells == table.cells for old in same):
                same.append(table if table.group is group else replace(table, group=group))
    return [table for tables in kept.values() for table in tables]


def split_tables(
    tables: Sequence[Table], *, characteristics: Mapping[str, Characteristic]
) -> dict[int, tuple[Group, ...]]:
    """The groups each table shows, by the table's id; a table of columns brings the whole as a last group."""
    split: dict[int, tuple[Group, ...]] = {}
    for table in tables:
        groups = list_groups(table, characteristics=characteristics)
        if len(groups) > 1:
            whole = {key: mark for group in groups for key, mark in group.items()}
            groups = (*groups, whole)
        split[id(table)] = groups
    return split


def _lay_out_table(
    board: Board, table: Table, groups: tuple[Group, ...], characteristics: Mapping[str, Characteristic], rule: Rule
) -> None:
    codes = tuple(code for code in table.characteristics if code not in SEEN)
    seen = [place for place, code in enumerate(table.characteristics) if code in SEEN]
    columns = [characteristics[table.characteristics[place]].categories for place in seen]
    places = [board.place(group) for group in groups]
    for column, place in enumerate(places):
        board.tables[place].append(table)
        versions = board.versions.setdefault((table.scope, table.characteristics, column), [])
        if place not in versions:
            versions.append(place)
    said = _said(board, codes)
    for combination, cell in table.cells.items():
        row = tuple(
            (code, category)
            for code, category in zip(table.characteristics, combination, strict=True)
            if code not in SEEN
        )
        column = columns[0].index(combination[seen[0]]) if seen else 0
        board.lines.append(Line(places[column], board.pick(row), cell.low, cell.high))
    # That a table is shown says that enough people answered.
    fewest = rule.pair_from if len(table.characteristics) > 1 else rule.fewest
    board.lines.append(Line(places[-1], said, max(table.answered.low, fewest), table.answered.high))
    if seen:
        board.lines += [Line(place, said, rule.fewest, len(board.groups[place])) for place in places[:-1]]


def _said(board: Board, codes: tuple[str, ...]) -> frozenset[int]:
    """The states of everybody who gave a category for each of these characteristics."""
    places = [board.family.index(code) for code in codes]
    return frozenset(
        number for number, state in enumerate(board.states) if all(state[place] not in NOT_SAID for place in places)
    )
