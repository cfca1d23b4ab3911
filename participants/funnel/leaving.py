"""Why people left, told so that no single person can be read from it, and how long people stayed."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from figures.protected import FEWEST_SHOWN
from participants.funnel.ways import of_activities
from participants.models import SYSTEM_REASONS, LeavingReason, Step

OURS = "Money, access or support, or not being heard"
NOBODY = "Nobody has left after joining."
TOO_FEW = f"No reason was given by {FEWEST_SHOWN} people or more, so none is shown."
REST = "Other reasons together"


@dataclass(frozen=True)
class Reasons:
    """Reasons with the number of people, none below five: [(words, people)]; and a sentence where there are none."""

    rows: tuple[tuple[str, int], ...]
    note: str = ""


class Stay(NamedTuple):
    """How many days somebody stayed after joining, and whether they chose to leave then (else: not seen further)."""

    days: int
    ended: bool


def reasons_for_leaving(ways):
    """Why people left after joining. What the organisation could have changed is one row; small rows are one, too."""
    left = [way for way in ways if way.last == Step.LEFT and way.has_joined]
    counts = Counter(OURS if way.reason in SYSTEM_REASONS else LeavingReason(way.reason).label for way in left)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    shown = [row for row in rows if row[1] >= FEWEST_SHOWN]
    rest = sum(number for _, number in rows) - sum(number for _, number in shown)
    # A small remainder could be read off the total, so the smallest row goes into it.
    while 0 < rest < FEWEST_SHOWN and shown:
        rest += shown.pop()[1]
    if shown and rest:
        shown.append((REST, rest))
    return Reasons(rows=tuple(shown), note="" if shown else TOO_FEW if left else NOBODY)


def stays(activities, *, until=None):
    """How long everybody who joined stayed, for a survival curve: a list of Stay. See stay_of."""
    ways = of_activities(activities, until=until)
    return stays_of(ways, until=until)


def stays_of(ways, *, until=None):
    today = until or timezone.localdate()
    return [stay_of(way, today=today) for way in ways if way.has_joined]


def stay_of(way, *, today):
    """From first joining to leaving by choice.

    Finishing, and being ended early by us, only ends our looking. Who left and came back counts as one stay.
    """
    joined_on = next(on for step, on in way.steps if step == Step.JOINED)
    return Stay(days=max(0, (way.seen_until(today) - joined_on).days), ended=way.last == Step.LEFT)
