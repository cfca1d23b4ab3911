"""Where a round stands: how many were asked, began, answered, declined or could not be reached; never who."""

from dataclasses import dataclass

from django.db.models import Count

from activities.capacities import IN_ORDER, label_of
from evaluation.models import AskedBy, InvitationMessage
from evaluation.reminders import CAME_BACK
from figures.protected import FEWEST_SHOWN, HIDDEN

COLUMNS = {
    "started": "Started",
    "sent": "Sent",
    "declined": "Not this time",
    "undelivered": "Not delivered",
}


@dataclass(frozen=True)
class Standing:
    """Two tables of text, `headings` and `rows`: by capacity, and by the way people were asked where that is safe."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ways_headings: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]


def standing(round_):
    """How far the round has come. Numbers below five are merged, and so are those of fewer than five asked by name."""
    organisation = round_.activity.organisation
    counts = _counts(round_, by="capacity")
    by_name = _counts(round_, by="capacity", by_name=True)
    ways = _counts(round_, by="asked_by")
    safe = [column for column in COLUMNS if _is_safe(column, [*ways.values(), *counts.values(), *by_name.values()])]
    return Standing(
        headings=("Taking part as", "Asked", *COLUMNS.values()),
        rows=tuple(
            _row(label_of(capacity, organisation), counts[capacity], by_name.get(capacity))
            for capacity in IN_ORDER
            if capacity in counts
        ),
        ways_headings=("Asked by", "Asked", *(COLUMNS[column] for column in safe)),
        ways=tuple(
            (way.label, str(ways[way]["asked"]), *(str(ways[way][column]) for column in safe))
            for way in AskedBy
            if way in ways and len(ways) > 1
        ),
    )


def few(number):
    """A count that points at nobody: small ones are merged."""
    return str(number) if number >= FEWEST_SHOWN else f"0 to {FEWEST_SHOWN - 1}"


def _row(label, counted, by_name):
    """Whoever took seats at a session knows how many they took, and would see in a sum how many others there are."""
    cells = [
        HIDDEN if by_name and by_name[column] < min(FEWEST_SHOWN, counted[column]) else few(counted[column])
        for column in COLUMNS
    ]
    return (label, str(counted["asked"]), *cells)


def _is_safe(column, counts):
    """A column is told by way only where nothing in it is small, in either table: one would give away the other."""
    return all(counted[column] >= FEWEST_SHOWN for counted in counts)


def _counts(round_, *, by, by_name=False):
    """Everything counted, unprotected: {capacity or way: {column: people}}; `by_name`: of those asked by name alone."""
    asked = round_.invitations.filter(involvement__isnull=False) if by_name else round_.invitations.all()
    counts = {row.pop(by): {"undelivered": 0, **row} for row in asked.following(by=by)}
    # Only of being asked: who was reminded has not answered.
    returned = InvitationMessage.objects.filter(
        invitation__round=round_, kind=InvitationMessage.Kind.ASKED, state__in=CAME_BACK
    )
    rows = returned.order_by().values_list(f"invitation__{by}").annotate(Count("invitation", distinct=True))
    for key, people in rows:
        counts[key]["undelivered"] = people
    return counts
