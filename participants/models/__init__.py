from participants.models.link import Device, DeviceAccess, PersonalLink
from participants.models.message import LinkMessage
from participants.models.participant import Involvement, Participant, Route, capacity_words
from participants.models.population import PopulationArea, PopulationCount, PopulationFile, ReferencePopulation
from participants.models.population_import import PopulationImport
from participants.models.presence import FunnelEvent, LeavingReason, PresencePlan, Step
from participants.models.voice import Acknowledgement, ValueEntry

__all__ = [
    "Acknowledgement",
    "Device",
    "DeviceAccess",
    "FunnelEvent",
    "Involvement",
    "LeavingReason",
    "LinkMessage",
    "Participant",
    "PersonalLink",
    "PopulationArea",
    "PopulationCount",
    "PopulationFile",
    "PopulationImport",
    "PresencePlan",
    "ReferencePopulation",
    "Route",
    "Step",
    "ValueEntry",
    "capacity_words",
]
