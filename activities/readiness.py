"""What a stage still needs. Every app adds its requirements here when it starts; nobody ticks a stage done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db.models import Exists, OuterRef
from django.urls import reverse

from activities.framework import Stage

# Where each stage is worked on, by URL name; every one takes the activity's id.
STAGE_PAGES = {
    Stage.PRINCIPLES: "activities:principles",
    Stage.PURPOSE: "activities:purpose",
    Stage.PRESENCE: "participants:presence",
    Stage.PROCESS: "activities:process",
    Stage.IMPACT: "evaluation:impact",
}


NOT_STARTED, IN_PROGRESS, DONE = LABELS = ("Not started", "In progress", "Done")


@dataclass(frozen=True)
class Requirement:
    """One thing an activity needs: `words` say what is missing, `before` names the status it must come before.

    `met_by` narrows a queryset of activities to those that have it, so that many are looked at as quickly as one.
    `page` is the URL name of where it is done, if that is not the page of its stage; "" if a link would not help.
    `begun_by` narrows to those where work on it has begun, where that is not the same as its being met.
    """

    stage: Stage
    words: str
    met_by: Callable
    before: str | None = None
    page: str | None = None
    begun_by: Callable | None = None

    def is_met(self, activity):
        return self.met_by(_only(activity)).exists()

    def has_begun(self, activity):
        return (self.begun_by or self.met_by)(_only(activity)).exists()

    def url_for(self, activity):
        """Where it is done, or None where a link would not help."""
        name = STAGE_PAGES[self.stage] if self.page is None else self.page
        return reverse(name, args=[activity.pk]) if name else None


@dataclass(frozen=True)
class StageState:
    stage: Stage
    label: str
    missing: tuple[str, ...]

    @property
    def is_done(self):
        return not self.missing


_requirements: list[Requirement] = []


def require(*requirements, first=False):
    """Add requirements, those that come first in their stage before the others; called from AppConfig.ready()."""
    place = 0 if first else len(_requirements)
    _requirements[place:place] = requirements


def has_any(records):
    """The condition that an activity has at least one of these records."""
    return Exists(records.filter(activity=OuterRef("pk")))


def missing(activity, *, before):
    """Requirements not yet met that must be met before the activity gets this status."""
    return [item for item in _requirements if item.before == before and not item.is_met(activity)]


def stage_states(activity):
    """State of each stage, computed from records: not started, in progress or done, with what is missing."""
    return states_of(_only(activity))[activity.pk]


def states_of(activities):
    """States of the stages of each activity, by its id. The number of queries is the same for any number of them."""
    filters = dict.fromkeys(
        narrow for item in _requirements for narrow in (item.met_by, item.begun_by) if narrow is not None
    )
    passed = {pk: [] for pk in activities.values_list("pk", flat=True)}
    for narrow in filters:
        for pk in narrow(activities).values_list("pk", flat=True):
            if pk in passed:
                passed[pk].append(narrow)
    # Thousands of activities stand in a few ways only; each way is worked out once.
    states = cache(lambda these: [_state(stage, passed=these) for stage in Stage])
    return {pk: states(frozenset(these)) for pk, these in passed.items()}


def _only(activity):
    """The activity as the database has it now, as a queryset of one."""
    return type(activity).objects.filter(pk=activity.pk)


def _state(stage, *, passed):
    of_stage = [item for item in _requirements if item.stage == stage]
    unmet = [item for item in of_stage if item.met_by not in passed]
    has_begun = any((item.begun_by or item.met_by) in passed for item in of_stage)
    label = DONE if not unmet else IN_PROGRESS if has_begun else NOT_STARTED
    # The same thing may be needed before two moves; it is named once.
    return StageState(stage=stage, label=label, missing=tuple(dict.fromkeys(item.words for item in unmet)))
