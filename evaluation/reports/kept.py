"""What everyone agreed to keep to, and whether it was kept: both sides beside each other."""

from evaluation import keeping
from evaluation.charts.judgements import judgements_chart
from evaluation.indicators import principles
from evaluation.models import KeptVerdict
from evaluation.reports.blocks import Heading, KeyValues, Paragraph, Picture, Quote
from figures.plain import say_date

TITLE = "Did we keep to what we agreed?"


def kept_blocks(activity, kept, *, seed):
    """The part of the report; nothing where nothing was agreed."""
    if not kept:
        return []
    version = keeping.judged_agreement(activity)
    blocks = [
        Heading("What everyone agreed to keep to, and whether it was kept"),
        Paragraph(f"Agreed on {say_date(version.agreed_on)}, version {version.number}."),
        Picture(judgements_chart([each.judged for each in kept], title=TITLE, one="commitment", many="commitments")),
    ]
    for each in kept:
        blocks.append(Heading(each.target.text, level=3))
        if each.staff:
            rests_on = (("The staff say", each.staff.get_verdict_display()), ("It rests on", each.staff.evidence))
            blocks.append(KeyValues(rests_on))
        blocks.append(Paragraph(each.judged.comparison))
    for side in principles.words(activity, seed=seed):
        blocks += [Quote(quote, side.label) for quote in side.quotes]
    return blocks


def not_kept_sentences(kept):
    """Who said that something was not kept, people and staff, one sentence each."""
    sentences = []
    for each in kept:
        sentences += [f"“{each.target.text}” {sentence}" for sentence in each.judged.people.against]
        if each.staff and each.staff.verdict == KeptVerdict.NOT_KEPT:
            sentences.append(f"“{each.target.text}” The staff said that it was not kept.")
    return sentences
