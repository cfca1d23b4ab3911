"""The influence log as blocks: what people said, what was decided, what changed, who was told - the noes included."""

from django.utils.text import capfirst

from evaluation.indicators import portfolio
from evaluation.models import Contribution
from evaluation.reports.blocks import Heading, KeyValues, Paragraph
from figures.plain import say_count, say_date
from participants.models import capacity_words

IN_ORDER = (
    Contribution.Decision.ACCEPTED,
    Contribution.Decision.PARTLY,
    Contribution.Decision.NOT_ACCEPTED,
    Contribution.Decision.PENDING,
)
NOT_FOLLOWED = (Contribution.Decision.PARTLY, Contribution.Decision.NOT_ACCEPTED)


def influence_blocks(activity):
    contributions = list(activity.contributions.prefetch_related("changes"))
    blocks = [Heading("What people said, and what was done")]
    if not contributions:
        return [*blocks, Paragraph("No contribution is on record yet.")]
    blocks.append(Paragraph(influence_summary(activity)))
    words = capacity_words(activity.organisation)
    for number, contribution in enumerate(contributions, start=1):
        title = f"{number}. {contribution.get_decision_display()}"
        blocks += [Heading(title, level=3), KeyValues(_facts(contribution, words=words))]
    return blocks


def not_done_sentences(activity):
    """What was not done, with the reason, and what nobody was told about: for the part on what was hard."""
    refused = activity.contributions.filter(decision__in=NOT_FOLLOWED)
    sentences = [
        f"{contribution.get_decision_display()}: “{contribution.words}” Reason: {contribution.decision_reason}"
        for contribution in refused
    ]
    told, number = portfolio.told_back([activity])
    if told < number:
        entries = say_count(number - told, one="contribution", many="contributions")
        sentences.append(f"People have not been told back about {entries}.")
    return sentences


def influence_summary(activity):
    """How many contributions were accepted, refused and told back about, in one sentence."""
    became, (told, number) = portfolio.influence([activity]), portfolio.told_back([activity])
    decided = ", ".join(f"{became[decision.label]} {decision.label.lower()}" for decision in IN_ORDER)
    return (
        f"{say_count(number, one='contribution is', many='contributions are')} on record: {decided}. "
        f"People were told back about {told} of {number}."
    )


def _facts(contribution, *, words):
    rows = [
        ("What was said", contribution.words),
        ("By and when", f"{capfirst(words[contribution.capacity])}, {say_date(contribution.made_on)}"),
    ]
    if contribution.decided_on:
        rows.append(("Decided by", f"{contribution.decided_by}, {say_date(contribution.decided_on)}"))
    rows.append(("Reason", contribution.decision_reason))
    for change in contribution.changes.all():
        evidence = f" Evidence: {change.evidence}" if change.evidence else ""
        rows.append(("What changed", f"{change.text} ({say_date(change.changed_on)}).{evidence}"))
    told = (
        f"{say_date(contribution.told_back_on)}, {contribution.told_back_how}"
        if contribution.told_back_on
        else "Not yet"
    )
    rows.append(("Told back", told))
    return tuple((name, value) for name, value in rows if value)
