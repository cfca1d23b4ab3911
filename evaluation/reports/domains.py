"""The parts of 4PI as blocks: one picture each, and before them how they are counted."""

from evaluation.charts.domains import domain_chart
from evaluation.reports.blocks import BulletList, Heading, Picture
from figures.domains import ENOUGH_PERCENT, FEWEST_PEOPLE, MOSTLY_PERCENT

HEADING = "The parts of 4PI, each taken together"
HOW_COUNTED = (
    "These are the answers to all questions of a part added up. Look below for each question by itself: one bad answer "
    "among good ones is easily missed here.",
    "“Not sure” is not counted as no. “This does not fit me” and “I would rather not say” are left out.",
    f"People are counted who answered at least {ENOUGH_PERCENT}% of the questions that fit them, where there are "
    f"{FEWEST_PEOPLE} or more. They mostly agreed if they said yes to {MOSTLY_PERCENT}% or more of what they answered.",
    "There is no score over all parts, and no ranking: parts ask different things.",
)


def domains_blocks(found):
    """Blocks for the parts of one round; none where no part was asked."""
    if not found:
        return []
    return [Heading(HEADING), BulletList(HOW_COUNTED), *(Picture(domain_chart(domain)) for domain in found)]
