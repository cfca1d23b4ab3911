from activities.models.activity import Activity, LeadEvent, Status, StatusEvent
from activities.models.principles import Commitment, ValueCard
from activities.models.process import Arrangement
from activities.models.purpose import IntendedOutcome, Purpose, PurposeVersion, TopicOfInfluence

__all__ = [
    "Activity",
    "Arrangement",
    "Commitment",
    "IntendedOutcome",
    "LeadEvent",
    "Purpose",
    "PurposeVersion",
    "Status",
    "StatusEvent",
    "TopicOfInfluence",
    "ValueCard",
]
