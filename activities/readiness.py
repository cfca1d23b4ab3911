"""What a stage still needs. Every app adds its requirements here when it starts; nobody ticks a stage done."""

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Requirement:
    """One thing an activity needs: `words` say what is missing, `before` names the status it must come before.

    `page` is the URL name of where it is done, if that is not the page of its stage; "" if a link would not help.
    `has_begun` says whether work on it has begun, where that is not the same as its being met.
    """

    stage: Stage
    words: str
    is_met: Callable
    before: str | None = None
    page: str | None = None
    has_begun: Callable | None = None

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


def require(*requirements):
    """Add requirements; called from AppConfig.ready()."""
    _requirements.extend(requirements)


def missing(activity, *, before):
    """Requirements not yet met that must be met before the activity gets this status."""
    return [item for item in _requirements if item.before == before and not item.is_met(activity)]


def stage_states(activity):
    """State of each stage, computed from records: not started, in progress or done, with what is missing."""
    return [_state(activity, stage) for stage in Stage]


def _state(activity, stage):
    of_stage = [item for item in _requirements if item.stage == stage]
    unmet = [item for item in of_stage if not item.is_met(activity)]
    has_begun = any(item.has_begun(activity) if item.has_begun else item not in unmet for item in of_stage if unmet)
    label = "Done" if not unmet else "In progress" if has_begun else "Not started"
    # The same thing may be needed before two moves; it is named once.
    return StageState(stage=stage, label=label, missing=tuple(dict.fromkeys(item.words for item in unmet)))
