"""The site map: each app's own map stands beside its views."""

from allauth.account import views as sign_in
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.generic import TemplateView

from fourpi import health, views

handler400 = views.not_readable

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    # First, because people answering are the most, and all at once.
    path("", include("evaluation.urls")),
    path("", include("activities.urls")),
    path("", include("participants.urls")),
    path("", include("vault.urls")),
    path("", include("accounts.urls")),
    path("outbox/", views.Outbox.as_view(), name="outbox"),
    path("outbox/<slug:name>/", views.OutboxLetter.as_view(), name="outbox-letter"),
    path("about/accessibility/", views.Accessibility.as_view(), name="accessibility"),
    path("about/licences/", views.Licences.as_view(), name="licences"),
    path("left/", login_not_required(TemplateView.as_view(template_name="left.html")), name="left"),
    path("accounts/login/", sign_in.login, name="account_login"),
    path("accounts/logout/", sign_in.logout, name="account_logout"),
    path("accounts/inactive/", sign_in.account_inactive, name="account_inactive"),
    path("accounts/password/change/", sign_in.password_change, name="account_change_password"),
    path("accounts/password/reset/", sign_in.password_reset, name="account_reset_password"),
    path("accounts/password/reset/done/", sign_in.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
