"""Which activities are late with something. Every app adds what can be late in it when it starts, as for readiness."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True)
class Lateness:
    """One way to be late: `words` name it, `narrow` narrows a queryset of activities to those late so on a day."""

    words: str
    narrow: Callable


_kinds: list[Lateness] = []


def watch(*kinds):
    """Add ways to be late; called from AppConfig.ready()."""
    _kinds.extend(kinds)


def among(activities, *, today):
    """Those that are late with anything."""
    late = Q(pk__in=[])
    for kind in _kinds:
        late |= Q(pk__in=kind.narrow(activities.model.objects.all(), today).values("pk"))
    return activities.filter(late)


def of_each(activities, *, today):
    """What each is late with, in words, by its id. The number of queries is the same for any number of them."""
    found = {}
    for kind in _kinds:
        for pk in kind.narrow(activities, today).values_list("pk", flat=True):
            found.setdefault(pk, []).append(kind.words)
    return found
