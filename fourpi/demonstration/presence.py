"""Who needs to be heard in an activity, where people were asked and through whom, as its file says."""

import json
from pathlib import Path

from fourpi.demonstration.days import day
from participants.models import Outreach, Place, TargetGroup, TrustedNetwork

HERE = Path(__file__).parent
PHASES = ("planning", "delivery", "evaluation")


def make_networks(organisations):
    """The networks that each organisation's activities share."""
    told = json.loads((HERE / "networks.json").read_text(encoding="utf-8"))
    TrustedNetwork.objects.bulk_create(
        TrustedNetwork(
            organisation=organisations[key], name=name, kind=kind, trusted_by=trusted_by, introduction=introduction
        )
        for key, networks in told.items()
        for name, kind, trusted_by, introduction in networks
    )


def write(*, activity, told, by):
    """Target groups, the outreach log and the levels; an activity that has not come so far has none."""
    for group in told.get("groups", []):
        TargetGroup.objects.create(activity=activity, **group)
    for entry in told.get("outreach", []):
        _write_entry(activity, by, **entry)
    Place.objects.bulk_create(
        _place(activity, level, phase, *said)
        for level, phases in told.get("levels", {}).items()
        for phase, said in zip(PHASES, phases, strict=True)
    )


def _write_entry(activity, by, *, on, where, network, group, result, owed=("", None, None)):
    owed_back, owed_by, given_back = owed
    Outreach.objects.create(
        activity=activity,
        on=day(on),
        where=where,
        network=network and activity.organisation.trusted_networks.get(name=network),
        target_group=group and activity.target_groups.get(name=group),
        result=result,
        owed_back=owed_back,
        owed_by=day(owed_by),
        given_back_on=day(given_back),
        recorded_by=by,
    )


def _place(activity, level, phase, state, words="", people=None):
    is_there = state == Place.State.THERE
    return Place(
        activity=activity,
        level=level,
        phase=phase,
        state=state,
        roles=words if is_there else "",
        people=people,
        not_needed_reason="" if is_there else words,
    )
