"""What may be asked of equality answers: the fixed menu of tables, and what comes in to and goes out of a release."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from figures.cells import Cell

DECLINED = "declined"  # "Prefer not to say"
BLANK = "blank"  # left empty, or not asked at the time
NOT_SAID = (DECLINED, BLANK)
# Characteristics that are no answers: others can see them, so an attacker is taken to know them of everyone.
STAYED = "stayed"
SEEN = (STAYED,)


class ScopeKind(StrEnum):
    """Whose answers a table counts, from the largest group to the smallest."""

    ORGANISATION = "organisation"
    TEAM = "team"
    ACTIVITY = "activity"


class Reason(StrEnum):
    """Why a table of the menu is not on show."""

    NOT_ENOUGH = "not_enough"
    TOO_CLOSE = "too_close"
    HELPED = "helped"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Person:
    """One set of answers, before protection. `key` says nothing of who it is; `revision` grows with every change.

    `answers`: a category code, DECLINED or BLANK for each characteristic. `helped_by`: the member of staff who drew
    the link they were given in by, empty if none.
    """

    key: Hashable = field(repr=False)
    revision: int = field(repr=False)
    answers: Mapping[str, str] = field(repr=False)
    helped_by: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Characteristic:
    """What is counted: its code and the codes of its categories in order, without DECLINED and BLANK."""

    code: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """A group of the menu and the keys of its members who have given a set of answers."""

    key: str
    kind: ScopeKind
    members: frozenset[Hashable] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table on show. Every member of the scope is in exactly one cell.

    `cells`: by category code, DECLINED and BLANK included; by two codes in a table of two characteristics, which counts
    only those who answered both. `answered`: how many gave a category. `group`: every member of the scope and a number
    that changes when what is counted of them may have changed (their revision; beside a characteristic that is seen,
    revision and what was seen in one), for the comparison with later releases; it never leaves the vault.
    """

    scope: str
    characteristics: tuple[str, ...]
    cells: Mapping[tuple[str, ...], Cell]
    answered: Cell
    group: Mapping[Hashable, int] = field(repr=False)
    is_fresh: bool = True


@dataclass(frozen=True, slots=True)
class Withheld:
    """A table of the menu that is not on show, and why."""

    scope: str
    characteristics: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Release:
    """Everything that goes out together, and what the attack on it tried. `checks` holds no counts of people."""

    tables: tuple[Table, ...]
    withheld: tuple[Withheld, ...]
    checks: Mapping[str, float]
