"""Everything the organisation holds about one person, for that person. Each app adds what it holds when it starts.

`function(participant, involvements) -> list[Part]` tells about one person, and only about those of their involvements
that they may read here. It asks the database a fixed number of times, however much there is.

`said(involvement) -> (queries, queries)` finds what was said in this person's name: first in this part of theirs, then
for the whole person, such as what they need.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.formats import date_format

from participants.models import DeviceAccess, Involvement


@dataclass(frozen=True)
class Part:
    """One heading of the copy. Each entry is {what it is: what is held}; `note` says what is not here, and why.

    `order` is the place of the heading: from 1 the person and their part, from 20 the plan, 30 sessions, 40 money and
    support, 50 questionnaires, 60 "About you", 70 the ways in. Each number stands once.
    """

    title: str
    entries: list[dict[str, str]] = field(default_factory=list)
    note: str = ""
    order: int = field(kw_only=True)


_sources: list[Callable] = []
_said: list[Callable] = []
_held: set[str] = set()
_not_in_it: list[str] = []


def add_source(function, *, holds, not_in_it=(), said=None):
    """Register what an app holds about people; called from AppConfig.ready().

    `holds` names every model of the app that leads to a person; `not_in_it` are sentences on what the function does not
    tell, and why; `said` finds what people said, where the app keeps any of it.
    """
    _sources.append(function)
    _said.extend([said] if said else [])
    _held.update(holds)
    _not_in_it.extend(not_in_it)


def held():
    """Labels of all models that lead to a person and that an app has thought of."""
    return frozenset(_held)


def not_in_it():
    """What the copy does not tell, each with the reason, in sentences."""
    return list(_not_in_it)


def everything(participant, involvements):
    """All that is held about this person and these of their involvements, heading by heading."""
    involvements = list(involvements.select_related("activity__lead", "activity__organisation"))
    parts = [part for source in _sources for part in source(participant, involvements)]
    return sorted(parts, key=lambda part: part.order)


def said_in_name_of(involvement):
    """What was said in this person's name, by whichever way: queries on this part of theirs, and on all of them."""
    found = [said(involvement) for said in _said]
    return [rows for part, _ in found for rows in part], [rows for _, whole in found for rows in whole]


def within_reach(access):
    """The involvements of this person that the device may read: all that are theirs, or those of its own links.

    A link that staff drew leads to its own involvement only. Otherwise staff could add somebody to another activity,
    open the new link themselves, and take a copy of what the person said elsewhere.
    """
    of_person = Involvement.objects.filter(participant=access.link.involvement.participant_id)
    held = DeviceAccess.objects.live().filter(
        device=access.device_id, may_read_back=True, link__involvement__in=of_person
    )
    if held.filter(link__drawn_by=None).exists():
        return of_person
    return of_person.filter(pk__in=held.values("link__involvement"))


def day(moment):
    """A day or a moment in words; empty if there is none."""
    if moment is None:
        return ""
    is_moment = hasattr(moment, "hour")
    return date_format(timezone.localtime(moment) if is_moment else moment, "j F Y, H:i" if is_moment else "j F Y")


def yes_or_no(value):
    return "yes" if value else "no"
