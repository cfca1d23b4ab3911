"""What Presence needs of an activity, and who must have agreed before it opens."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from activities import readiness
from activities.framework import LIVED_EXPERIENCE, Capacity, Stage
from activities.models import AgreementVersion, PurposeProposal
from activities.readiness import Requirement, has_any
from pages.saying import SAYS_SOMETHING
from participants.models import (
    Acknowledgement,
    AgreementAnswer,
    ExpenseClaim,
    FunnelEvent,
    Involvement,
    Place,
    PresencePlan,
    ReferencePopulation,
    Step,
    TargetGroup,
    ValueEntry,
)


def register():
    readiness.require(
        Requirement(
            Stage.PRINCIPLES,
            "Say what matters to you",
            _with_value_entry_of_staff,
            page="participants:staff-values",
        ),
        Requirement(
            Stage.PRINCIPLES,
            "Add people, and ask them what matters to them through their own page",
            _with_value_entry,
            page="participants:presence",
        ),
        first=True,
    )
    readiness.require(
        Requirement(
            Stage.PRINCIPLES,
            "One service user or carer says that they will keep to what was agreed",
            _kept_to,
            page="participants:agreement-answers",
        ),
        Requirement(
            Stage.PURPOSE,
            "One service user or carer agrees with the purpose, or you say why not yet",
            _acknowledged,
            before="open",
            page="participants:presence-plan",
        ),
        Requirement(
            Stage.PURPOSE,
            "Answer what people say about the purpose",
            _answered,
            page="participants:purpose-answers",
            begun_by=_none,
        ),
        Requirement(
            Stage.PRESENCE,
            "Choose a population to compare with, or say why there is none",
            _with_population,
            before="open",
            page="participants:population-upload",
        ),
        Requirement(
            Stage.PRESENCE,
            "Decide about equality monitoring",
            _with_monitoring_decision,
            before="open",
            page="participants:presence-plan",
        ),
        Requirement(
            Stage.PRESENCE, "Name who needs to be heard", _with_target_group, page="participants:target-group-create"
        ),
        Requirement(
            Stage.PRESENCE,
            "Say where people with lived experience are present, and where nobody is yet",
            _with_places,
        ),
        Requirement(Stage.PRESENCE, "Invite somebody with lived experience", _with_invited),
        Requirement(Stage.PRESENCE, "At least two people with lived experience have joined", _with_two_joined),
        Requirement(
            Stage.PROCESS,
            "Pay the claims that are past their day",
            _no_claim_late,
            page="participants:payment",
            begun_by=_none,
        ),
    )


def _with_value_entry_of_staff(activities):
    return activities.filter(Exists(_said().filter(involvement__capacity=Capacity.STAFF)))


def _with_value_entry(activities):
    return activities.filter(Exists(_said().exclude(involvement__capacity=Capacity.STAFF)))


def _said():
    return ValueEntry.objects.filter(involvement__activity=OuterRef("pk"))


def _kept_to(activities):
    newest = AgreementVersion.objects.filter(activity=OuterRef(OuterRef("pk"))).order_by("-number")
    answers = AgreementAnswer.objects.filter(
        version=Subquery(newest.values("pk")[:1]), involvement__in=Involvement.objects.with_lived_experience()
    )
    return activities.filter(Exists(answers.filter(answer=AgreementAnswer.Answer.KEEP)))


def _acknowledged(activities):
    agreements = Acknowledgement.objects.agreeing().filter(
        proposal=Subquery(_text_asked_about().values("pk")[:1]),
        involvement__in=Involvement.objects.with_lived_experience(),
    )
    return activities.filter(Q(presence_plan__no_acknowledgement_reason__regex=SAYS_SOMETHING) | Exists(agreements))


def _text_asked_about():
    """Of each activity the text that people are asked about: the one put to them, or else the one in force."""
    return PurposeProposal.objects.asked_about().filter(activity=OuterRef(OuterRef("pk"))).order_by("-number")


def _answered(activities):
    waiting = Acknowledgement.objects.unanswered().filter(involvement__activity=OuterRef("pk"))
    return activities.filter(~Exists(waiting))


def _none(activities):
    """Where nobody has said or claimed anything, there is nothing to do; that is no beginning."""
    return activities.none()


def _with_population(activities):
    has_reason = Q(presence_plan__no_population_reason__regex=SAYS_SOMETHING)
    return activities.filter(has_any(ReferencePopulation.objects) | has_reason)


def _with_monitoring_decision(activities):
    return activities.filter(has_any(PresencePlan.objects.exclude(monitoring="")))


def _with_target_group(activities):
    return activities.filter(has_any(TargetGroup.objects))


def _with_places(activities):
    return activities.filter(has_any(Place.objects))


def _with_invited(activities):
    asked = FunnelEvent.objects.standing().filter(
        step__in=(Step.INVITED, Step.INTERESTED, Step.JOINED), involvement__capacity__in=LIVED_EXPERIENCE
    )
    return activities.filter(Exists(asked.filter(involvement__activity=OuterRef("pk"))))


def _no_claim_late(activities):
    late = ExpenseClaim.objects.overdue(today=timezone.localdate())
    return activities.filter(~Exists(late.filter(involvement__activity=OuterRef("pk"))))


def _with_two_joined(activities):
    joined = FunnelEvent.objects.standing().filter(step=Step.JOINED, involvement=OuterRef("pk"))
    people = Involvement.objects.with_lived_experience().filter(Exists(joined), activity=OuterRef("pk"))
    # The second of them, if there is one.
    return activities.filter(Exists(people.order_by("pk")[1:2]))
