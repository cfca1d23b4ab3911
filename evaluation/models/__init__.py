from evaluation.models.bank import Item, Medium, Scale
from evaluation.models.calendar import NoFollowUp, Reminder
from evaluation.models.digest import Digest, DigestPause, DigestWeek
from evaluation.models.impact import Change, Contribution, OutcomeJudgement, StaffJudgement, Verdict
from evaluation.models.instrument import InstrumentFile
from evaluation.models.kept import KeptJudgement, KeptVerdict, StaffKeptJudgement
from evaluation.models.language import Language
from evaluation.models.questionnaire import Phase, PlacedItem, Questionnaire, QuestionnairePage, QuestionnaireVersion
from evaluation.models.report import Report, ReportFile, ReportPart
from evaluation.models.response import Answer, Channel, DraftAnswer, HelpedBy, PaperEntry, PaperLookUp, Response
from evaluation.models.round import AskedBy, Invitation, InvitationMessage, Mode, Round, RoundAudience, SessionLink
from evaluation.models.trial import Trial
from evaluation.models.wording import Given, Kind, Wording

__all__ = [
    "Answer",
    "AskedBy",
    "Change",
    "Channel",
    "Contribution",
    "Digest",
    "DigestPause",
    "DigestWeek",
    "DraftAnswer",
    "Given",
    "HelpedBy",
    "InstrumentFile",
    "Invitation",
    "InvitationMessage",
    "Item",
    "KeptJudgement",
    "KeptVerdict",
    "Kind",
    "Language",
    "Medium",
    "Mode",
    "NoFollowUp",
    "OutcomeJudgement",
    "PaperEntry",
    "PaperLookUp",
    "Phase",
    "PlacedItem",
    "Questionnaire",
    "QuestionnairePage",
    "QuestionnaireVersion",
    "Reminder",
    "Report",
    "ReportFile",
    "ReportPart",
    "Response",
    "Round",
    "RoundAudience",
    "Scale",
    "SessionLink",
    "StaffJudgement",
    "StaffKeptJudgement",
    "Trial",
    "Verdict",
    "Wording",
]
