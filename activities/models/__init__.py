from activities.models.activity import Activity, LeadEvent, Status, StatusEvent
from activities.models.checklist import ChecklistItem, ChecklistUse, ChecklistVersion
from activities.models.principles import Commitment, ValueCard
from activities.models.process import Arrangement, ArrangementEvent
from activities.models.promise import Promise, PromiseEvent
from activities.models.purpose import IntendedOutcome, Purpose, PurposeVersion, TopicOfInfluence
from activities.models.starting import HiddenTemplate, PlanStart, PlanTemplate

__all__ = [
    "Activity",
    "Arrangement",
    "ArrangementEvent",
    "ChecklistItem",
    "ChecklistUse",
    "ChecklistVersion",
    "Commitment",
    "HiddenTemplate",
    "IntendedOutcome",
    "LeadEvent",
    "PlanStart",
    "PlanTemplate",
    "Promise",
    "PromiseEvent",
    "Purpose",
    "PurposeVersion",
    "Status",
    "StatusEvent",
    "TopicOfInfluence",
    "ValueCard",
]
