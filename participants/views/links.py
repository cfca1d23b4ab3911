"""Opening a personal link: a neutral page with a button, and behind the button the person's own page."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from participants import links
from participants.doors import REFERRER_POLICY, closed_door, cookie_name, keep_device


@method_decorator(login_not_required, name="dispatch")
class OpenLink(View):
    """Looking at a link changes nothing, however often a machine does it. Only the button lets a device in."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.link = links.find(kwargs["token"])

    def dispatch(self, request, *args, **kwargs):
        if self.link is None:
            return closed_door(request)
        response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = REFERRER_POLICY
        return response

    def get(self, request, token):
        organisation = self.link.organisation
        context = {"organisation": organisation, "is_demonstration": organisation.is_demonstration}
        return render(request, "participants/link.html", context)

    def post(self, request, token):
        device_secret = links.open_link(link=self.link, device_secret=request.COOKIES.get(cookie_name()))
        return keep_device(redirect(self.link.opens), device_secret)
