"""What Presence needs of an activity, and who must have agreed before it opens."""

from activities import readiness
from activities.framework import Stage
from activities.readiness import Requirement
from participants.models import Acknowledgement, Involvement, PresencePlan, Step


def register():
    readiness.require(
        Requirement(
            Stage.PRINCIPLES,
            "Ask people what matters to them, through their own page",
            _has_value_entry,
        ),
        Requirement(
            Stage.PURPOSE,
            "One service user or carer agrees with the purpose, or you say why not yet",
            _is_acknowledged,
            before="open",
            page="participants:presence-plan",
        ),
        Requirement(
            Stage.PRESENCE,
            "Choose a population to compare with, or say why there is none",
            _has_population,
            before="open",
            page="participants:population-upload",
        ),
        Requirement(
            Stage.PRESENCE,
            "Decide about equality monitoring",
            _has_monitoring_decision,
            before="open",
            page="participants:presence-plan",
        ),
        Requirement(Stage.PRESENCE, "Invite somebody with lived experience", _has_invited),
        Requirement(Stage.PRESENCE, "At least two people with lived experience have joined", _has_two_joined),
    )


def _plan(activity):
    return PresencePlan.objects.filter(activity=activity).first()


def _has_value_entry(activity):
    return activity.involvements.filter(value_entries__isnull=False).exists()


def _is_acknowledged(activity):
    plan = _plan(activity)
    if plan and plan.no_acknowledgement_reason.strip():
        return True
    version = activity.purpose_versions.first()
    return (
        version is not None
        and Acknowledgement.objects.filter(
            version=version,
            answer=Acknowledgement.Answer.AGREE,
            involvement__in=Involvement.objects.with_lived_experience(),
        ).exists()
    )


def _has_population(activity):
    plan = _plan(activity)
    return activity.populations.exists() or bool(plan and plan.no_population_reason.strip())


def _has_monitoring_decision(activity):
    plan = _plan(activity)
    return bool(plan and plan.monitoring)


def _has_invited(activity):
    asked = (Step.INVITED, Step.INTERESTED, Step.JOINED)
    return activity.involvements.with_lived_experience().filter(funnel_events__step__in=asked).exists()


def _has_two_joined(activity):
    joined = activity.involvements.with_lived_experience().filter(funnel_events__step=Step.JOINED)
    return joined.distinct().count() >= 2
