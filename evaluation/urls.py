"""The site map of evaluation: rounds, impact, reports, the dashboard, and answering by personal link."""

from django.urls import path

from evaluation.views import (
    answering,
    at_session,
    codes,
    dashboard,
    impact,
    instruments,
    judging,
    letters,
    paper,
    reports,
    rounds,
    sessions,
)

app_name = "evaluation"

urlpatterns = [
    path("dashboard/", dashboard.Dashboard.as_view(), name="dashboard"),
    path("activities/<uuid:activity_id>/questionnaires/", rounds.RoundList.as_view(), name="round-list"),
    path(
        "activities/<uuid:activity_id>/questionnaires/<slug:phase>/ask/", rounds.RoundOpen.as_view(), name="round-open"
    ),
    path("rounds/<uuid:pk>/", rounds.RoundDetail.as_view(), name="round"),
    path("rounds/<uuid:pk>/ask-newcomers/", rounds.AskNewcomers.as_view(), name="ask-newcomers"),
    path("rounds/<uuid:pk>/close/", rounds.RoundClose.as_view(), name="round-close"),
    path("rounds/<uuid:pk>/messages/<int:message_id>/again/", rounds.MessageAgain.as_view(), name="message-again"),
    path("questionnaires/<int:pk>/", rounds.VersionPreview.as_view(), name="version-preview"),
    path("activities/<uuid:activity_id>/impact/", impact.Impact.as_view(), name="impact"),
    path(
        "activities/<uuid:activity_id>/contributions/add/",
        impact.ContributionCreate.as_view(),
        name="contribution-create",
    ),
    path("contributions/<int:pk>/change/", impact.ContributionUpdate.as_view(), name="contribution-update"),
    path("contributions/<int:pk>/decision/", impact.DecisionRecord.as_view(), name="decision-record"),
    path("contributions/<int:pk>/changes/add/", impact.ChangeCreate.as_view(), name="change-create"),
    path("contributions/<int:pk>/told-back/", impact.TellBack.as_view(), name="tell-back"),
    path(
        "activities/<uuid:activity_id>/outcomes/<int:outcome_id>/judge/",
        judging.StaffJudge.as_view(),
        name="staff-judge",
    ),
    path("reports/", reports.ReportList.as_view(), name="report-list"),
    path("activities/<uuid:activity_id>/reports/add/", reports.ReportRequest.as_view(), name="report-request"),
    path("reports/<uuid:pk>/", reports.ReportDetail.as_view(), name="report"),
    path("reports/<uuid:pk>/progress/", reports.ReportProgress.as_view(), name="report-progress"),
    path("reports/<uuid:pk>/again/", reports.ReportAgain.as_view(), name="report-again"),
    path("reports/<uuid:pk>/<str:format>/", reports.ReportDownload.as_view(), name="report-file"),
    path(
        "organisations/<int:organisation_id>/diversity-reports/add/",
        reports.DiversityRequest.as_view(),
        name="diversity-request",
    ),
    path("q/<uuid:invitation_id>/", answering.Start.as_view(), name="questionnaire"),
    path("q/<uuid:invitation_id>/pages/<str:key>/", answering.AnswerPage.as_view(), name="answer-page"),
    path("q/<uuid:invitation_id>/check/", answering.Check.as_view(), name="check"),
    path("q/<uuid:invitation_id>/sent/", answering.Sent.as_view(), name="sent"),
    path("q/<uuid:invitation_id>/decline/", answering.Decline.as_view(), name="decline"),
    path("q/<uuid:invitation_id>/so-far/", answering.SoFar.as_view(), name="so-far"),
    path("q/<uuid:invitation_id>/delete/", answering.Forget.as_view(), name="forget"),
    path("q/<uuid:invitation_id>/copy/", answering.Copy.as_view(), name="copy"),
    path("q/<uuid:invitation_id>/copy/file/", answering.CopyFile.as_view(), name="copy-file"),
    path("q/<uuid:invitation_id>/language/", answering.ChooseLanguage.as_view(), name="choose-language"),
    path("q/<uuid:invitation_id>/display/", answering.ChooseDisplay.as_view(), name="choose-display"),
    path("display/", answering.Display.as_view(), name="display"),
    path("my/<uuid:involvement_id>/promises/", judging.MyJudgements.as_view(), name="my-judgements"),
    path("my/<uuid:involvement_id>/told-back/", judging.MyToldBack.as_view(), name="my-told-back"),
    # Letters, codes to type, sessions and paper
    path("code/", codes.EnterCode.as_view(), name="enter-code"),
    path("l/s/<str:token>/", at_session.SessionStart.as_view(), name="session-link"),
    path("session/", at_session.SessionStart.as_view(), name="at-session"),
    path("q/<uuid:invitation_id>/next-person/", at_session.NextPerson.as_view(), name="next-person"),
    path("rounds/<uuid:pk>/letters/", letters.Letters.as_view(), name="letters"),
    path("rounds/<uuid:pk>/texts/", letters.Texts.as_view(), name="texts"),
    path("rounds/<uuid:pk>/texts/<uuid:invitation_id>/", letters.TextPrepare.as_view(), name="text-prepare"),
    path("rounds/<uuid:pk>/paper/", paper.PaperPrint.as_view(), name="paper-print"),
    path("rounds/<uuid:pk>/sessions/", sessions.SessionList.as_view(), name="session-list"),
    path("rounds/<uuid:pk>/sessions/<int:session_id>/end/", sessions.SessionEnd.as_view(), name="session-end"),
    path(
        "organisations/<int:organisation_id>/instruments/add/",
        instruments.InstrumentUpload.as_view(),
        name="instrument-upload",
    ),
    path(
        "organisations/<int:organisation_id>/instruments/template/",
        instruments.InstrumentTemplate.as_view(),
        name="instrument-template",
    ),
    path("instruments/<uuid:pk>/", instruments.InstrumentConfirm.as_view(), name="instrument"),
]
