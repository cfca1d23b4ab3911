"""What Impact needs of an activity."""

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import F, Func, JSONField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from activities import readiness
from activities.framework import Stage
from activities.models import PurposeVersion
from activities.readiness import Requirement, has_any
from evaluation.models import Contribution, Phase, Round, StaffJudgement


def register():
    readiness.require(
        Requirement(Stage.IMPACT, "Ask people before you begin", _asked_before),
        Requirement(Stage.IMPACT, "Ask people afterwards", _asked_after),
        Requirement(Stage.IMPACT, "Write down what people said, and what was decided", _with_contribution),
        Requirement(
            Stage.IMPACT,
            "Staff judge each intended outcome",
            _with_every_outcome_judged,
            before="evaluated",
        ),
        Requirement(Stage.IMPACT, "Tell people back about everything they said", _told_back, before="evaluated"),
    )


def _asked_before(activities):
    return activities.filter(has_any(Round.objects.filter(phase=Phase.BEFORE, opened_at__isnull=False)))


def _asked_after(activities):
    return activities.filter(has_any(Round.objects.filter(phase=Phase.AFTER, opened_at__isnull=False)))


def _with_contribution(activities):
    return activities.filter(has_any(Contribution.objects))


class OutcomeIds(Func):
    """Ids of the intended outcomes in the content of a version of the purpose."""

    template = "jsonb_path_query_array(%(expressions)s, '$.outcomes[*].id')"
    output_field = JSONField()


def _with_every_outcome_judged(activities):
    versions = PurposeVersion.objects.filter(activity=OuterRef("pk")).order_by("-number")
    agreed = versions.values(ids=OutcomeIds("content"))[:1]
    judgements = StaffJudgement.objects.filter(outcome__activity=OuterRef("pk")).order_by()
    judged = judgements.values("outcome__activity").annotate(ids=JSONBAgg("outcome_id")).values("ids")
    none = Value([], output_field=JSONField())
    # Without an agreed version there is nothing to compare, and the requirement is not met.
    return activities.alias(agreed=Subquery(agreed), judged=Coalesce(Subquery(judged), none)).filter(
        agreed__contained_by=F("judged")
    )


def _told_back(activities):
    return activities.filter(has_any(Contribution.objects), ~has_any(Contribution.objects.filter(told_back_on=None)))
