"""What a stage still needs. Every app adds its requirements here when it starts; nobody ticks a stage done."""

from collections.abc import Callable
from dataclasses import dataclass

from activities.framework import Stage


@dataclass(frozen=True)
class Requirement:
    """One thing an activity needs: `words` say what is missing, `before` names the status it must come before."""

    stage: Stage
    words: str
    is_met: Callable
    before: str | None = None


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
    states = []
    for stage in Stage:
        of_stage = [item for item in _requirements if item.stage == stage]
        unmet = tuple(item.words for item in of_stage if not item.is_met(activity))
        label = "Done" if not unmet else "Not started" if len(unmet) == len(of_stage) else "In progress"
        states.append(StageState(stage=stage, label=label, missing=unmet))
    return states
