"""The way of each involvement: its steps as they stand, in order. What was taken back is not in it."""

from dataclasses import dataclass
from datetime import date

from activities.framework import Capacity
from activities.models.activity import UNDER_WAY
from participants.models import STILL_IN, FunnelEvent, Step

COLUMNS = (
    "involvement_id",
    "step",
    "on",
    "reason",
    "involvement__capacity",
    "involvement__participant_id",
    "involvement__activity__status",
    "involvement__activity__ends_on",
)
AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Way:
    """One involvement's steps, each with its day. `is_over`: its activity is closed, evaluated or cancelled."""

    steps: tuple[tuple[str, date], ...]
    reason: str
    capacity: Capacity
    person: int
    is_over: bool
    ends_on: date | None

    @property
    def last(self):
        return self.steps[-1][0]

    def reached(self, *steps):
        return any(step in steps for step, _ in self.steps)

    @property
    def has_joined(self):
        return self.reached(Step.JOINED)

    @property
    def has_taken_part(self):
        """Whoever stayed to the end took part, even if nobody noted the first time."""
        return self.reached(Step.TAKING_PART, Step.FINISHED)

    def seen_until(self, today):
        """The last day on which we know where this person stood."""
        noted = self.steps[-1][1]
        if self.last not in STILL_IN:
            return noted
        return max(noted, self.ends_on or noted) if self.is_over else today


def of_activities(activities, *, until=None):
    """The ways of everybody in these activities, as they stood at the end of that day (now, if none is given)."""
    events = FunnelEvent.objects.standing().filter(involvement__activity__in=activities)
    if until is not None:
        events = events.filter(on__lte=until)
    rows_by_involvement = {}
    for involvement, *row in events.order_by("pk").values_list(*COLUMNS).iterator(chunk_size=AT_ONCE):
        rows_by_involvement.setdefault(involvement, []).append(row)
    return [_way(rows) for rows in rows_by_involvement.values()]


def _way(rows):
    _, _, reason, capacity, person, status, ends_on = rows[-1]
    return Way(
        steps=tuple((step, on) for step, on, *_ in rows),
        reason=reason,
        capacity=Capacity(capacity),
        person=person,
        is_over=status not in UNDER_WAY,
        ends_on=ends_on,
    )
