"""Everything a plan says, read once: for staff as it stands, for people as it was agreed."""

from dataclasses import dataclass

from activities import agreement
from activities.framework import ProcessArea
from activities.models import Activity, Arrangement, PurposeVersion
from participants.models import PresencePlan


@dataclass(frozen=True)
class Facts:
    """What a plan is made from. `version` is the version in force, or None before the purpose is agreed."""

    activity: Activity
    content: dict
    version: PurposeVersion | None
    is_agreed: bool
    presence: PresencePlan | None
    target_groups: list
    arranged: list
    commitments: list


def of_staff(activity):
    """The plan as it stands now, agreed or not."""
    version = PurposeVersion.objects.current(activity)
    content = agreement.content_of(activity=activity, purpose=activity.purpose)
    return _facts(activity, version=version, content=content, is_agreed=not activity.purpose.may_be_changed)


def of_people(activity):
    """The plan as people read it: what was agreed, where something was; until then what is being written."""
    version = PurposeVersion.objects.current(activity)
    if version is None:
        return of_staff(activity)
    return _facts(activity, version=version, content=version.content, is_agreed=True)


def _facts(activity, *, version, content, is_agreed):
    return Facts(
        activity=activity,
        content=content,
        version=version,
        is_agreed=is_agreed,
        presence=PresencePlan.objects.filter(activity=activity).first(),
        target_groups=list(activity.target_groups.all()),
        arranged=_arranged(activity),
        commitments=list(activity.commitments.all()),
    )


def _arranged(activity):
    """How far each area of Process is: [(area, sentence)]."""
    states = list(activity.arrangements.exclude(state=Arrangement.State.NOT_NEEDED).values_list("area", "state"))
    settled = (Arrangement.State.PLANNED, Arrangement.State.DONE)
    return [
        (area.label, f"{sum(state in settled for state in of_area)} of {len(of_area)} planned or done")
        for area in ProcessArea
        if (of_area := [state for name, state in states if name == area])
    ]
