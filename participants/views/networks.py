"""What an organisation's activities share: whom communities trust, and which groups are seldom heard."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect
from django.views.generic import CreateView, DeleteView, FormView, ListView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from accounts.scope import OfOrganisation, hold_organisation
from participants import seldom_heard
from participants.forms.heard import SeldomHeardForm
from participants.forms.outreach import TrustedNetworkForm
from participants.models import Outreach, TrustedNetwork


class OfNetworks(OfOrganisation):
    """A page of one organisation's networks, for those who plan: they may name persons."""

    permission = Permission.PLAN
    back = "participants:network-list"

    def get_queryset(self):
        return TrustedNetwork.objects.visible_to(self.request.user).filter(organisation=self.organisation)


class NetworkList(OfNetworks, ListView):
    """Everybody a community trusts, and what we still owe them, over all activities."""

    template_name = "participants/networks.html"
    context_object_name = "networks"

    def get_queryset(self):
        return super().get_queryset().annotate(times=Count("outreach")).order_by("name")

    def get_context_data(self, **kwargs):
        owing = Outreach.objects.owing().filter(activity__organisation=self.organisation)
        return super().get_context_data(
            owing=owing.select_related("network", "activity").order_by("owed_by", "on"), **kwargs
        )


class OfOneNetwork(OfNetworks):
    form_class = TrustedNetworkForm
    template_name = "participants/network_form.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def form_valid(self, form):
        messages.success(self.request, "Saved.")
        return super().form_valid(form)


class NetworkCreate(OfOneNetwork, CreateView):
    extra_context = {"heading": "Add somebody a community trusts"}


class NetworkUpdate(OfOneNetwork, UpdateView):
    extra_context = {"heading": "Change this network"}


class NetworkDelete(OfNetworks, DeleteView):
    template_name = "participants/network_confirm_remove.html"
    extra_context = {"question": "Remove this network?", "confirm_label": "Remove it"}

    def form_valid(self, form):
        messages.success(self.request, "The network is removed.")
        return super().form_valid(form)


class SeldomHeard(KeepsDraft, OfNetworks, FormView):
    """The organisation's own list of groups that are seldom heard, made from the shipped one."""

    form_class = SeldomHeardForm
    template_name = "participants/seldom_heard.html"
    changes_what_stands = True
    extra_context = {"heading": "Groups that are seldom heard"}

    def hold(self):
        hold_organisation(self.organisation)

    def get_initial(self):
        return {"groups": "\n".join(seldom_heard.groups(self.organisation))}

    def form_valid(self, form):
        seldom_heard.keep(organisation=self.organisation, groups=seldom_heard.split(form.cleaned_data["groups"]))
        messages.success(self.request, "The list is saved.")
        return redirect("participants:seldom-heard", self.organisation.pk)
