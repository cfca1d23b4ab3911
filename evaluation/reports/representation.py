"""Who takes part in the whole organisation, one characteristic after another: a picture, a sentence and a table."""

from evaluation.charts.shares import Share, shares_chart
from evaluation.indicators.characteristics import BY_CODE
from evaluation.reports.blocks import Heading, Note, Paragraph, Picture, Table
from figures.plain import PERCENTAGES_FROM, join_words, say_date, start_large
from figures.protected import ProtectedTable
from vault.wording import NOT_SAID, name_table

# What figures.representation says of a group, in the order in which a reader wants it. Its words, not its class: that
# needs SciPy, which the website must not load. A test holds the two together.
CLEAR = ("clearly lower than expected", "clearly higher")
ORDER = (
    CLEAR[0],
    "may be lower",
    "about as expected",
    "may be higher",
    CLEAR[1],
    "too few to tell",
    "not enough people answered to tell",
)
HEADER = ("Group", "Share of those who answered")
COMPARED_HEADER = (*HEADER, "In the population", "Expected", "Gap", "Ratio", "What can be said")
COULD_BE_CHANCE = ("may be lower", "may be higher")
NEVER_COMPARED = (
    "Gender identity is shown as it is and never compared: the published figures are not good enough for that."
)
HOW_TO_CHOOSE = (
    "No population to compare with has been chosen for {names}, so only shares are shown. "
    "Choose one on the organisation’s page of populations; the next report will compare with it."
)


def representation(found):
    """Every characteristic that is shown, in order; `found` holds a Represented for each."""
    blocks = [Heading("Who takes part in the whole organisation")]
    if not found:
        return [*blocks, Paragraph("Nothing can be shown yet. “What cannot be said”, below, says why.")]
    blocks.append(Paragraph(READ))
    for one in found:
        blocks += [Heading(one.characteristic.name, level=3), *_one(one)]
    return [*blocks, *_without_population(found)]


READ = (
    "Each dot is the share of those who answered, worked out from rounded figures. The line through it is the range in "
    "which the share may lie. Where the line is long, little can be said. A hollow mark is the share in the population "
    "compared with."
)


def verdicts(one):
    """The groups of this characteristic by what can be said of them: {verdict: [codes]}."""
    found = {}
    for group in one.groups:
        found.setdefault(str(group.verdict), []).append(group.category)
    return {verdict: found[verdict] for verdict in ORDER if verdict in found}


def say_verdicts(one):
    """What can be said of the groups, as one sentence for each verdict."""
    said = verdicts(one)
    if said and said.keys() <= {*ORDER[-2:]}:
        return "Too few people have answered to judge any of these groups."
    labels = one.characteristic.labels
    return " ".join(
        f"{start_large(verdict)}: {join_words([labels[code] for code in codes])}." for verdict, codes in said.items()
    )


def _one(one):
    blocks = [Picture(_chart(one))]
    if one.together:
        blocks.append(Paragraph(one.together))
    if one.population:
        blocks.append(Paragraph(f"Compared with: {one.population} ({one.population.source})."))
    if one.why_not:
        blocks.append(Note(one.why_not, "Why nothing is compared here"))
    if not one.characteristic.is_compared:
        blocks.append(Paragraph(NEVER_COMPARED))
    return blocks


def _chart(one):
    shares = [
        Share(
            label=one.characteristic.labels[group.category],
            words=_beside(one, group),
            point=group.point,
            low=group.share_low,
            high=group.share_high,
            mark=one.reference.get(group.category),
        )
        for group in one.groups
    ]
    return shares_chart(
        title=f"{one.characteristic.name} of those who take part",
        sentence=say_verdicts(one) or _say_shares(one),
        shares=shares,
        table=_table(one),
    )


def _beside(one, group):
    return f"{_short(group)}, {group.verdict}" if one.reference else _short(group)


def _short(group):
    """The share in few words: percent where there are enough people for that."""
    if group.point is None or group.answered.shown < PERCENTAGES_FROM:
        return group.share
    return f"{int(100 * group.point + 0.5)}%"


def _say_shares(one):
    labels = one.characteristic.labels
    return ". ".join(f"{labels[group.category]}: {_short(group)}" for group in one.groups) + "."


def _table(one):
    rows = [_row(one, group) for group in one.groups]
    notes = [f"{start_large(one.table.answered)} people gave an answer.", _not_said(one.table), *_older(one)]
    if one.reference:
        notes.append("A ratio of 1.0 means the same share as in the population, 0.5 half of it.")
    caption = f"{one.characteristic.name}, as at {say_date(one.table.as_at)}"
    return ProtectedTable(caption, COMPARED_HEADER if one.reference else HEADER, tuple(rows), tuple(notes))


def _row(one, group):
    label = one.characteristic.labels[group.category]
    if not one.reference:
        return (label, group.share)
    return (label, group.share, group.reference, group.expected, group.gap, group.ratio, _can_be_said(group))


def _can_be_said(group):
    said = [f"{start_large(group.verdict)}."]
    if group.verdict in COULD_BE_CHANCE:
        said.append("This could be chance.")
    if group.needed:
        said.append(f"{start_large(group.needed)}.")
    return " ".join(said)


def _not_said(table):
    cells = table.by_code
    return " ".join(f"{label}: {cells[code,].text}." for code, label in NOT_SAID.items())


def _older(one):
    if one.table.as_at >= one.as_at:
        return []
    return ["These are the figures of an earlier day: fewer than ten people were added, removed or changed since."]


def _without_population(found):
    names = [
        one.characteristic.name.lower()
        for one in found
        if one.characteristic.is_compared and not one.reference and not one.why_not
    ]
    return [Note(HOW_TO_CHOOSE.format(names=join_words(names)), "Nothing to compare with yet")] if names else []


def two_together(tables):
    """The tables of two characteristics that are shown, those about staying left out."""
    shown = [table for codes, table in tables.items() if _is_pair(codes) and table.is_shown]
    blocks = [Table(_pair(table)) for table in shown]
    return [Heading("Two characteristics together", level=3), *blocks] if blocks else []


def _is_pair(codes):
    return len(codes) == 2 and all(code in BY_CODE for code in codes)


def _pair(table):
    first, second = (BY_CODE[code] for code in table.characteristic.split("+"))
    cells = table.by_code
    rows = [(label, *(cells[code, other].text for other in second.labels)) for code, label in first.labels.items()]
    caption = f"{name_table(table.characteristic)}, as at {say_date(table.as_at)}"
    note = "Only people who answered both are counted."
    return ProtectedTable(caption, (first.name, *second.labels.values()), tuple(rows), (note,))
