"""What everyone agreed to keep to and what was promised, and whether it was kept: both sides beside each other."""

from evaluation import keeping
from evaluation.charts.judgements import judgements_chart
from evaluation.indicators import principles
from evaluation.models import KeptVerdict
from evaluation.reports.blocks import Heading, KeyValues, Paragraph, Picture, Quote
from figures.plain import say_date

# What is judged, as a report names it: (heading, title of the chart, one, many).
KINDS = {
    "commitment": (
        "What everyone agreed to keep to, and whether it was kept",
        "Did we keep to what we agreed?",
        "commitment",
        "commitments",
    ),
    "promise": ("What was promised to people, and whether it was kept", "Was it kept?", "promise", "promises"),
}


def by_kind(kept):
    """What is judged, kind by kind: [(kind, [kept])], without kinds of which there is nothing."""
    found = [(kind, [each for each in kept if each.target.what == kind]) for kind in KINDS]
    return [(kind, of_kind) for kind, of_kind in found if of_kind]


def chart_of(kind, kept):
    """Both sides' judgements of one kind, as a chart."""
    _, title, one, many = KINDS[kind]
    return judgements_chart([each.judged for each in kept], title=title, one=one, many=many)


def kept_blocks(activity, kept, *, seed):
    """The part of the report; nothing where nothing was agreed or promised."""
    if not kept:
        return []
    blocks = []
    for kind, of_kind in by_kind(kept):
        blocks += [Heading(KINDS[kind][0]), *_agreed(activity, kind), Picture(chart_of(kind, of_kind))]
        blocks += _each(of_kind)
    for side in principles.words(activity, seed=seed):
        blocks += [Quote(quote, side.label) for quote in side.quotes]
    return blocks


def _agreed(activity, kind):
    if kind != "commitment":
        return []
    version = keeping.judged_agreement(activity)
    return [Paragraph(f"Agreed on {say_date(version.agreed_on)}, version {version.number}.")]


def _each(kept):
    blocks = []
    for each in kept:
        blocks.append(Heading(each.target.text, level=3))
        if each.staff:
            rests_on = (("The staff say", each.staff.get_verdict_display()), ("It rests on", each.staff.evidence))
            blocks.append(KeyValues(rests_on))
        blocks.append(Paragraph(each.judged.comparison))
    return blocks


def not_kept_sentences(kept):
    """Who said that something was not kept, people and staff, one sentence each."""
    sentences = []
    for each in kept:
        sentences += [f"“{each.target.text}” {sentence}" for sentence in each.judged.people.against]
        if each.staff and each.staff.verdict == KeptVerdict.NOT_KEPT:
            sentences.append(f"“{each.target.text}” The staff said that it was not kept.")
    return sentences
