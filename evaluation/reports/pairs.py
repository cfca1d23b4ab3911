"""What one for the same people, question by question, and in words what cannot be told."""

from evaluation.charts.pairs import pairs_chart
from evaluation.reports.blocks import BulletList, Heading, Paragraph, Picture

SAME_PEOPLE = (
    "Only people who answered the same question both times are counted here, each beside their own earlier answer. "
    "“Not sure”, “does not fit me” and “I would rather not say” cannot be set beside anything, so they are left out. "
    "Where several questions are looked at, one in twenty looks like a change by chance alone."
)


def pairs_blocks(found, *, heading, level):
    """Blocks for one later round; none where a round is not set beside another."""
    if found is None:
        return []
    blocks = [Heading(heading, level=level)]
    if found.items:
        blocks.append(Paragraph(SAME_PEOPLE))
        blocks += [Picture(pairs_chart(title=one.words, sides=one.sides)) for one in found.items]
    if found.reasons:
        blocks.append(BulletList(found.reasons) if len(found.reasons) > 1 else Paragraph(found.reasons[0]))
    return blocks


def worse(found):
    """A sentence for every question on which somebody is worse than before, for the part on what was hard."""
    return [
        f"{one.words} {' '.join(f'{side.label}: {side.against}' for side in one.sides if side.against)}"
        for one in (found.items if found else ())
        if any(side.against for side in one.sides)
    ]
