"""The site map of "About you": a person's own pages, and passing on a request to delete."""

from django.urls import path

from vault.views import about_you, notices

app_name = "vault"

urlpatterns = [
    path("my/<uuid:involvement_id>/about-you/", about_you.Start.as_view(), name="about-you"),
    path("my/<uuid:involvement_id>/about-you/questions/", about_you.Questions.as_view(), name="about-you-questions"),
    path("my/<uuid:involvement_id>/about-you/sent/", about_you.Sent.as_view(), name="about-you-sent"),
    path("my/<uuid:involvement_id>/about-you/delete/", about_you.Withdraw.as_view(), name="about-you-withdraw"),
    path("people/<uuid:pk>/about-you/delete/", notices.NoticePassOn.as_view(), name="notice-pass-on"),
]
