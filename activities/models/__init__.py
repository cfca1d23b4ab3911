from activities.models.activity import Activity, LeadEvent, Status, StatusEvent
from activities.models.checklist import ChecklistItem, ChecklistUse, ChecklistVersion
from activities.models.communication import Communication
from activities.models.legal_duty import DutyAdvice, LegalDutyCheck
from activities.models.principles import Commitment, ValueCard
from activities.models.process import Arrangement, ArrangementEvent
from activities.models.promise import Promise, PromiseEvent
from activities.models.purpose import IntendedOutcome, Purpose, PurposeVersion, TopicOfInfluence
from activities.models.purpose_texts import PurposeProposal, PurposeVersion
from activities.models.starting import HiddenTemplate, PlanStart, PlanTemplate

__all__ = [
    "Activity",
    "Arrangement",
    "ArrangementEvent",
    "ChecklistItem",
    "ChecklistUse",
    "ChecklistVersion",
    "Commitment",
    "Communication",
    "DutyAdvice",
    "HiddenTemplate",
    "IntendedOutcome",
    "LeadEvent",
    "LegalDutyCheck",
    "PlanStart",
    "PlanTemplate",
    "Promise",
    "PromiseEvent",
    "Purpose",
    "PurposeProposal",
    "PurposeVersion",
    "Status",
    "StatusEvent",
    "TopicOfInfluence",
    "ValueCard",
]
