from participants.models.attendance import THERE, Attendance, Headcount, NeedsConfirmed
from participants.models.comment import Comment
from participants.models.consent import Consent
from participants.models.contact import ContactChange, ContactMessage
from participants.models.funnel import (
    GONE,
    MOVES,
    OFFERED,
    STAYED,
    STILL_IN,
    SYSTEM_REASONS,
    FunnelEvent,
    LeavingReason,
    Step,
)
from participants.models.link import Device, DeviceAccess, PersonalLink
from participants.models.message import LinkMessage
from participants.models.needs import AccessNeeds, NeedsArranged
from participants.models.outreach import Outreach, SeldomHeardList, TargetGroup, TrustedNetwork
from participants.models.participant import Involvement, Participant, Route, capacity_words
from participants.models.payment import (
    CLAIM_MOVES,
    OURS_TO_DO,
    ClaimEvent,
    ClaimsTaken,
    ClaimState,
    ExpenseClaim,
    OfferAnswer,
    OfferTold,
)
from participants.models.population import PopulationArea, PopulationCount, PopulationFile, ReferencePopulation
from participants.models.population_import import PopulationImport
from participants.models.presence import Place, PresencePlan
from participants.models.session_reply import AgendaProposal, NeedsMet, SessionReply
from participants.models.support import SupportArrangement, SupportEvent, SupportReader
from participants.models.values_shown import ValueShowing, ValueVoice, WordTheme
from participants.models.voice import Acknowledgement, PurposeReply, ValueEntry
from participants.models.working_agreement import AgreementAnswer

__all__ = [
    "CLAIM_MOVES",
    "GONE",
    "MOVES",
    "OFFERED",
    "OURS_TO_DO",
    "STAYED",
    "STILL_IN",
    "SYSTEM_REASONS",
    "THERE",
    "AccessNeeds",
    "Acknowledgement",
    "AgendaProposal",
    "AgreementAnswer",
    "Attendance",
    "ClaimEvent",
    "ClaimState",
    "ClaimsTaken",
    "Comment",
    "Consent",
    "ContactChange",
    "ContactMessage",
    "Device",
    "DeviceAccess",
    "ExpenseClaim",
    "FunnelEvent",
    "Headcount",
    "Involvement",
    "LeavingReason",
    "LinkMessage",
    "NeedsArranged",
    "NeedsConfirmed",
    "NeedsMet",
    "OfferAnswer",
    "OfferTold",
    "Outreach",
    "Participant",
    "PersonalLink",
    "Place",
    "PopulationArea",
    "PopulationCount",
    "PopulationFile",
    "PopulationImport",
    "PresencePlan",
    "PurposeReply",
    "ReferencePopulation",
    "Route",
    "SeldomHeardList",
    "SessionReply",
    "Step",
    "SupportArrangement",
    "SupportEvent",
    "SupportReader",
    "TargetGroup",
    "TrustedNetwork",
    "ValueEntry",
    "ValueShowing",
    "ValueVoice",
    "WordTheme",
    "capacity_words",
]
