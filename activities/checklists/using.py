"""The list an activity has: given when it starts, brought up to a newer version when its coordinator says so."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from activities.models import Activity, Arrangement, ChecklistUse, ChecklistVersion

IS_OVER = "The activity is {status}, so its list stays as it is."
NOT_NEWEST = "Another version is in force by now. Look at what is new in it, then bring this activity up to it."


@dataclass(frozen=True)
class News:
    """What a newer version would change in an activity: `reworded` holds pairs of an arrangement and its new words."""

    new: list
    reworded: list
    retired: list


def give(*, activity, by):
    """Give a new activity the list in force in its organisation."""
    version = ChecklistVersion.objects.in_force(activity.organisation)
    ChecklistUse.objects.create(activity=activity, version=version, by=by)
    Arrangement.objects.bulk_create(_arrangement(activity, item, order) for order, item in enumerate(version.items))


def use_of(activity):
    """Which version the activity has, since when and by whom."""
    return activity.checklist_uses.select_related("version__organisation", "by").first()


def newer_for(activity):
    """The version in force if it is not the one the activity has and the activity may still take it; else None."""
    in_force = ChecklistVersion.objects.select_related("organisation").in_force(activity.organisation)
    use = use_of(activity)
    is_newer = use is None or use.version_id != in_force.pk
    return in_force if is_newer and activity.is_under_way else None


def news(activity, version):
    """What this version would change in the activity."""
    arrangements = {each.code: each for each in activity.arrangements.exclude(code="")}
    return News(
        new=[item for item in version.items if _is_new(arrangements.get(item["code"]))],
        reworded=[
            (arrangements[item["code"]], item["text"])
            for item in version.items
            if item["code"] in arrangements and arrangements[item["code"]].text != item["text"]
        ],
        retired=[each for code, each in arrangements.items() if not each.is_retired and code not in version.codes],
    )


@transaction.atomic
def bring_up(*, activity, version, by):
    """Give the activity this version: what is new is added, every state and word written so far stays.

    Raises ValidationError if the activity is over, or if the version is not the one in force any more.
    """
    held = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if not held.is_under_way:
        raise ValidationError(IS_OVER.format(status=held.get_status_display().lower()))
    if version != ChecklistVersion.objects.in_force(held.organisation):
        raise ValidationError(NOT_NEWEST)
    if (use := use_of(held)) and use.version_id == version.pk:
        return
    arrangements = {each.code: each for each in held.arrangements.select_for_update().exclude(code="")}
    for order, item in enumerate(version.items):
        if arrangement := arrangements.get(item["code"]):
            arrangement.text, arrangement.order, arrangement.is_retired = item["text"], order, False
    for code, arrangement in arrangements.items():
        arrangement.is_retired = code not in version.codes
    own = list(held.arrangements.select_for_update().filter(code=""))
    for order, arrangement in enumerate(own, start=len(version.items)):
        arrangement.order = order
    Arrangement.objects.bulk_update([*arrangements.values(), *own], ["text", "order", "is_retired"])
    Arrangement.objects.bulk_create(
        _arrangement(held, item, order) for order, item in enumerate(version.items) if item["code"] not in arrangements
    )
    ChecklistUse.objects.create(activity=held, version=version, by=by)


def _is_new(arrangement):
    return arrangement is None or arrangement.is_retired


def _arrangement(activity, item, order):
    return Arrangement(activity=activity, order=order, **item)
