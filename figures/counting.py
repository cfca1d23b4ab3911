"""Counting a group into a table of protected cells, and telling groups apart."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy import sparse

from figures.cells import Rule, protect_count
from figures.menu import BLANK, NOT_SAID, SEEN, Characteristic, Person, Table

Group = Mapping[Hashable, int]


def mark_group(*, members: Sequence[Person], seen: Sequence[Characteristic]) -> Group:
    """Give every member a number that changes when what is counted of them may have changed."""
    group = {person.key: person.revision for person in members}
    for characteristic in seen:
        places = {code: place for place, code in enumerate(characteristic.categories)}
        for person in members:
            place = places.get(person.answers.get(characteristic.code, BLANK), len(places))
            group[person.key] = group[person.key] * (len(places) + 1) + place
    return group


def split_seen(*, group: Group, categories: int) -> tuple[Group, ...]:
    """Take apart the group of a table that stands beside a characteristic with so many categories that is seen."""
    radix = categories + 1
    return tuple(
        {key: mark // radix for key, mark in group.items() if mark % radix == place} for place in range(categories)
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """A table that might be shown, and what decides whether it is. Units: people.

    `answered`: who gave a category; `helped`: the most of them that one member of staff had a hand in. Beside a
    characteristic that is seen each column stands as a group of its own, so both are tuples.
    """

    table: Table
    answered: tuple[int, ...] = field(repr=False)
    helped: tuple[int, ...] = field(repr=False)


def count_table(
    *, scope: str, characteristics: Sequence[Characteristic], members: Sequence[Person], group: Group, rule: Rule
) -> Counted:
    """Make the table of one scope. Raises ValueError where an answer is outside the scheme."""
    codes = tuple(characteristic.code for characteristic in characteristics)
    answers = [tuple(person.answers.get(code, BLANK) for code in codes) for person in members]
    counts = Counter(answers)
    combinations = list(product(*(characteristic.categories for characteristic in characteristics)))
    everything = [*combinations, *((code,) for code in NOT_SAID)] if len(codes) == 1 else combinations
    if len(codes) == 1 and set(counts) - set(everything):
        raise ValueError(f"An answer is none of the categories of {codes[0]}.")
    seen = [place for place, code in enumerate(codes) if code in SEEN]
    answered: Counter[tuple[str, ...]] = Counter()
    hands: Counter[tuple[tuple[str, ...], str]] = Counter()
    said = set(combinations)
    for person, answer in zip(members, answers, strict=True):
        if answer in said:
            column = tuple(answer[place] for place in seen)
            answered[column] += 1
            if person.helped_by:
                hands[column, person.helped_by] += 1
    columns = sorted({tuple(combination[place] for place in seen) for combination in combinations})
    table = Table(
        scope,
        codes,
        {combination: protect_count(counts[combination], rule=rule) for combination in everything},
        protect_count(answered.total(), rule=rule),
        group,
    )
    helped = [max((n for (where, _), n in hands.items() if where == column), default=0) for column in columns]
    return Counted(table, tuple(answered[column] for column in columns), tuple(helped))


def count_changed(*, now: Group, then: Group) -> int:
    """How many people were added, removed or changed between two groups. Unit: people."""
    same = sum(then.get(key) == mark for key, mark in now.items())
    both = sum(key in then for key in now)
    return len(now) + len(then) - both - same


def find_close(*, groups: Sequence[Group], difference: int) -> list[set[int]]:
    """For each group the places of those that differ from it by 1 to `difference` - 1 people.

    Two groups differ by a person who is in one only, or who is in both with other answers. A sending of the form again
    may have changed nothing, so being in one only is also looked at by itself.
    """
    keys: dict[Hashable, int] = {}
    marks: dict[tuple[Hashable, int], int] = {}
    rows = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    by_key = [keys.setdefault(key, len(keys)) for group in groups for key in group]
    by_mark = [marks.setdefault(item, len(marks)) for group in groups for item in group.items()]
    both, same = _count_shared(rows, by_key, len(groups)), _count_shared(rows, by_mark, len(groups))
    sizes = np.array([len(group) for group in groups])
    close: list[set[int]] = [set() for _ in groups]
    shared = both.tocoo()
    unchanged = np.asarray(same[shared.row, shared.col]).ravel()
    total = sizes[shared.row] + sizes[shared.col]
    in_one, otherwise = total - 2 * shared.data, total - shared.data - unchanged
    is_close = ((in_one > 0) & (in_one < difference)) | ((otherwise > 0) & (otherwise < difference))
    for one, other in zip(shared.row[is_close].tolist(), shared.col[is_close].tolist(), strict=True):
        close[one].add(other)
    return close


def _count_shared(rows: np.ndarray, columns: Sequence[int], groups: int) -> sparse.csr_matrix:
    width = max(columns, default=0) + 1
    holds = sparse.csr_matrix((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=(groups, width))
    return sparse.csr_matrix(holds @ holds.T)
