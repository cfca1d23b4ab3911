"""The site map of evaluation: rounds, impact, reports, the dashboard, and answering by personal link."""

from django.urls import include, path

from evaluation.views import (
    answering,
    asking_me,
    at_session,
    codes,
    dashboard,
    digests,
    impact,
    judging,
    languages,
    letters,
    named,
    paper,
    paper_entry,
    planning,
    reports,
    results,
    rounds,
    sessions,
)
from evaluation.views.questionnaires.addresses import addresses as making_questionnaires
from evaluation.views.trying.addresses import addresses as trying

app_name = "evaluation"

OF_AN_INVITATION = [
    path("", answering.Start.as_view(), name="questionnaire"),
    path("pages/<str:key>/", answering.AnswerPage.as_view(), name="answer-page"),
    path("check/", answering.Check.as_view(), name="check"),
    path("sent/", answering.Sent.as_view(), name="sent"),
    path("so-far/", answering.SoFar.as_view(), name="so-far"),
    path("delete/", answering.Forget.as_view(), name="forget"),
    path("copy/", answering.Copy.as_view(), name="copy"),
    path("copy/file/", answering.CopyFile.as_view(), name="copy-file"),
    path("language/", answering.ChooseLanguage.as_view(), name="choose-language"),
    path("display/", answering.ChooseDisplay.as_view(), name="choose-display"),
    path("decline/", asking_me.NotNow.as_view(), name="decline"),
    path("next-person/", at_session.NextPerson.as_view(), name="next-person"),
]

urlpatterns = [
    # First, because these are asked for most.
    path("q/<uuid:invitation_id>/", include(OF_AN_INVITATION)),
    path("dashboard/", dashboard.Dashboard.as_view(), name="dashboard"),
    path("due/", digests.DigestPage.as_view(), name="digest"),
    path("due/again/", digests.DigestAgain.as_view(), name="digest-again"),
    path("due/resume/", digests.DigestResume.as_view(), name="digest-resume"),
    path("activities/<uuid:activity_id>/questionnaires/", rounds.RoundList.as_view(), name="round-list"),
    path(
        "activities/<uuid:activity_id>/questionnaires/<slug:phase>/plan/",
        planning.RoundPlan.as_view(),
        name="round-plan",
    ),
    path("rounds/<uuid:pk>/", rounds.RoundDetail.as_view(), name="round"),
    path("rounds/<uuid:pk>/change/", planning.RoundChange.as_view(), name="round-change"),
    path("rounds/<uuid:pk>/open/", planning.RoundOpen.as_view(), name="round-open"),
    path("rounds/<uuid:pk>/cancel/", planning.RoundCancel.as_view(), name="round-cancel"),
    path("rounds/<uuid:pk>/results/", results.RoundResults.as_view(), name="round-results"),
    path("rounds/<uuid:pk>/results/<str:format>/", results.RoundResultsFile.as_view(), name="round-results-file"),
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
    path("display/", answering.Display.as_view(), name="display"),
    path("my/<uuid:involvement_id>/questions/", asking_me.AskingMe.as_view(), name="asking-me"),
    path("my/<uuid:involvement_id>/promises/", judging.MyJudgements.as_view(), name="my-judgements"),
    path("my/<uuid:involvement_id>/told-back/", judging.MyToldBack.as_view(), name="my-told-back"),
    # Letters, codes to type, sessions and paper
    path("code/", codes.EnterCode.as_view(), name="enter-code"),
    path("l/s/<str:token>/", at_session.SessionStart.as_view(), name="session-link"),
    path("session/", at_session.SessionStart.as_view(), name="at-session"),
    path("rounds/<uuid:pk>/letters/", letters.Letters.as_view(), name="letters"),
    path("rounds/<uuid:pk>/texts/", letters.Texts.as_view(), name="texts"),
    path("rounds/<uuid:pk>/texts/<uuid:invitation_id>/", letters.TextPrepare.as_view(), name="text-prepare"),
    path("rounds/<uuid:pk>/paper/", paper.PaperPrint.as_view(), name="paper-print"),
    path("rounds/<uuid:pk>/paper/type/", paper_entry.PaperType.as_view(), name="paper-type"),
    path("paper/<int:entry_id>/second/", paper_entry.PaperSecond.as_view(), name="paper-second"),
    path("paper/<int:entry_id>/pages/<str:key>/", paper_entry.PaperPage.as_view(), name="paper-page"),
    path("paper/<int:entry_id>/check/", paper_entry.PaperCheck.as_view(), name="paper-check"),
    path("paper/<int:entry_id>/differences/", paper_entry.PaperDifferences.as_view(), name="paper-differences"),
    path("paper/<int:entry_id>/drop/", paper_entry.PaperDrop.as_view(), name="paper-drop"),
    path("rounds/<uuid:pk>/sessions/", sessions.SessionList.as_view(), name="session-list"),
    path("rounds/<uuid:pk>/sessions/<int:session_id>/end/", sessions.SessionEnd.as_view(), name="session-end"),
    # Answers with names
    path("rounds/<uuid:pk>/names/", named.NamedAnswers.as_view(), name="named-answers"),
    path("rounds/<uuid:pk>/names/<uuid:invitation_id>/", named.NamedAnswersOf.as_view(), name="named-answers-of"),
    *making_questionnaires,
    # Languages, and the words around the questions in each
    path("languages/of/<int:organisation_id>/", languages.LanguageList.as_view(), name="language-list"),
    path("languages/of/<int:organisation_id>/add/", languages.LanguageCreate.as_view(), name="language-create"),
    path("languages/of/<int:organisation_id>/<int:pk>/", languages.LanguageDetail.as_view(), name="language"),
    path(
        "languages/of/<int:organisation_id>/<int:pk>/change/",
        languages.LanguageUpdate.as_view(),
        name="language-update",
    ),
    path(
        "languages/of/<int:organisation_id>/<int:pk>/remove/",
        languages.LanguageRemove.as_view(),
        name="language-remove",
    ),
    path(
        "languages/of/<int:organisation_id>/<int:pk>/<slug:group>/",
        languages.LanguagePart.as_view(),
        name="language-part",
    ),
    *trying,
]
