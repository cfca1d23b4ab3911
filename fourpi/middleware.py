"""What every request may ask, and the headers that every page carries."""

from csp.constants import HEADER
from csp.utils import build_policy
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponseNotAllowed

from accounts import mishaps

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


class PlainHeaders:
    """Keep pages out of caches, search engines and other sites' windows, and other sites' scripts out of pages.

    The policy on what a page may load is the same for all, so it is written once; a view with one of its own says so
    (`csp.decorators`, with the middleware of django-csp around the view).
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response


class WebVerbsOnly:
    """Pages and forms need no other methods; Django's form views would take PUT for POST."""

    ALLOWED = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in self.ALLOWED:
            return HttpResponseNotAllowed(self.ALLOWED)
        return self.get_response(request)


class SignedInOnly(LoginRequiredMiddleware):
    """Django's own way to the sign-in page; but what somebody has typed before their session ended goes along."""

    def handle_no_permission(self, request, view_func):
        page = mishaps.signed_out(request, view_func) if request.method == "POST" else None
        return page or super().handle_no_permission(request, view_func)
