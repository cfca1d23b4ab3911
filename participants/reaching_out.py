"""What was tried to hear everybody, over the activities of an organisation and a period, for reports. No names."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce, TruncDate

from activities.models import Activity, Status
from participants import grid
from participants.models import Outreach, Place, PresencePlan, TargetGroup, TrustedNetwork


@dataclass(frozen=True)
class Tried:
    """One time that we went to people."""

    activity: str
    on: date
    where: str
    through: str
    group: str
    result: str
    owed_back: str
    is_given_back: bool


@dataclass(frozen=True)
class Missing:
    """One activity's words about who is not in the room, and the gaps of its grid: ["Community: planning"]."""

    activity: str
    words: str
    gaps: tuple[str, ...]


def activities_of(organisation, *, since, until):
    """The activities that were under way at some time in the period, drafts and cancelled ones left out."""
    begun = Coalesce("starts_on", TruncDate("created_at"))
    return (
        Activity.objects.filter(organisation=organisation)
        .exclude(status__in=(Status.DRAFT, Status.CANCELLED))
        .alias(begun=begun)
        .filter(Q(ends_on=None) | Q(ends_on__gte=since), begun__lte=until)
        .order_by("begun", "title")
    )


def target_groups(organisation, *, since, until):
    """Who needed to be heard in these activities, each group with its activity: a queryset of TargetGroup."""
    activities = activities_of(organisation, since=since, until=until)
    return TargetGroup.objects.filter(activity__in=activities.order_by()).select_related("activity")


def outreach(organisation, *, since, until):
    """Where we went in the period, newest first: [Tried]. A person trusted by others is not named."""
    entries = Outreach.objects.filter(activity__organisation=organisation, on__range=(since, until))
    return [
        Tried(
            activity=entry.activity.title,
            on=entry.on,
            where=entry.where,
            through=without_name(entry.network),
            group=entry.target_group.name if entry.target_group else "",
            result=entry.result,
            owed_back=entry.owed_back,
            is_given_back=entry.given_back_on is not None,
        )
        for entry in entries.select_related("activity", "network", "target_group")
    ]


def not_in_the_room(organisation, *, since, until):
    """Who is missing, in the words of each activity that wrote it down, and where its grid is empty: [Missing]."""
    activities = activities_of(organisation, since=since, until=until)
    plans = dict(
        PresencePlan.objects.filter(activity__in=activities.order_by()).values_list("activity_id", "not_in_the_room")
    )
    places = {}
    for place in Place.objects.filter(activity__in=activities.order_by()):
        places.setdefault(place.activity_id, []).append(place)
    found = [
        Missing(
            activity=activity.title,
            words=plans.get(activity.pk, ""),
            gaps=_gaps(activity, places[activity.pk]) if activity.pk in places else (),
        )
        for activity in activities
    ]
    return [missing for missing in found if missing.words or missing.gaps]


def without_name(network):
    """A network as everybody may read it: an organisation by its name, a person by who trusts them."""
    if network is None:
        return ""
    return (
        network.name
        if network.kind == TrustedNetwork.Kind.ORGANISATION
        else f"Somebody trusted by {network.trusted_by}"
    )


def _gaps(activity, places):
    return tuple(f"{row.label}: {row.empty_in}" for row in grid.of_places(activity, places).gaps)
