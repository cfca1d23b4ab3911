"""The diversity monitoring report: who takes part, who stays, what was tried, and what cannot be said."""

from datetime import date, timedelta

from django.utils import timezone

from evaluation.indicators import released
from evaluation.indicators.characteristics import CHARACTERISTICS
from evaluation.indicators.represented import represented
from evaluation.reports import groups
from evaluation.reports.blocks import BulletList, Document, Heading
from evaluation.reports.coverage import coverage, say_answered, say_sent
from evaluation.reports.protection import cannot_be_said, protection
from evaluation.reports.representation import CLEAR, ORDER, representation, two_together, verdicts
from evaluation.reports.staying import staying
from evaluation.reports.tried import tried
from figures.menu import ScopeKind
from figures.plain import join_words, say_date, start_small
from vault.models import ReleasedTable

sheets = groups.sheets


def write(release) -> Document:
    """Write everything from one release and the records up to its day. The same release gives the same report."""
    organisation, rule = release.organisation, released.rule_of(release)
    tables = released.of_organisation(release)
    period = {"since": year_before(release.as_at), "until": release.as_at}
    found = [
        represented(one, tables[(one.code,)], release=release, rule=rule)
        for one in CHARACTERISTICS
        if (one.code,) in tables and tables[(one.code,)].is_shown
    ]
    stayed = staying(organisation, tables, **period, rule=rule)
    attempts = tried(organisation, **period)
    blocks = (
        Heading("In short"),
        BulletList(_in_short(release, tables, found, stayed, attempts)),
        *coverage(tables, as_at=release.as_at),
        *representation(found),
        *two_together(tables),
        *groups.teams(release),
        *groups.activities(release),
        *stayed.blocks,
        *attempts.blocks,
        *protection(release),
        *cannot_be_said(release, tables=tables, uncertain=stayed.uncertain),
    )
    return Document(
        title=f"Diversity monitoring: the year to {say_date(release.as_at)}",
        about="Who takes part in involvement, compared with the people we serve",
        organisation=organisation.name,
        as_at=release.as_at,
        made_at=timezone.localtime(release.finished_at, timezone.get_default_timezone()).replace(microsecond=0),
        blocks=blocks,
    )


def _in_short(release, tables, found, stayed, attempts):
    answered = " ".join(filter(None, [say_sent(tables), say_answered(tables)]))
    sentences = [answered, *_judged(found), stayed.sentence, attempts.sentence, _withheld(release)]
    return tuple(sentence for sentence in sentences if sentence)


def _judged(found):
    """One sentence for each clear verdict over all characteristics, and how many others there are."""
    said = {}
    for one in found:
        for verdict, codes in verdicts(one).items():
            said.setdefault(verdict, []).extend(_named(one, codes))
    said = {verdict: labels for verdict, labels in said.items() if labels}
    clear = [verdict for verdict in CLEAR if verdict in said]
    sentences = [f"{CLEARLY[verdict]}: {join_words(said[verdict])}." for verdict in clear]
    unclear = [f"{len(said[verdict])} {verdict}" for verdict in ORDER[:-2] if verdict in said and verdict not in clear]
    if open_ := sum(len(said.get(verdict, ())) for verdict in ORDER[-2:]):
        unclear.append(f"{open_} cannot be judged yet")
    if said and not clear:
        sentences.append(NOTHING_CLEAR)
    if unclear:
        sentences.append(f"{'Of the other groups' if clear else 'Of the groups'}: {join_words(unclear)}.")
    if found and not said:
        sentences.append("No population to compare with has been chosen, so shares stand alone.")
    return sentences


CLEARLY = {
    CLEAR[0]: "Fewer than the population would lead us to expect",
    CLEAR[1]: "More than the population would lead us to expect",
}
NOTHING_CLEAR = "No group clearly takes part less, or more, than the population would lead us to expect."


def _named(one, codes):
    speaks_for, name = one.characteristic.speaks_for, start_small(one.characteristic.name)
    labels = one.characteristic.labels
    return [f"{labels[code]} ({name})" for code in codes if not speaks_for or code == speaks_for]


def _withheld(release):
    states = released.states(release)
    whole = sum(number for (kind, _), number in states.items() if kind == ScopeKind.ORGANISATION)
    hidden = sum(
        number
        for (kind, state), number in states.items()
        if kind == ScopeKind.ORGANISATION and state != ReleasedTable.State.SHOWN
    )
    if not hidden:
        return ""
    return f"{hidden} of {whole} tables of the whole organisation are not shown, to protect people. The end says why."


def year_before(until):
    """The first day of the year that ends on this day."""
    try:
        return until.replace(year=until.year - 1) + timedelta(days=1)
    except ValueError:  # the 29th of February
        return date(until.year - 1, 3, 1)
