"""The site map of presence: staff's pages about who takes part, and each person's own pages."""

from django.urls import path

from participants.views import (
    grid,
    heard,
    links,
    my_pages,
    networks,
    outreach,
    people,
    populations,
    presence,
    staff_values,
    steps,
)

app_name = "participants"

urlpatterns = [
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
    path("people/<uuid:pk>/link/", people.LinkHandOver.as_view(), name="link-hand-over"),
    path("people/<uuid:pk>/links/end/", people.LinksRevoke.as_view(), name="links-revoke"),
    path("people/<uuid:pk>/messages/<int:message_id>/again/", people.MessageAgain.as_view(), name="message-again"),
    path("activities/<uuid:activity_id>/values/", staff_values.StaffValues.as_view(), name="staff-values"),
    path(
        "activities/<uuid:activity_id>/populations/add/",
        populations.PopulationUpload.as_view(),
        name="population-upload",
    ),
    path(
        "activities/<uuid:activity_id>/populations/files/<int:pk>/",
        populations.PopulationChoose.as_view(),
        name="population-choose",
    ),
    path(
        "activities/<uuid:activity_id>/populations/<int:pk>/", populations.PopulationDetail.as_view(), name="population"
    ),
    path(
        "activities/<uuid:activity_id>/populations/<int:pk>/remove/",
        populations.PopulationDelete.as_view(),
        name="population-delete",
    ),
    path("l/<str:token>/", links.OpenLink.as_view(), name="link"),
    path("my/<uuid:involvement_id>/", my_pages.MyInvolvement.as_view(), name="my-involvement"),
    path("my/<uuid:involvement_id>/join/", my_pages.Join.as_view(), name="join"),
    path("my/<uuid:involvement_id>/values/", my_pages.MyValues.as_view(), name="my-values"),
    path("my/<uuid:involvement_id>/purpose/", my_pages.MyPurpose.as_view(), name="my-purpose"),
    path("my/<uuid:involvement_id>/leave/", my_pages.Leave.as_view(), name="leave"),
    path("my/<uuid:involvement_id>/break/", my_pages.Pause.as_view(), name="pause"),
    path("my/<uuid:involvement_id>/back/", my_pages.ComeBack.as_view(), name="come-back"),
    path("my/<uuid:involvement_id>/fresh-link/", my_pages.FreshLink.as_view(), name="fresh-link"),
    path("my/<uuid:involvement_id>/finish/", my_pages.FinishHere.as_view(), name="finish-here"),
    path("finished/", my_pages.Finished.as_view(), name="finished"),
]
