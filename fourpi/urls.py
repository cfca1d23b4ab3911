"""The site map: each app's own map stands beside its views."""

from django.urls import include, path

from fourpi import health, views

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("", include("activities.urls")),
    path("", include("participants.urls")),
    path("", include("evaluation.urls")),
    path("", include("accounts.urls")),
    path("outbox/", views.Outbox.as_view(), name="outbox"),
    path("outbox/<slug:name>/", views.OutboxLetter.as_view(), name="outbox-letter"),
    path("about/accessibility/", views.Accessibility.as_view(), name="accessibility"),
    path("about/licences/", views.Licences.as_view(), name="licences"),
    path("accounts/", include("allauth.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
