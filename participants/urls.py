"""The site map of presence: staff's pages about who takes part, and each person's own pages."""

from django.urls import path

from participants.views import (
    agreement,
    attendance,
    claims,
    grid,
    heard,
    joining,
    links,
    my_money,
    my_own,
    my_pages,
    my_part,
    my_purpose,
    my_sessions,
    my_support,
    needs,
    networks,
    offers_told,
    outreach,
    people,
    population_pages,
    presence,
    purpose_answers,
    session_people,
    staff_values,
    steps,
    support,
    taking_off,
)

app_name = "participants"

ORGANISATION = "<int:organisation_id>/"
PAGES_OF_POPULATIONS = (
    ("add/", "population-upload", population_pages.ActivityUpload, population_pages.OrganisationUpload),
    ("imports/<uuid:pk>/", "population-wait", population_pages.ActivityWait, population_pages.OrganisationWait),
    (
        "imports/<uuid:pk>/progress/",
        "population-progress",
        population_pages.ActivityProgress,
        population_pages.OrganisationProgress,
    ),
    ("files/<int:pk>/", "population-choose", population_pages.ActivityChoose, population_pages.OrganisationChoose),
    (
        "ready/<slug:key>/",
        "population-published",
        population_pages.ActivityPublished,
        population_pages.OrganisationPublished,
    ),
    ("<int:pk>/", "population", population_pages.ActivityDetail, population_pages.OrganisationDetail),
    ("<int:pk>/remove/", "population-delete", population_pages.ActivityDelete, population_pages.OrganisationDelete),
)

urlpatterns = [
    *(
        path(f"activities/<uuid:activity_id>/populations/{place}", of_activity.as_view(), name=name)
        for place, name, of_activity, _ in PAGES_OF_POPULATIONS
    ),
    *(
        path(f"populations/{ORGANISATION}{place}", of_organisation.as_view(), name=f"organisation-{name}")
        for place, name, _, of_organisation in PAGES_OF_POPULATIONS
    ),
    path(
        f"populations/{ORGANISATION}",
        population_pages.OrganisationPopulations.as_view(),
        name="organisation-populations",
    ),
    path("populations/", population_pages.PopulationsChoose.as_view(), name="populations"),
    path("activities/<uuid:activity_id>/presence/", presence.Presence.as_view(), name="presence"),
    path(
        "activities/<uuid:activity_id>/presence/decisions/", presence.PresenceDecisions.as_view(), name="presence-plan"
    ),
    path("activities/<uuid:activity_id>/presence/funnel/", presence.FunnelDetail.as_view(), name="funnel"),
    path(
        "activities/<uuid:activity_id>/presence/levels/<slug:level>/", grid.LevelUpdate.as_view(), name="level-update"
    ),
    path("activities/<uuid:activity_id>/presence/missing/", heard.NotInTheRoom.as_view(), name="not-in-the-room"),
    path("activities/<uuid:activity_id>/groups/add/", heard.TargetGroupCreate.as_view(), name="target-group-create"),
    path(
        "activities/<uuid:activity_id>/groups/suggested/",
        heard.TargetGroupsSuggested.as_view(),
        name="target-groups-suggested",
    ),
    path(
        "activities/<uuid:activity_id>/groups/<int:pk>/", heard.TargetGroupUpdate.as_view(), name="target-group-update"
    ),
    path(
        "activities/<uuid:activity_id>/groups/<int:pk>/remove/",
        heard.TargetGroupDelete.as_view(),
        name="target-group-delete",
    ),
    path("activities/<uuid:activity_id>/outreach/", outreach.OutreachLog.as_view(), name="outreach"),
    path("activities/<uuid:activity_id>/outreach/add/", outreach.OutreachCreate.as_view(), name="outreach-create"),
    path("activities/<uuid:activity_id>/outreach/<int:pk>/", outreach.OutreachUpdate.as_view(), name="outreach-update"),
    path(
        "activities/<uuid:activity_id>/outreach/<int:pk>/remove/",
        outreach.OutreachDelete.as_view(),
        name="outreach-delete",
    ),
    path("organisations/<int:organisation_id>/networks/", networks.NetworkList.as_view(), name="network-list"),
    path("organisations/<int:organisation_id>/networks/add/", networks.NetworkCreate.as_view(), name="network-create"),
    path(
        "organisations/<int:organisation_id>/networks/<int:pk>/",
        networks.NetworkUpdate.as_view(),
        name="network-update",
    ),
    path(
        "organisations/<int:organisation_id>/networks/<int:pk>/remove/",
        networks.NetworkDelete.as_view(),
        name="network-delete",
    ),
    path("organisations/<int:organisation_id>/seldom-heard/", networks.SeldomHeard.as_view(), name="seldom-heard"),
    path("activities/<uuid:activity_id>/people/add/", people.PersonAdd.as_view(), name="person-add"),
    path("activities/<uuid:activity_id>/people/invite/", people.InviteEveryone.as_view(), name="invite-everyone"),
    path("people/<uuid:pk>/", people.PersonDetail.as_view(), name="person"),
    path("people/<uuid:pk>/change/", people.PersonUpdate.as_view(), name="person-update"),
    path("people/<uuid:pk>/invite/", people.PersonInvite.as_view(), name="person-invite"),
    path("people/<uuid:pk>/joined/", people.PersonJoined.as_view(), name="person-joined"),
    path("people/<uuid:pk>/steps/add/", steps.PersonStep.as_view(), name="person-step"),
    path("people/<uuid:pk>/steps/<int:event_id>/take-back/", steps.StepTakeBack.as_view(), name="step-take-back"),
    path("activities/<uuid:activity_id>/people/took-part/", steps.TookPart.as_view(), name="people-took-part"),
    path("activities/<uuid:activity_id>/people/finished/", steps.Finished.as_view(), name="people-finished"),
    path("people/<uuid:pk>/take-off/", taking_off.PersonTakeOff.as_view(), name="person-take-off"),
    path("people/<uuid:pk>/needs/arranged/", needs.NeedsArranged.as_view(), name="needs-arranged"),
    path("people/<uuid:pk>/link/", people.LinkHandOver.as_view(), name="link-hand-over"),
    path("people/<uuid:pk>/links/end/", people.LinksRevoke.as_view(), name="links-revoke"),
    path("people/<uuid:pk>/messages/<int:message_id>/again/", people.MessageAgain.as_view(), name="message-again"),
    path(
        "activities/<uuid:activity_id>/purpose/answers/",
        purpose_answers.PurposeAnswers.as_view(),
        name="purpose-answers",
    ),
    path(
        "people/<uuid:pk>/purpose/<int:answer_id>/answer/",
        purpose_answers.PurposeReplyCreate.as_view(),
        name="purpose-reply",
    ),
    path("activities/<uuid:activity_id>/attendance/", attendance.Attendance.as_view(), name="attendance"),
    *(
        path(f"activities/<uuid:activity_id>/sessions/<uuid:session_id>/{place}", view.as_view(), name=name)
        for place, name, view in (
            ("people/", "session-people", session_people.SessionPeople),
            ("people/<uuid:pk>/confirm/", "session-needs-confirm", session_people.SessionNeedsConfirm),
            ("proposals/<int:pk>/", "proposal-decide", session_people.ProposalDecide),
            ("attendance/", "session-attendance", attendance.SessionAttendance),
            ("headcount/", "session-headcount", attendance.SessionHeadcount),
        )
    ),
    path("activities/<uuid:activity_id>/values/", staff_values.StaffValues.as_view(), name="staff-values"),
    path(
        "activities/<uuid:activity_id>/values/together/", staff_values.ValuesTogether.as_view(), name="values-together"
    ),
    path("activities/<uuid:activity_id>/values/words/", staff_values.WordsGroup.as_view(), name="words-group"),
    path("activities/<uuid:activity_id>/agreement/mine/", agreement.StaffAgreement.as_view(), name="staff-agreement"),
    path(
        "activities/<uuid:activity_id>/agreement/answers/",
        agreement.AgreementAnswers.as_view(),
        name="agreement-answers",
    ),
    path("l/<str:token>/", links.OpenLink.as_view(), name="link"),
    path("my/<uuid:involvement_id>/", my_pages.MyInvolvement.as_view(), name="my-involvement"),
    path("my/<uuid:involvement_id>/join/", joining.Join.as_view(), name="join"),
    path("my/<uuid:involvement_id>/values/", my_pages.MyValues.as_view(), name="my-values"),
    path("my/<uuid:involvement_id>/purpose/", my_purpose.MyPurpose.as_view(), name="my-purpose"),
    path("my/<uuid:involvement_id>/agreement/", agreement.MyAgreement.as_view(), name="my-agreement"),
    path("my/<uuid:involvement_id>/part/", my_part.MyPart.as_view(), name="my-part"),
    path("my/<uuid:involvement_id>/said/", my_part.MySaid.as_view(), name="my-said"),
    path("my/<uuid:involvement_id>/promised/", my_part.MyPromised.as_view(), name="my-promised"),
    path("my/<uuid:involvement_id>/needs/", my_own.MyNeeds.as_view(), name="my-needs"),
    path("my/<uuid:involvement_id>/needs/delete/", my_own.MyNeedsDelete.as_view(), name="my-needs-delete"),
    path("my/<uuid:involvement_id>/permissions/", my_own.MyPermissions.as_view(), name="my-permissions"),
    path("my/<uuid:involvement_id>/details/", my_own.MyDetails.as_view(), name="my-details"),
    path("my/<uuid:involvement_id>/details/keep/", my_own.MyDetailsKeep.as_view(), name="my-details-keep"),
    path("my/<uuid:involvement_id>/copy/", my_part.MyCopy.as_view(), name="my-copy"),
    path("my/<uuid:involvement_id>/copy/<slug:kind>/", my_part.MyCopyFile.as_view(), name="my-copy-file"),
    path("my/<uuid:involvement_id>/sessions/", my_sessions.MySessions.as_view(), name="my-sessions"),
    *(
        path(f"my/<uuid:involvement_id>/sessions/<uuid:session_id>/{place}", view.as_view(), name=name)
        for place, name, view in (
            ("", "my-session", my_sessions.MySession),
            ("agenda/", "my-session-propose", my_sessions.MySessionPropose),
            ("agenda/<int:pk>/take-back/", "my-proposal-take-back", my_sessions.MyProposalTakeBack),
            ("needs/", "my-session-needs-met", my_sessions.MySessionNeedsMet),
            ("calendar/", "my-session-calendar", my_sessions.MySessionCalendar),
        )
    ),
    path("l/email/<str:token>/", my_own.ConfirmEmail.as_view(), name="confirm-email"),
    path("my/<uuid:involvement_id>/leave/", my_pages.Leave.as_view(), name="leave"),
    path("my/<uuid:involvement_id>/break/", my_pages.Pause.as_view(), name="pause"),
    path("my/<uuid:involvement_id>/back/", my_pages.ComeBack.as_view(), name="come-back"),
    path("my/<uuid:involvement_id>/fresh-link/", my_pages.FreshLink.as_view(), name="fresh-link"),
    path("my/<uuid:involvement_id>/finish/", my_pages.FinishHere.as_view(), name="finish-here"),
    path("finished/", my_pages.Finished.as_view(), name="finished"),
    path("activities/<uuid:activity_id>/payment/", offers_told.Payment.as_view(), name="payment"),
    path("people/<uuid:pk>/offer/told/", offers_told.OfferToldNote.as_view(), name="offer-told"),
    path("activities/<uuid:activity_id>/claims/", claims.ClaimList.as_view(), name="claim-list"),
    path("activities/<uuid:activity_id>/claims/agreed/<slug:kind>/", claims.ClaimsTake.as_view(), name="claims-take"),
    path("people/<uuid:pk>/claims/add/", claims.ClaimAdd.as_view(), name="claim-add"),
    path("claims/<uuid:pk>/", claims.ClaimDetail.as_view(), name="claim"),
    path("activities/<uuid:activity_id>/support/", support.SupportList.as_view(), name="support-list"),
    path(
        "activities/<uuid:activity_id>/support/take-over/", support.SupportTakeOver.as_view(), name="support-take-over"
    ),
    path("people/<uuid:pk>/support/", support.SupportDetail.as_view(), name="support"),
    path("people/<uuid:pk>/support/write/", support.SupportWrite.as_view(), name="support-write"),
    path("people/<uuid:pk>/support/readers/", support.SupportReaders.as_view(), name="support-readers"),
    path("my/<uuid:involvement_id>/offer/", my_money.MyOffer.as_view(), name="my-offer"),
    path("my/<uuid:involvement_id>/claims/", my_money.MyClaims.as_view(), name="my-claims"),
    path("my/<uuid:involvement_id>/claims/add/", my_money.ClaimMake.as_view(), name="claim-make"),
    path("my/<uuid:involvement_id>/claims/<uuid:pk>/", my_money.MyClaim.as_view(), name="my-claim"),
    path(
        "my/<uuid:involvement_id>/claims/<uuid:pk>/take-back/",
        my_money.MyClaimTakeBack.as_view(),
        name="my-claim-take-back",
    ),
    path("my/<uuid:involvement_id>/support/", my_support.MySupport.as_view(), name="my-support"),
]
