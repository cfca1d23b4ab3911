"""What changed for the same people, question by question, and in words what cannot be told."""

from evaluation.charts.change import change_chart
from evaluation.reports.blocks import BulletList, Heading, Paragraph, Picture

SAME_PEOPLE = (
    "Only people who answered the same question both times are counted here, each beside their own earlier answer. "
    "“Not sure”, “does not fit me” and “I would rather not say” cannot be set beside anything, so they are left out. "
    "Where several questions are looked at, one in twenty looks like a change by chance alone."
)


def change_blocks(change, *, heading, level):
    """Blocks for one later round; none where a round is not set beside another."""
    if change is None:
        return []
    blocks = [Heading(heading, level=level)]
    if change.items:
        blocks.append(Paragraph(SAME_PEOPLE))
        blocks += [Picture(change_chart(title=changed.words, sides=changed.sides)) for changed in change.items]
    if change.reasons:
        blocks.append(BulletList(change.reasons) if len(change.reasons) > 1 else Paragraph(change.reasons[0]))
    return blocks


def worse(change):
    """A sentence for every question on which somebody is worse than before, for the part on what was hard."""
    return [
        f"{changed.words} {' '.join(f'{side.label}: {side.against}' for side in changed.sides if side.against)}"
        for changed in (change.items if change else ())
        if any(side.against for side in changed.sides)
    ]
