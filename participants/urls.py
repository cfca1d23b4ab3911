"""The site map of presence: staff's pages about who takes part, and each person's own pages."""

from django.urls import path

from participants.views import links, my_pages, people, populations, presence, staff_values

app_name = "participants"

urlpatterns = [
    path("activities/<uuid:activity_id>/presence/", presence.Presence.as_view(), name="presence"),
    path(
        "activities/<uuid:activity_id>/presence/decisions/", presence.PresenceDecisions.as_view(), name="presence-plan"
    ),
    path("activities/<uuid:activity_id>/people/add/", people.PersonAdd.as_view(), name="person-add"),
    path("activities/<uuid:activity_id>/people/invite/", people.InviteEveryone.as_view(), name="invite-everyone"),
    path("people/<uuid:pk>/", people.PersonDetail.as_view(), name="person"),
    path("people/<uuid:pk>/change/", people.PersonUpdate.as_view(), name="person-update"),
    path("people/<uuid:pk>/invite/", people.PersonInvite.as_view(), name="person-invite"),
    path("people/<uuid:pk>/joined/", people.PersonJoined.as_view(), name="person-joined"),
    path("people/<uuid:pk>/left/", people.PersonLeft.as_view(), name="person-left"),
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
    path("my/<uuid:involvement_id>/fresh-link/", my_pages.FreshLink.as_view(), name="fresh-link"),
    path("my/<uuid:involvement_id>/finish/", my_pages.FinishHere.as_view(), name="finish-here"),
    path("finished/", my_pages.Finished.as_view(), name="finished"),
]
