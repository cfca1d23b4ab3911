"""The site map of "About you": a person's own pages, open links, deleting, and monitoring with its figures."""

from django.urls import path

from vault.views import about_you, notices, open_about_you, open_links, register, releases

app_name = "vault"

urlpatterns = [
    path("my/<uuid:involvement_id>/about-you/", about_you.Start.as_view(), name="about-you"),
    path("my/<uuid:involvement_id>/about-you/questions/", about_you.Questions.as_view(), name="about-you-questions"),
    path("my/<uuid:involvement_id>/about-you/sent/", about_you.Sent.as_view(), name="about-you-sent"),
    path("my/<uuid:involvement_id>/about-you/delete/", about_you.Withdraw.as_view(), name="about-you-withdraw"),
    path("l/event/<str:token>/", open_about_you.OpenStart.as_view(), name="open-about-you"),
    path("l/event/<str:token>/questions/", open_about_you.OpenQuestions.as_view(), name="open-about-you-questions"),
    path("l/event/<str:token>/sent/", open_about_you.OpenSent.as_view(), name="open-about-you-sent"),
    path("activities/<uuid:activity_id>/open-link/", open_links.OpenLinkDraw.as_view(), name="open-link"),
    path("activities/<uuid:activity_id>/open-link/end/", open_links.OpenLinkEnd.as_view(), name="open-link-end"),
    path("people/<uuid:pk>/about-you/delete/", notices.NoticePassOn.as_view(), name="notice-pass-on"),
    path("monitoring/", register.Choose.as_view(), name="monitoring"),
    path("monitoring/<int:organisation_id>/", register.Register.as_view(), name="register"),
    path("monitoring/<int:organisation_id>/ask/", register.ReleaseAsk.as_view(), name="release-ask"),
    path("monitoring/<int:organisation_id>/questions/", register.Choosing.as_view(), name="choosing"),
    path("monitoring/releases/<uuid:pk>/", releases.ReleaseDetail.as_view(), name="release"),
    path("monitoring/releases/<uuid:pk>/progress/", releases.ReleaseProgress.as_view(), name="release-progress"),
    path("monitoring/releases/<uuid:pk>/groups/", releases.GroupList.as_view(), name="group-list"),
    path(
        "monitoring/releases/<uuid:pk>/groups/<slug:kind>/<slug:scope_id>/",
        releases.GroupDetail.as_view(),
        name="group",
    ),
]
