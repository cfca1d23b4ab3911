"""Joining, staying and leaving: the funnel of the whole organisation, and whether some groups leave more."""

from dataclasses import dataclass

from evaluation.indicators.characteristics import BY_CODE
from evaluation.reports.blocks import BulletList, Heading, Note, Paragraph, Table
from figures.leaving import Leaving, compare_leaving
from figures.menu import STAYED
from figures.plain import join_words, say_count, say_date, start_large, start_small
from figures.protected import ProtectedTable
from figures.retention import Spell
from figures.retention import staying as stay_months
from participants import funnel

CLEAR = (Leaving.MORE, Leaving.FEWER)
PLACES = "Somebody in two activities, or in two capacities, counts in each. These are our own records, not answers."
BY_GROUP = (
    "Who stayed and who left by their own choice, from rounded figures. A difference is named only if it holds for "
    "every count that the figures allow, and for all groups of a table at once."
)
NO_GROUP = "Whether some groups leave more than others cannot be said: no such figures could be shown."


@dataclass(frozen=True)
class Staying:
    """The part's blocks, its sentence for the summary, and what it had to leave open."""

    blocks: tuple
    sentence: str = ""
    uncertain: tuple[str, ...] = ()


def staying(organisation, tables, *, since, until, rule):
    """The funnel of the year, how long people stay, and each characteristic crossed with staying where it is shown."""
    found = funnel.of_organisation(organisation, since=since, until=until)
    compared = {code: _compare(code, tables[code, STAYED], rule) for code in _shown(tables)}
    blocks = [Heading("Joining, staying and leaving"), *_funnel(found), Heading("By group", level=3)]
    if compared:
        blocks += [Paragraph(BY_GROUP), *(Table(_table(code, groups, tables)) for code, groups in compared.items())]
    else:
        blocks.append(Paragraph(NO_GROUP))
    sentences = [_six_months(found), _clear(compared)]
    return Staying(
        tuple(blocks), " ".join(sentence for sentence in sentences if sentence), _uncertain(compared, tables)
    )


def _funnel(found):
    if not found.counts.named:
        return [Paragraph("Nobody is on the list of an activity yet.")]
    people = say_count(found.people, one="person", many="people")
    counted = (
        f"From {say_date(found.since)} to {say_date(found.until)}: {found.counts.words}; {people} altogether joined."
    )
    blocks = [Paragraph(f"{counted} {PLACES}"), Table(_rates(found))]
    months = [stayed.sentence for stayed in _months(found)]
    blocks += [Heading("How long people stay", level=3), BulletList(tuple(dict.fromkeys(months)))]
    blocks.append(Heading("Why people left", level=3))
    if found.reasons.rows:
        rows = tuple((reason, f"{number:,}") for reason, number in found.reasons.rows)
        return [*blocks, Table(ProtectedTable("Reasons for leaving", ("Reason", "People"), rows))]
    return [*blocks, Note(found.reasons.note)]


def _rates(found):
    rows = tuple((rate.name, rate.words, rate.note) for rate in found.rates)
    return ProtectedTable("From one step to the next", ("Step", "How many", "Left out"), rows)


def _months(found):
    return stay_months([Spell(days=stay.days, has_left=stay.ended) for stay in found.stays])


def _six_months(found):
    """The one sentence about staying for the summary: after six months, if that can be told."""
    told = [stayed for stayed in _months(found) if stayed.share is not None]
    six = [stayed.sentence for stayed in told if stayed.months == 6]
    return "".join(six)


def _shown(tables):
    """Characteristics whose table crossed with staying is shown; gender identity is never compared."""
    return [
        code
        for code, one in BY_CODE.items()
        if one.is_compared and (code, STAYED) in tables and tables[code, STAYED].is_shown
    ]


def _compare(code, table, rule):
    labels, cells = BY_CODE[code].labels, table.by_code
    return compare_leaving(
        stayed={category: cells[category, "stayed"] for category in labels},
        left={category: cells[category, "left"] for category in labels},
        rule=rule,
    )


def _table(code, groups, tables):
    one = BY_CODE[code]
    rows = [
        (one.labels[group.category], group.stayed.text, group.left.text, f"{start_large(group.verdict)}.")
        for group in groups
    ]
    caption = f"{one.name} and staying, as at {say_date(tables[code, STAYED].as_at)}"
    return ProtectedTable(caption, ("Group", "Stayed", "Left", "What can be said"), tuple(rows))


def _clear(compared):
    said = {}
    for code, groups in compared.items():
        for group in groups:
            said.setdefault(group.verdict, []).append(f"{BY_CODE[code].labels[group.category]} ({_name(code)})")
    return " ".join(f"{start_large(verdict)}: {join_words(said[verdict])}." for verdict in CLEAR if verdict in said)


def _uncertain(compared, tables):
    """Characteristics of which nothing clear can be said, and those whose table is not shown."""
    open_ = [
        _name(code)
        for code, one in BY_CODE.items()
        if one.is_compared and (code,) in tables and not any(g.verdict in CLEAR for g in compared.get(code, ()))
    ]
    return (f"Whether some groups leave more than others, by {join_words(open_)}.",) if open_ else ()


def _name(code):
    return start_small(BY_CODE[code].name)
