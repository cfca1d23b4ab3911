"""Who took part in what, read from the ordinary tables. It is joined with answers in memory and forgotten.

Only what is needed is read, and never a name. People count who took part in an activity that asks "About you", in a
capacity in which it is asked: staff and partners are not.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from activities.models import Activity, Status, StatusEvent
from figures.menu import ScopeKind
from participants.models import FunnelEvent, PresencePlan, Step
from vault.models import OpenLink
from vault.sections import ASKED

CAME_IN = (Step.JOINED, Step.TAKING_PART)
WENT_OUT = (Step.FINISHED, Step.LEFT, Step.ENDED_EARLY)
CLOSED = (Status.CLOSED, Status.EVALUATED)
AT_ONCE = 5000


@dataclass
class Membership:
    """The groups of the menu by kind and id, as ids of participants, and who of them did not stay.

    `links`: for each open link its activity, and the groups in which answers count that came by it, each from a day on.
    """

    groups: dict[tuple[ScopeKind, str], set[int]] = field(default_factory=lambda: defaultdict(set), repr=False)
    left: set[int] = field(default_factory=set, repr=False)
    links: dict[int, tuple[object, dict[tuple[ScopeKind, str], date]]] = field(default_factory=dict, repr=False)

    @property
    def everybody(self):
        return set().union(*self.groups.values())


@dataclass
class Part:
    """One person's part in one activity, as its steps tell it."""

    participant: int
    activity: object
    has_come: bool = False
    last_step: str = ""
    last_on: date | None = None


def read_membership(*, organisation_id, as_at):
    """The organisation and its teams in the year that ends on a day, and the activities that closed in that year."""
    since = a_year_before(as_at)
    ended = _ends(organisation_id, as_at=as_at)
    activities = _activities(organisation_id)
    found, ways_out = Membership(), defaultdict(list)
    for part in _parts(activities, as_at=as_at):
        if not part.has_come:
            continue
        team, status = activities[part.activity]
        end = ended.get(part.activity)
        if status in CLOSED and end and end >= since:
            found.groups[ScopeKind.ACTIVITY, str(part.activity)].add(part.participant)
        gone = part.last_on if part.last_step in WENT_OUT else None
        if all(day is None or day >= since for day in (end, gone)):
            found.groups[ScopeKind.ORGANISATION, str(organisation_id)].add(part.participant)
            found.groups[ScopeKind.TEAM, str(team)].add(part.participant)
            ways_out[part.participant].append(part.last_step)
    # Who left one activity and stayed in another has stayed.
    found.links = _links(activities, ended, organisation_id=organisation_id, since=since)
    found.left = {person for person, steps in ways_out.items() if set(steps) == {Step.LEFT}}
    return found


def a_year_before(as_at):
    """The first day of the year that ends on this day."""
    try:
        return as_at.replace(year=as_at.year - 1) + timedelta(days=1)
    except ValueError:  # the 29th of February
        return date(as_at.year - 1, 3, 1)


def _activities(organisation_id):
    rows = Activity.objects.filter(
        organisation_id=organisation_id, presence_plan__monitoring=PresencePlan.Monitoring.PLANNED
    )
    return {pk: (team, status) for pk, team, status in rows.values_list("pk", "team_id", "status").order_by()}


def _ends(organisation_id, *, as_at):
    """The day on which each activity closed or was cancelled."""
    rows = StatusEvent.objects.filter(
        activity__organisation_id=organisation_id,
        became__in=(Status.CLOSED, Status.CANCELLED),
        at__date__lte=as_at,
    )
    return dict(rows.values_list("activity_id", "at__date").order_by())


def _links(activities, ended, *, organisation_id, since):
    """Where answers by open links count: in the year as of the day they were given, for there are no steps."""
    found = {}
    rows = OpenLink.objects.filter(activity__in=list(activities))
    for link, activity in rows.values_list("pk", "activity_id").order_by():
        team, status = activities[activity]
        end, places = ended.get(activity), {}
        if status in CLOSED and end and end >= since:
            places[ScopeKind.ACTIVITY, str(activity)] = date.min
        if end is None or end >= since:
            places[ScopeKind.ORGANISATION, str(organisation_id)] = since
            places[ScopeKind.TEAM, str(team)] = since
        found[link] = activity, places
    return found


def _parts(activities, *, as_at):
    """Every part anybody has had in these activities up to the day. A step that was taken back never was."""
    steps = FunnelEvent.objects.standing().filter(
        involvement__activity__in=list(activities), involvement__capacity__in=ASKED, on__lte=as_at
    )
    columns = ("involvement_id", "involvement__participant_id", "involvement__activity_id", "step", "on")
    part, current = None, None
    for involvement, participant, activity, step, on in (
        steps.order_by("involvement_id", "pk").values_list(*columns).iterator(chunk_size=AT_ONCE)
    ):
        if involvement != current:
            if part:
                yield part
            part, current = Part(participant, activity), involvement
        part.has_come = part.has_come or step in CAME_IN
        part.last_step, part.last_on = step, on
    if part:
        yield part
