"""By which way answers came in, and who helped: of the capacities that are shown only."""

from collections import Counter
from dataclasses import dataclass

from activities.framework import Capacity
from evaluation import said
from evaluation.models import Channel, HelpedBy
from figures.ways import ProtectedWays, protect_ways

AT_SESSION = "At a session"
NAMELESS_PAPER = "On paper, without a name"


@dataclass(frozen=True)
class Ways:
    """The channels and the help of one round. `own_team`: staff of the activity helped others to answer."""

    channels: ProtectedWays
    help: ProtectedWays
    own_team: bool


def ways(answers) -> Ways | None:
    """None until the round has closed, and where no capacity can be shown."""
    if not answers.is_out or answers.responses is None:
        return None
    shown = [side.capacity for side in answers.responses.sides if side.bar.numbers]
    channels = _channels(answers.round, shown)
    helped_by = said.helped(answers.round)
    helped = _together(helped_by, shown)
    protected = (
        protect_ways(counts=channels),
        protect_ways(counts={str(helper.label): helped[helper] for helper in HelpedBy}),
    )
    if None in protected:
        return None
    people = [capacity for capacity in shown if capacity != Capacity.STAFF]
    return Ways(*protected, own_team=_together(helped_by, people)[HelpedBy.STAFF_HERE] > 0)


def _channels(round_, shown):
    """People by the way their answers came in; those at a session, and papers without a name, are ways of their own."""
    counts = _together(said.channels(round_), shown)
    nameless = said.without_a_name(round_)
    at_session, on_paper = (sum(nameless.get(capacity, (0, 0))[place] for capacity in shown) for place in (0, 1))
    counts[Channel.WEB] -= at_session
    counts[Channel.PAPER] -= on_paper
    named = {str(channel.label): counts[channel] for channel in Channel}
    return named | {AT_SESSION: at_session, NAMELESS_PAPER: on_paper}


def _together(by_capacity, capacities):
    found = Counter()
    for capacity in capacities:
        found.update(by_capacity.get(capacity, {}))
    return found
