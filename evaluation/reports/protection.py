"""How people were protected, and what this report therefore cannot say."""

from dataclasses import asdict

from django.utils import timezone

from evaluation.indicators import released
from evaluation.indicators.characteristics import CHARACTERISTICS
from evaluation.reports.blocks import BulletList, Heading, KeyValues, Paragraph, Table
from figures.cells import Rule
from figures.menu import ScopeKind
from figures.plain import join_words, say_count, say_date, start_small
from figures.protected import ProtectedTable
from vault.models import ReleasedTable
from vault.wording import six_sentences

KEPT_APART = (
    "Answers to “About you” are sealed on the way in and kept apart from names. No page, file or report shows what one "
    "person answered, and nobody can look it up. This report was written from rounded figures; no count stands behind "
    "it anywhere that staff can reach."
)
NAMES = {
    ScopeKind.ORGANISATION: "Whole organisation",
    ScopeKind.TEAM: "Teams",
    ScopeKind.ACTIVITY: "Closed activities",
}
ALWAYS = (
    "Those who did not answer may differ from those who did.",
    "A share that differs from the population says who is missing, not why. It is a reason to look at the routes in, "
    "never at the people.",
    "Small differences between two reports are mostly rounding and chance. This report draws no trend from them.",
    "Who takes part may rightly differ from the population, where an activity is about some people more than others.",
)


def protection(release):
    """The six sentences with the numbers of the rule in force, and what the release register holds."""
    return [
        Heading("How people were protected"),
        Paragraph(KEPT_APART),
        BulletList(tuple(f"{name}. {meaning}" for name, meaning in six_sentences(released.rule_of(release)))),
        KeyValues(_register(release)),
    ]


def _register(release):
    stricter = asdict(released.rule_of(release)) != asdict(Rule())
    rows = [
        ("Figures as at", say_date(release.as_at)),
        ("Let out on", say_date(timezone.localdate(release.finished_at, timezone.get_default_timezone()))),
        ("Rule in force", "Stricter than shipped, as said above" if stricter else "As shipped"),
        ("Tables shown", _shown(release)),
        ("What the attack tried", _checks(release)),
        ("Code version", release.code_version),
        ("Checksum of all figures", release.checksum[:12]),
    ]
    return tuple((name, value) for name, value in rows if value)


def _checks(release):
    """Counts of sums that a machine solved and of seconds, never of people."""
    return "; ".join(f"{name.replace('_', ' ')}: {number:,.4g}" for name, number in sorted(release.checks.items()))


def _shown(release):
    states = released.states(release)
    shown = sum(number for (_, state), number in states.items() if state == ReleasedTable.State.SHOWN)
    return f"{shown:,} of {states.total():,}"


def cannot_be_said(release, *, tables, uncertain):
    """`tables`: those of the whole organisation. `uncertain`: sentences of other parts that had to leave something."""
    blocks = [Heading("What cannot be said")]
    sentences = [*_not_asked(tables), *_withheld_in_whole(tables), *uncertain, *ALWAYS]
    blocks.append(BulletList(tuple(sentences)))
    if table := _reasons(release):
        blocks.append(Table(table))
    return blocks


def _not_asked(tables):
    missing = [one.name.lower() for one in CHARACTERISTICS if (one.code,) not in tables]
    return [f"Nothing was asked about {join_words(missing, last='or')}."] if missing else []


def _withheld_in_whole(tables):
    found = [
        f"{one.name}, whole organisation: {start_small(table.get_state_display())}."
        for one in CHARACTERISTICS
        if (table := tables.get((one.code,))) and not table.is_shown
    ]
    return found


def _reasons(release):
    """How many tables are not shown, by whose they are and why: counts of tables, never of people."""
    states = released.states(release)
    withheld = {key: number for key, number in states.items() if key[1] != ReleasedTable.State.SHOWN}
    rows = [
        (NAMES[kind], ReleasedTable.State(state).label, say_count(number, one="table", many="tables"))
        for kind in NAMES
        for state in ReleasedTable.State
        if (number := withheld.get((kind, state)))
    ]
    return ProtectedTable("Tables that are not shown", ("Of whom", "Why", "How many"), tuple(rows)) if rows else None
