"""The site map of "About you": a person's own pages, a request to delete, and monitoring with its figures."""

from django.urls import path

from vault.views import about_you, notices, register, releases

app_name = "vault"

urlpatterns = [
    path("my/<uuid:involvement_id>/about-you/", about_you.Start.as_view(), name="about-you"),
    path("my/<uuid:involvement_id>/about-you/questions/", about_you.Questions.as_view(), name="about-you-questions"),
    path("my/<uuid:involvement_id>/about-you/sent/", about_you.Sent.as_view(), name="about-you-sent"),
    path("my/<uuid:involvement_id>/about-you/delete/", about_you.Withdraw.as_view(), name="about-you-withdraw"),
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
