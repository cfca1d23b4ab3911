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
    arrangements: dict
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
    decided = activity.arrangements.filter(state__in=[Arrangement.State.PLANNED, Arrangement.State.DONE])
    arrangements = {area: [item for item in decided if item.area == area] for area in ProcessArea}
    return Facts(
        activity=activity,
        content=content,
        version=version,
        is_agreed=is_agreed,
        presence=PresencePlan.objects.filter(activity=activity).first(),
        target_groups=list(activity.target_groups.all()),
        arrangements={area: items for area, items in arrangements.items() if items},
        commitments=list(activity.commitments.all()),
    )
