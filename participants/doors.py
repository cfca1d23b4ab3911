"""The door to a person's pages: no account, but a device that has opened their link."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View

from accounts import mishaps
from participants import links

REFERRER_POLICY = "strict-origin"


@method_decorator(login_not_required, name="dispatch")
class PersonalView(View):
    """A page of one person: `self.access` says what this device may do, `self.involvement` whose page it is.

    A page that is not there, somebody else's, or one whose link has ended all get the same answer.
    form_class: on a page where words are typed, the form they stand in, so that a closed door can show them.
    """

    form_class = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.access = links.access(
            device_secret=request.COOKIES.get(cookie_name()), involvement_id=self.find_involvement_id()
        )
        self.involvement = self.access.link.involvement if self.access else None

    def find_involvement_id(self):
        return self.kwargs["involvement_id"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs) if self.access else closed_to_what_was_sent(request)
        response["Referrer-Policy"] = REFERRER_POLICY
        return response

    @property
    def activity(self):
        return self.involvement.activity

    def page(self, template, context=None, *, status=200):
        """A participant's page with what every one of them shows: organisation, support contacts, way out."""
        activity = self.activity
        organisation = activity.organisation
        everywhere = {
            "involvement": self.involvement,
            "activity": activity,
            "organisation": organisation,
            "support_contacts": organisation.support_contacts.all(),
            "is_demonstration": organisation.is_demonstration,
            "may_read_back": self.access.may_read_back,
        }
        return render(self.request, template, {**everywhere, **(context or {})}, status=status)


def closed_door(request, **just_sent):
    """Kind words and the way to help, the same whether the page never was, is another's, or is over."""
    response = render(request, "participants/closed_door.html", just_sent, status=404)
    response["Referrer-Policy"] = REFERRER_POLICY
    return response


def closed_to_what_was_sent(request):
    """The same for a page of one person: what was sent to it is not saved, and stands there once, to be copied."""
    return closed_door(request, is_sent=request.method == "POST", typed=just_typed(request))


def just_typed(request):
    """What a person typed into the form that is sent in this request, and nothing else of it."""
    page = request.resolver_match.func
    form = getattr(getattr(page, "view_class", None), "form_class", None)
    fields = form.base_fields if form else {}
    shown = {name for name, field in fields.items() if not isinstance(field.widget, forms.HiddenInput)}
    sent = request.POST.copy()
    for name in request.POST:
        # A day is sent in three parts.
        if not shown & {name, name.rpartition("_")[0]}:
            del sent[name]
    return mishaps.what_was_typed(sent, page)


def cookie_name():
    return "__Host-fourpi-device" if settings.SESSION_COOKIE_SECURE else "fourpi-device"


def keep_device(response, device_secret):
    response.set_cookie(
        cookie_name(),
        device_secret,
        max_age=links.DEVICE_LIVES_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def drop_device(response):
    response.delete_cookie(cookie_name(), samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
