"""The first five of the six sentences: a fixed menu, enough people, small is small, rounded, frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from figures.cells import Rule
from figures.counting import Counted, Group, count_changed, count_table, find_close, mark_group, split_seen
from figures.menu import SEEN, Characteristic, Person, Reason, Scope, ScopeKind, Table, Withheld

Name = tuple[str, tuple[str, ...]]  # a table of the menu: its scope's key and the codes of its characteristics


@dataclass(frozen=True, slots=True)
class Told:
    """What the reason for not showing a table tells: so many of the group answered, at least and at most."""

    characteristic: str
    group: Group = field(repr=False)
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What the first five sentences leave: tables to show for the first time, old ones that stand, and the rest.

    `last`: the newest earlier table of every name, which stands when a fresh one may not be shown.
    """

    fresh: tuple[Table, ...]
    standing: tuple[Table, ...]
    withheld: tuple[Withheld, ...]
    told: tuple[Told, ...]
    last: Mapping[Name, Table]


def name_table(table: Table) -> Name:
    return table.scope, table.characteristics


def draft_release(
    *,
    people: Sequence[Person],
    scopes: Sequence[Scope],
    characteristics: Sequence[Characteristic],
    pairs: Sequence[tuple[str, str]],
    earlier: Sequence[Sequence[Table]],
    rule: Rule,
) -> Draft:
    """Go through the menu from the largest group to the smallest and decide what might be shown."""
    last: dict[Name, Table] = {}
    for tables in earlier:
        for table in tables:
            last.setdefault(name_table(table), table)
    by_key = {person.key: person for person in people}
    columns = {characteristic.code: characteristic for characteristic in characteristics}
    chosen: list[Table] = []
    standing: list[Table] = []
    withheld: list[Withheld] = []
    told: list[Told] = []
    for scope in sorted(scopes, key=lambda scope: (-len(scope.members), scope.key)):
        members = [by_key[key] for key in scope.members if key in by_key]
        everybody = mark_group(members=members, seen=())
        for codes in _list_menu(scope, characteristics, pairs):
            asked = [columns[code] for code in codes]
            seen = [column for column in asked if column.code in SEEN]
            group = mark_group(members=members, seen=seen) if seen else everybody
            counted = count_table(scope=scope.key, characteristics=asked, members=members, group=group, rule=rule)
            old = last.get((scope.key, codes))
            if old and count_changed(now=counted.table.group, then=old.group) < rule.difference:
                standing.append(replace(old, is_fresh=False))
            elif reason := _find_reason(counted, rule=rule):
                withheld.append(Withheld(scope.key, codes, find_public_reason(reason, group, rule=rule)))
                told += tell(codes, group, reason=reason, rule=rule)
            else:
                chosen.append(counted.table)
    fresh, waiting = _keep_apart(chosen, earlier=earlier, characteristics=columns, rule=rule)
    for table in waiting:
        if old := last.get(name_table(table)):
            standing.append(replace(old, is_fresh=False))
        else:
            reason = find_public_reason(Reason.TOO_CLOSE, table.group, rule=rule)
            withheld.append(Withheld(table.scope, table.characteristics, reason))
        told += tell(table.characteristics, table.group, reason=Reason.TOO_CLOSE, rule=rule)
    return Draft(tuple(fresh), tuple(standing), tuple(withheld), tuple(told), last)


def find_public_reason(reason: Reason, group: Group, *, rule: Rule) -> Reason:
    """The reason that may be given. That one of so few people was attacked would tell that nearly all answered."""
    return Reason.NOT_ENOUGH if len(group) < rule.fewest + rule.base else reason


def tell(codes: tuple[str, ...], group: Group, *, reason: Reason, rule: Rule) -> list[Told]:
    """What anybody may conclude from the reason why a table of one characteristic is not on show."""
    if len(codes) > 1 or len(group) < rule.fewest + rule.base:
        return []
    if reason is Reason.NOT_ENOUGH:
        return [Told(codes[0], group, 0, rule.fewest - 1)]
    return [Told(codes[0], group, rule.fewest, len(group))]


def _list_menu(
    scope: Scope, characteristics: Sequence[Characteristic], pairs: Sequence[tuple[str, str]]
) -> list[tuple[str, ...]]:
    """The tables of one scope. What others can see of people is counted beside an answer only."""
    single = [(characteristic.code,) for characteristic in characteristics if characteristic.code not in SEEN]
    return [*single, *pairs] if scope.kind is ScopeKind.ORGANISATION else list(single)


def _find_reason(counted: Counted, *, rule: Rule) -> Reason | None:
    """Why a table may not be shown, whatever stands beside it."""
    is_pair = len(counted.table.characteristics) > 1
    if is_pair and (sum(counted.answered) < rule.pair_from or len(counted.table.cells) > rule.pair_cells):
        return Reason.NOT_ENOUGH
    if min(counted.answered, default=0) < rule.fewest:
        return Reason.NOT_ENOUGH
    shares = zip(counted.helped, counted.answered, strict=True)
    if any(helped * 100 > rule.helped_percent * answered for helped, answered in shares):
        return Reason.HELPED
    return None


def list_groups(table: Table, *, characteristics: Mapping[str, Characteristic]) -> tuple[Group, ...]:
    """The groups whose answers a table shows: one, or one a column beside a characteristic that is seen."""
    seen = [characteristics[code] for code in table.characteristics if code in SEEN]
    return split_seen(group=table.group, categories=len(seen[0].categories)) if seen else (table.group,)


def _keep_apart(
    chosen: Sequence[Table],
    *,
    earlier: Sequence[Sequence[Table]],
    characteristics: Mapping[str, Characteristic],
    rule: Rule,
) -> tuple[list[Table], list[Table]]:
    """Keep tables from the largest group down, unless one differs by a few people from a table that is on show."""
    before = [table for tables in earlier for table in tables]
    everything = [*before, *sorted(chosen, key=lambda table: (len(table.characteristics), -len(table.group)))]
    places: dict[int, int] = {}
    groups: list[Group] = []
    held: list[list[int]] = []
    for table in everything:
        held.append([])
        for group in list_groups(table, characteristics=characteristics):
            if id(group) not in places:
                places[id(group)] = len(groups)
                groups.append(group)
            held[-1].append(places[id(group)])
    close = find_close(groups=groups, difference=rule.difference)
    shown: dict[int, set[str]] = {}
    kept: list[Table] = []
    waiting: list[Table] = []
    for place, (table, own) in enumerate(zip(everything, held, strict=True)):
        codes = set(table.characteristics) - set(SEEN)
        beside = {other for its in own for other in close[its]}
        is_new = place >= len(before)
        if is_new and any(codes & shown.get(other, set()) for other in beside):
            waiting.append(table)
            continue
        for its in own:
            shown.setdefault(its, set()).update(codes)
        if is_new:
            kept.append(table)
    return kept, waiting
