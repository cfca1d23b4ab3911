"""What Impact needs of an activity."""

from activities import readiness
from activities.framework import Stage
from activities.readiness import Requirement
from evaluation.models import Contribution, Phase, Round, StaffJudgement


def register():
    readiness.require(
        Requirement(Stage.IMPACT, "Ask people before you begin", _has_asked_before),
        Requirement(Stage.IMPACT, "Ask people afterwards", _has_asked_after),
        Requirement(Stage.IMPACT, "Write down what people said, and what was decided", _has_contribution),
        Requirement(
            Stage.IMPACT,
            "Staff judge each intended outcome",
            _has_judged_every_outcome,
            before="evaluated",
        ),
        Requirement(Stage.IMPACT, "Tell people back about everything they said", _has_told_back, before="evaluated"),
    )


def _has_asked_before(activity):
    return Round.objects.filter(activity=activity, phase=Phase.BEFORE).exists()


def _has_asked_after(activity):
    return Round.objects.filter(activity=activity, phase=Phase.AFTER).exists()


def _has_contribution(activity):
    return Contribution.objects.filter(activity=activity).exists()


def _has_judged_every_outcome(activity):
    version = activity.purpose_versions.first()
    if version is None:
        return False
    agreed = {outcome["id"] for outcome in version.outcomes}
    judged = StaffJudgement.objects.filter(outcome__activity=activity).values_list("outcome_id", flat=True)
    return agreed <= set(judged)


def _has_told_back(activity):
    contributions = Contribution.objects.filter(activity=activity)
    return contributions.exists() and not contributions.filter(told_back_on=None).exists()
