"""Staff's pages of an activity's open link: make one, see it once, end it."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from activities.scope import OfActivity
from participants.views.people import Confirm
from vault import open_links
from vault.opening import OpenLinkForm

NOT_NOW = "“About you” is not asked here now, so there can be no link to it."
ENDED = "The link has stopped working. What was sent by it stays in the totals."


class OpenLinkDraw(OfActivity, FormView):
    """One link for everybody at an event, shown on the answer to the button and never again."""

    permission = Permission.PLAN
    form_class = OpenLinkForm
    template_name = "vault/open_link.html"

    def get_initial(self):
        return {"last_day": open_links.usual_last_day()}

    def get_context_data(self, **kwargs):
        may_ask = open_links.may_ask(self.activity)
        return super().get_context_data(may_ask=may_ask, live=open_links.live_of(self.activity), **kwargs)

    def form_valid(self, form):
        if not open_links.may_ask(self.activity):
            messages.error(self.request, NOT_NOW)
            return redirect("vault:open-link", self.activity.pk)
        token = open_links.draw(activity=self.activity, by=self.request.user, **form.cleaned_data)
        address = settings.ORIGIN + reverse("vault:open-about-you", args=[token])
        context = self.get_context_data(address=address)
        return render(self.request, "vault/open_link_drawn.html", context)


class OpenLinkEnd(OfActivity, Confirm, TemplateView):
    """End it before its day: at the end of the event, or when the link has got into wrong hands."""

    permission = Permission.PLAN
    template_name = "vault/open_link_end.html"
    question = "End the link for everybody at the event?"
    confirm_label = "End the link"

    def get_cancel_url(self):
        return reverse("vault:open-link", args=[self.activity.pk])

    def post(self, request, activity_id):
        open_links.end(activity=self.activity, by=request.user)
        messages.success(request, ENDED)
        return redirect("vault:open-link", self.activity.pk)
