from evaluation.models.impact import Change, Contribution, OutcomeJudgement, StaffJudgement, Verdict
from evaluation.models.questionnaire import Item, Phase, Questionnaire, QuestionnaireVersion
from evaluation.models.report import Report, ReportFile, ReportPart
from evaluation.models.response import Answer, DraftAnswer, Response
from evaluation.models.round import Invitation, InvitationMessage, Round

__all__ = [
    "Answer",
    "Change",
    "Contribution",
    "DraftAnswer",
    "Invitation",
    "InvitationMessage",
    "Item",
    "OutcomeJudgement",
    "Phase",
    "Questionnaire",
    "QuestionnaireVersion",
    "Report",
    "ReportFile",
    "ReportPart",
    "Response",
    "Round",
    "StaffJudgement",
    "Verdict",
]
