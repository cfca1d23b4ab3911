from activities.models.activity import Activity, LeadEvent, Status, StatusEvent
from activities.models.checklist import ChecklistItem, ChecklistUse, ChecklistVersion
from activities.models.communication import Communication
from activities.models.discussion import PrinciplesDiscussion, ReviewDate
from activities.models.legal_duty import DutyAdvice, LegalDutyCheck
from activities.models.partner import Partner
from activities.models.payment import ExpenseKind, OfferLine, PaymentOffer, PaymentPolicy, PaymentRate, Per, Way
from activities.models.principles import ValueCard, ValueCardEvent
from activities.models.process import Arrangement, ArrangementEvent
from activities.models.programme import Programme
from activities.models.promise import Promise, PromiseEvent
from activities.models.purpose import IntendedOutcome, Purpose, TopicOfInfluence
from activities.models.purpose_texts import PurposeProposal, PurposeVersion
from activities.models.session import AgendaItem, Paper, Session, SessionEvent
from activities.models.starting import HiddenTemplate, PlanStart, PlanTemplate
from activities.models.strategy import Objective, Rewording, ServedObjective, Strategy
from activities.models.venue import Venue, VenueCheck, VenueFeature
from activities.models.working_agreement import AgreementVersion, Commitment, WorkingAgreement

__all__ = [
    "Activity",
    "AgendaItem",
    "AgreementVersion",
    "Arrangement",
    "ArrangementEvent",
    "ChecklistItem",
    "ChecklistUse",
    "ChecklistVersion",
    "Commitment",
    "Communication",
    "DutyAdvice",
    "ExpenseKind",
    "HiddenTemplate",
    "IntendedOutcome",
    "LeadEvent",
    "LegalDutyCheck",
    "Objective",
    "OfferLine",
    "Paper",
    "Partner",
    "PaymentOffer",
    "PaymentPolicy",
    "PaymentRate",
    "Per",
    "PlanStart",
    "PlanTemplate",
    "PrinciplesDiscussion",
    "Programme",
    "Promise",
    "PromiseEvent",
    "Purpose",
    "PurposeProposal",
    "PurposeVersion",
    "ReviewDate",
    "Rewording",
    "ServedObjective",
    "Session",
    "SessionEvent",
    "Status",
    "StatusEvent",
    "Strategy",
    "TopicOfInfluence",
    "ValueCard",
    "ValueCardEvent",
    "Venue",
    "VenueCheck",
    "VenueFeature",
    "Way",
    "WorkingAgreement",
]
