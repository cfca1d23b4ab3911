"""What should happen by a day, across activities. Every app says what in it has a day when it starts, as for readiness.

The list of activities, the home page, the dashboard and the weekly letter all read this, so that they cannot disagree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, Min, OuterRef, Q


@dataclass(frozen=True)
class Source:
    """One kind of thing that has a day.

    words: what is late, in general: "telling people back".
    rows: (today, before) -> the rows whose day is earlier than `before`, and that still wait.
    day: the field or annotation that holds the day.
    what: what a row says; where `sums`, what so many rows of one activity say together.
    page: the name of the page where it is done; it takes the activity's id.
    path: the look-up from a row to its activity.
    """

    words: str
    rows: Callable
    day: str
    what: Callable
    page: str
    path: str = "activity"
    sums: bool = False

    def late_rows(self, activities, *, today, before):
        return self.rows(today, before).filter(**{f"{self.path}__in": activities.going_on().values("pk")})


@dataclass(frozen=True)
class Due:
    """One thing that should happen by a day, the activity it belongs to, and the page where it is done."""

    what: str
    activity: Any
    due_on: date
    page: str


_sources: list[Source] = []
# So many of one kind at most: more than anybody reads, and few enough to hold in memory for a whole organisation.
OF_A_KIND = 500


def watch(*sources):
    """Add what has a day; called from AppConfig.ready()."""
    _sources.extend(sources)


def among(activities, *, today, before=None):
    """Those that are late with anything; or, with `before`, in which anything should happen before that day."""
    late = Q(pk__in=[])
    for source in _sources:
        late |= Q(Exists(source.rows(today, before or today).filter(**{source.path: OuterRef("pk")})))
    return activities.going_on().filter(late)


def of_each(activities, *, today):
    """What each is late with, in words, by its id. The number of queries is the same for any number of them."""
    found = {}
    for source in _sources:
        rows = source.late_rows(activities, today=today, before=today)
        for pk in rows.order_by().values_list(source.path, flat=True).distinct():
            found.setdefault(pk, []).append(source.words)
    return found


def due(activities, *, today, before, at_most=OF_A_KIND):
    """What should have happened before that day in these activities, the oldest first."""
    found = []
    for source in _sources:
        rows = source.late_rows(activities, today=today, before=before)
        found += _sums(source, rows, activities, at_most, today) if source.sums else _each(source, rows, at_most)
    return sorted(found, key=lambda item: item.due_on)[:at_most]


def _each(source, rows, at_most):
    if source.path == "pk":
        return [
            Due(source.what(row), row, getattr(row, source.day), source.page)
            for row in rows.order_by(source.day, "pk")[:at_most]
        ]
    rows = rows.select_related(source.path).order_by(source.day, "pk")[:at_most]
    return [Due(source.what(row), getattr(row, source.path), getattr(row, source.day), source.page) for row in rows]


def _sums(source, rows, activities, at_most, today):
    """One line for what is late in an activity, and one for what is still to come: never both in one number."""
    is_late = ExpressionWrapper(Q(**{f"{source.day}__lt": today}), BooleanField())
    parts = rows.order_by().annotate(is_late=is_late).values_list(source.path, "is_late")
    counted = list(parts.annotate(number=Count("pk"), first=Min(source.day)).order_by("first")[:at_most])
    of = activities.in_bulk([pk for pk, *_ in counted])
    return [Due(source.what(number), of[pk], first, source.page) for pk, _, number, first in counted]
