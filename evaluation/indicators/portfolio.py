"""What a manager sees across an organisation's activities: how they stand, who answered."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from activities import readiness
from activities.framework import Stage
from activities.models import Status
from evaluation.indicators.answering import returned_by_round
from evaluation.models import Contribution, Round
from figures.responses import ProtectedResponses, protect_responses


@dataclass(frozen=True)
class RoundSummary:
    """Who answered in one round, as it may be said; None when nobody was asked."""

    round: Round
    responses: ProtectedResponses | None


def going_on(activities):
    """The one headline number of activities, wherever it stands, with what is counted said beneath it."""
    return {
        "value": f"{activities.going_on().count()} of {activities.count()}",
        "label": "activities are going on",
        "note": "All that are neither evaluated nor cancelled, drafts too.",
    }


def by_status(activities):
    """Number of activities in each status, in the order of life: {label: number}."""
    found = dict(activities.order_by().values_list("status").annotate(number=Count("pk")))
    return {str(status.label): found.get(status, 0) for status in Status}


def by_stage(activities):
    """Number of activities in each state of each stage, leaving out cancelled ones: {stage: {state: number}}."""
    states = readiness.states_of(activities.exclude(status=Status.CANCELLED))
    found = Counter((state.stage, state.label) for stages in states.values() for state in stages)
    return {str(stage.label): {label: found[stage, label] for label in readiness.LABELS} for stage in Stage}


def rounds(activities, *, at_most=20):
    """Who answered out of who was asked in the newest rounds."""
    newest = Round.objects.filter(activity__in=activities, opened_at__isnull=False).select_related(
        "activity__organisation"
    )
    found = list(newest.order_by("-opened_at")[:at_most])
    returned = returned_by_round(found)
    return [
        RoundSummary(round_, protect_responses(sides=returned[round_.pk]) if returned[round_.pk] else None)
        for round_ in found
    ]


def influence(activities):
    """What became of contributions: {label: number}."""
    found = dict(
        Contribution.objects.filter(activity__in=activities)
        .order_by()
        .values_list("decision")
        .annotate(number=Count("pk"))
    )
    return {str(decision.label): found.get(decision, 0) for decision in Contribution.Decision}


def told_back(activities):
    """Contributions whose people were told back, and all of them: (told, all)."""
    contributions = Contribution.objects.filter(activity__in=activities)
    counted = contributions.aggregate(all=Count("pk"), told=Count("pk", filter=Q(told_back_on__isnull=False)))
    return counted["told"], counted["all"]
